import { useState } from "react";
import { Link } from "react-router";
import { useCommand, useGet } from "../api/hooks";
import type { Money, Page, Proposal } from "../api/types";
import { amount, figure, moment } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { Differences, shownValue } from "../parts/content";
import { Dialog, TextField } from "../parts/controls";
import { BeforeAfter, Receipt } from "../parts/figures";
import { useMe } from "../parts/session";
import { StateTag } from "../parts/state";
import { common, roles, states } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { FilterChips, List } from "./list";
import { CommandFoot, PageHead } from "./page";

type Content = Record<string, unknown>;
const record = (v: unknown): Content => (typeof v === "object" && v !== null ? (v as Content) : {});
const amountOf = (p: Proposal): Money | null => {
  const found = record(p.content).amount as Money | undefined;
  return typeof found?.amount === "string" ? found : null;
};

/** What waits for a second pair of eyes: the same table the first one saw, then yes or no. */
export function Component() {
  const { t, language } = useLanguage();
  const [filter, setFilter] = useFilter();
  const state = filter("state") === "" ? "OPEN" : filter("state");
  const open = filter("open");
  return (
    <>
      <PageHead title={t(desk.checks)} />
      <List<Proposal>
        path="/proposals"
        filter={{ state }}
        id={(p) => p.id}
        open={(p) => setFilter("open", p.id)}
        empty={t(desk.checksNone)}
        testid="proposals"
        tools={
          <FilterChips
            label={t(common.state)}
            value={state}
            choose={(v) => setFilter("state", v)}
            options={[
              { value: "OPEN", text: t(desk.checkOpen) },
              { value: "APPROVED", text: t(desk.approve) },
              { value: "REJECTED", text: t(desk.reject) },
            ]}
          />
        }
        columns={[
          { head: t(common.date), cell: (p) => <span className="n">{moment(p.proposedAt)}</span>, slot: "date" },
          { head: t(desk.what), cell: (p) => <span className="b">{p.summary === null ? p.kind : p.summary[language]}</span>, slot: "name" },
          { head: t(desk.who), cell: (p) => p.proposedBy.name },
          { head: t(common.amountUnit), cell: (p) => figure(amountOf(p)), right: true, slot: "amount" },
          { head: t(common.state), cell: (p) => <StateTag state={p.state} />, slot: "state" },
        ]}
      />
      {open !== "" && <One id={open} close={() => setFilter("open", "")} />}
    </>
  );
}

function One({ id, close }: { id: string; close: () => void }) {
  const { t } = useLanguage();
  // The contract names no single proposal to read; the open ones and the decided ones are short lists.
  const lists = [useGet<Page<Proposal>>("/proposals?state=OPEN&limit=200"), useGet<Page<Proposal>>("/proposals?state=APPROVED&limit=200"), useGet<Page<Proposal>>("/proposals?state=REJECTED&limit=200")];
  const found = lists.flatMap((l) => l.data?.items ?? []).find((p) => p.id === id);
  return (
    <Dialog kind="panel" title={t(desk.checks)} close={close} testid="proposal">
      {found === undefined ? <Loaded of={lists[0]!}>{() => <p className="m">{t(common.notFound)}</p>}</Loaded> : <Proposed of={found} close={close} />}
    </Dialog>
  );
}

/** The page of what a proposal is about, where its kind tells. */
function subjectOf(p: Proposal): string | null {
  if (p.kind.startsWith("lending")) return `/o/applications/${p.subjectId}`;
  if (p.kind === "underwriting.policy") return `/o/policy/${p.subjectId}`;
  if (p.kind.startsWith("underwriting")) return `/o/decisions/${p.subjectId}`;
  if (p.kind.startsWith("servicing")) return `/o/contracts/${p.subjectId}`;
  return null;
}

