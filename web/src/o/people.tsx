import { useState } from "react";
import { useCommand, useGet } from "../api/hooks";
import type { Enterprise, Page, Proposal, Role, User } from "../api/types";
import { query } from "../api/client";
import { Note } from "../parts/answers";
import { BusyButton, Dialog, TextField, Tick } from "../parts/controls";
import { BeforeAfter } from "../parts/figures";
import { useMe } from "../parts/session";
import { StateTag } from "../parts/state";
import { common, roles } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { FilterText, List } from "./list";
import { CommandFoot, PageHead } from "./page";

/** A user with his password, shown once, or the proposal of one. */
interface Created {
  user: User | null;
  password: string | null;
  proposal: Proposal | null;
}

const staffRoles: Role[] = ["ACCOUNT_MANAGER", "UNDERWRITER", "OPERATIONS", "ACCOUNTANT", "AUDITOR", "ADMINISTRATOR"];

export function Component() {
  const { t } = useLanguage();
  const me = useMe();
  const [filter, setFilter] = useFilter();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<User | null>(null);
  return (
    <>
      <PageHead title={t(desk.people)}>
        <button type="button" className="btn pri" onClick={() => setAdding(true)} data-testid="add-user">
          {t(desk.addUser)}
        </button>
      </PageHead>
      <List<User>
        path="/users"
        filter={{ q: filter("q") }}
        id={(u) => u.id}
        open={setChanging}
        testid="users"
        tools={<FilterText value={filter("q")} change={(v) => setFilter("q", v)} />}
        columns={[
          { head: t(desk.fullName), cell: (u) => <span className="b">{u.name}</span>, slot: "name" },
          { head: t(desk.user), cell: (u) => u.userName, slot: "amount" },
          { head: t(desk.roles), cell: (u) => u.roles.map((r) => t(roles[r])).join(" · "), slot: "state" },
          { head: t(common.state), cell: (u) => (u.locked ? <StateTag state="LOCKED" /> : <span className="tag good">{t(desk.active)}</span>), slot: "date" },
          { head: t(desk.lock), cell: (u) => (u.id === me.id ? <span className="m s">{t(desk.yourself)}</span> : <LockButton user={u} />), right: true, slot: "act" },
        ]}
      />
      {adding && <AddUser close={() => setAdding(false)} />}
      {changing !== null && <ChangeRoles user={changing} close={() => setChanging(null)} />}
    </>
  );
}

function LockButton({ user: u }: { user: User }) {
  const { t } = useLanguage();
  const lock = useCommand<User>({ path: `/users/${u.id}/${u.locked ? "unlock" : "lock"}` });
  return (
    <>
      {lock.error !== null && <span className="bad s">{t(lock.error.texts)} </span>}
      <BusyButton busy={lock.isPending} className="btn" onClick={() => lock.mutate()}>
        {t(u.locked ? desk.unlock : desk.lock)}
      </BusyButton>
    </>
  );
}

function RoleTicks({ some, picked, change }: { some: Role[]; picked: Role[]; change: (roles: Role[]) => void }) {
  const { t } = useLanguage();
  return (
    <fieldset className="stack tight">
      <legend className="label">{t(desk.roles)}</legend>
      {some.map((r) => (
        <Tick key={r} checked={picked.includes(r)} change={(on) => change(on ? [...picked, r] : picked.filter((x) => x !== r))} testid={`role-${r}`}>
          {t(roles[r])}
        </Tick>
      ))}
    </fieldset>
  );
}

function AddUser({ close }: { close: () => void }) {
  const { t, language } = useLanguage();
  const [userName, setUserName] = useState("");
  const [name, setName] = useState("");
  const [picked, setPicked] = useState<Role[]>([]);
  const [firm, setFirm] = useState<Enterprise | null>(null);
  const [q, setQ] = useState("");
  const borrower = picked.includes("BORROWER");
  const firms = useGet<Page<Enterprise>>(borrower && q.trim() !== "" ? `/enterprises${query({ q, limit: 6 })}` : null);
  const create = useCommand<Created, unknown>({ path: "/users" });
  const wrong = (field: string) => (create.error?.field === field ? t(create.error.texts) : null);
  if (create.data !== undefined) {
    return (
      <Dialog kind="panel" title={create.data.user?.name ?? name.trim()} close={close}>
        <div className="stack">
          {create.data.user === null ? (
            <Note tone="good" icon="check">
              <span data-testid="hire-proposed">{t(desk.hireProposed)}</span>
            </Note>
          ) : (
            <Password of={create.data} />
          )}
          <button type="button" className="btn" onClick={close}>
            {t(common.close)}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog kind="panel" title={t(desk.addUser)} close={close}>
      <div className="stack">
        <TextField label={t(desk.fullName)} value={name} change={setName} required wrong={wrong("name")} testid="new-name" />
        <TextField label={t(desk.addUserName)} value={userName} change={(v) => setUserName(v.toLowerCase())} required autoCapitalize="none" wrong={wrong("userName")} testid="new-user-name" />
        <RoleTicks some={["BORROWER", ...staffRoles]} picked={picked} change={setPicked} />
        {borrower && (
          <div>
            <TextField label={t(desk.enterpriseFor)} value={firm?.name ?? q} change={(v) => { setFirm(null); setQ(v); }} testid="new-enterprise" />
            {firm === null && (
              <div className="results">
                {(firms.data?.items ?? []).map((e) => (
                  <button key={e.id} type="button" className="btn" onClick={() => setFirm(e)}>
                    {e.name}
                  </button>
                ))}
              </div>
            )}
          </div>
        )}
        <CommandFoot
          problem={create.error !== null && ["name", "userName"].includes(create.error.field ?? "") ? null : create.error}
          busy={create.isPending}
          disabled={name.trim() === "" || userName.trim() === "" || picked.length === 0 || (borrower && firm === null)}
          text={t(desk.create, { name: name.trim() })}
          below={borrower ? undefined : t(desk.hireHow)}
          act={() => create.mutate({ userName: userName.trim(), name: name.trim(), roles: picked, enterprise: firm?.id ?? null, language })}
          testid="create-user"
        />
      </div>
    </Dialog>
  );
}

function Password({ of }: { of: Created }) {
  const { t } = useLanguage();
  return of.password === null ? (
    <Note tone="warn" icon="lock">
      {t(desk.passwordGone)}
    </Note>
  ) : (
    <Note tone="lan" icon="lock">
      <div className="label">{t(desk.passwordOnce)}</div>
      <code style={{ fontSize: 18 }} data-testid="first-password">
        {of.password}
      </code>
      <p className="s13">{t(desk.passwordOnceHow)}</p>
    </Note>
  );
}

function GivePassword({ user: u }: { user: User }) {
  const { t } = useLanguage();
  const give = useCommand<Created>({ path: `/users/${u.id}/password` });
  return (
    <div className="stack tight" style={{ borderTop: "1px solid var(--line)", paddingTop: 16 }}>
      {give.data !== undefined ? (
        <Password of={give.data} />
      ) : (
        <>
          <BusyButton busy={give.isPending} className="btn" onClick={() => give.mutate()} testid="give-password">
            {t(desk.givePassword)}
          </BusyButton>
          <p className="s m">{t(desk.givePasswordHow)}</p>
          {give.error !== null && <span className="bad s">{t(give.error.texts)}</span>}
        </>
      )}
    </div>
  );
}

function ChangeRoles({ user: u, close }: { user: User; close: () => void }) {
  const { t } = useLanguage();
  const me = useMe();
  const [picked, setPicked] = useState<Role[]>(u.roles);
  const propose = useCommand<Proposal, unknown>({ verb: "PUT", path: `/users/${u.id}/roles` });
  const text = (list: Role[]) => (list.length === 0 ? "—" : list.map((r) => t(roles[r])).join(" · "));
  const same = [...picked].sort().join() === [...u.roles].sort().join();
  return (
    <Dialog kind="panel" title={u.name} close={close}>
      <div className="stack">
        <p className="m">
          {u.userName} {u.locked && <StateTag state="LOCKED" />}
        </p>
        {propose.data !== undefined ? (
          <Note tone="good">{t(desk.rolesProposed)}</Note>
        ) : u.enterprise !== null ? (
          <p>{text(u.roles)}</p>
        ) : (
          <>
            <RoleTicks some={staffRoles} picked={picked} change={setPicked} />
            <BeforeAfter changes={[{ what: t(desk.roles), before: text(u.roles), after: text(picked) }]} />
            <CommandFoot problem={propose.error} busy={propose.isPending} disabled={same || picked.length === 0} text={t(desk.rolesPropose)} below={t(desk.rolesHow)} act={() => propose.mutate({ roles: picked })} testid="propose-roles" />
          </>
        )}
        {u.id !== me.id && <GivePassword user={u} />}
      </div>
    </Dialog>
  );
}