function keyWord(key: string, t: ReturnType<typeof useLanguage>["t"]): string {
  const name = `key${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  return name in desk ? t(desk[name as keyof typeof desk]) : key;
}

/** What is proposed beside its summary; who and when stand above already. */
function factsOf(p: Proposal): [string, unknown][] {
  const content = record(p.content);
  const reasons = record(content.answer).reasons;
  const given: [string, unknown][] = Array.isArray(reasons) ? [["reason", reasons.map((r) => record(r).text ?? record(r).code)]] : [];
  const told = ["before", "after", "at", "by", "byName", "answer", ...(p.kind === "underwriting.policy" ? ["sha256", "effectiveFrom"] : [])];
  return [...Object.entries(content).filter(([k, v]) => !told.includes(k) && v !== ""), ...given];
}

function Proposed({ of: p, close }: { of: Proposal; close: () => void }) {
  const { t, language } = useLanguage();
  const me = useMe();
  const content = record(p.content);
  const mine = p.approver === undefined || me.roles.includes(p.approver);
  const subject = subjectOf(p);
  const money = amountOf(p);
  const hasBoth = "before" in content || "after" in content;
  const facts = factsOf(p);
  return (
    <div className="stack">
      <div className="b" style={{ fontSize: 16 }}>
        {p.summary === null ? p.kind : t(p.summary)}
      </div>
      <div className="row wrap">
        <StateTag state={p.state} />
        <span className="m s13">{t(desk.proposedBy, { name: p.proposedBy.name, time: moment(p.proposedAt) })}</span>
      </div>
      {facts.length > 0 && <Receipt rows={facts.map(([k, v]) => ({ what: keyWord(k, t), amount: shownValue(v, language) }))} />}
      {money !== null && p.kind.startsWith("lending") && p.state === "OPEN" && (
        <BeforeAfter
          title={t(desk.willHappen)}
          changes={[
            { what: t(desk.payoutState), before: t(states.SECOND_CHECK), after: t(states.PAYING) },
            { what: t(desk.loanOwed), before: figure({ ...money, amount: "0.00" }), after: figure(money) },
          ]}
        />
      )}
      {hasBoth && (
        <>
          <div className="label">{t(desk.willHappen)}</div>
          <Differences before={content.before} after={content.after} />
        </>
      )}
      {p.decidedBy !== null && (
        <Note tone={p.state === "APPROVED" ? "good" : "warn"} icon={p.state === "APPROVED" ? "check" : "warn"}>
          {t(desk.decidedByName, { name: p.decidedBy.name, time: moment(p.decidedAt) })} {p.reason}
        </Note>
      )}
      {subject !== null && <Link to={subject}>{t(desk.toSubject)}</Link>}
      {p.state === "OPEN" && !mine && <Note tone="warn" icon="lock">{t(desk.onlyRole, { role: p.approver === undefined ? "" : t(roles[p.approver]) })}</Note>}
      {p.state === "OPEN" && mine && (p.proposedBy.id === me.id ? <Note tone="warn" icon="lock">{t(desk.ownProposal)}</Note> : <Answer of={p} close={close} />)}
    </div>
  );
}

function Answer({ of: p, close }: { of: Proposal; close: () => void }) {
  const { t, language } = useLanguage();
  const [reason, setReason] = useState("");
  const [back, setBack] = useState(false);
  const approve = useCommand<Proposal>({ path: `/proposals/${p.id}/approve` });
  const reject = useCommand<Proposal, unknown>({ path: `/proposals/${p.id}/reject` });
  const money = amountOf(p);
  return (
    <div className="stack">
      {!back && (
        <CommandFoot
          problem={approve.error}
          busy={approve.isPending}
          text={money === null ? t(desk.approve) : t(desk.approveAmount, { amount: amount(money, language) })}
          act={() => approve.mutate(undefined, { onSuccess: close })}
          testid="approve"
        />
      )}
      {back ? (
        <>
          <TextField label={t(desk.rejectReason)} value={reason} change={setReason} maxLength={500} required testid="reject-reason" />
          <CommandFoot problem={reject.error} busy={reject.isPending} disabled={reason.trim() === ""} text={t(desk.reject)} danger act={() => reject.mutate({ reason: reason.trim() }, { onSuccess: close })} testid="reject" />
          <button type="button" className="btn ghost" onClick={() => setBack(false)}>
            {t(common.cancel)}
          </button>
        </>
      ) : (
        <button type="button" className="btn" onClick={() => setBack(true)} data-testid="reject-open">
          {t(desk.reject)}
        </button>
      )}
    </div>
  );
}
