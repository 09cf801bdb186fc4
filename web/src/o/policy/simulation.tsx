import { useState } from "react";
import { Link } from "react-router";
import { useCommand, useGet, usePages } from "../../api/hooks";
import { figure, moment, day } from "../../money/format";
import { Empty, Loaded, Note, Trouble } from "../../parts/answers";
import { BusyButton, DateInput } from "../../parts/controls";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { policy } from "../../words/policy";
import { useAsOf } from "../as-of";
import { useFilter } from "../applications";
import type { Changed, Figures, Simulation, Version } from "./shapes";
import { OutcomeTag } from "./tags";

const yearBefore = (iso: string): string => `${Number(iso.slice(0, 4)) - 1}${iso.slice(4)}`.replace("-02-29", "-02-28");

/** What the policy would have done with past applications. */
export function Simulations({ of: v, mayAct }: { of: Version; mayAct: boolean }) {
  const { t, language } = useLanguage();
  const { today } = useAsOf();
  const [filter, setFilter] = useFilter();
  const [from, setFrom] = useState(today === undefined ? "" : yearBefore(today));
  const [to, setTo] = useState(today ?? "");
  const start = useCommand<Simulation, { from: string; to: string }>({ path: `/policies/${v.line.id}/simulations` });
  const before = useGet<Simulation[]>(`/policies/${v.line.id}/simulations`);
  const shown = filter("simulation") === "" ? before.data?.[0]?.id : filter("simulation");
  return (
    <div className="stack">
      <section className="card stack">
        <p className="s13 m" style={{ margin: 0 }}>
          {t(policy.simulationHelp)}
        </p>
        {mayAct && (
          <div className="row wrap" style={{ alignItems: "flex-end" }}>
            <DateInput label={t(policy.from)} value={from} change={setFrom} testid="sim-from" />
            <DateInput label={t(policy.to)} value={to} change={setTo} testid="sim-to" />
            <BusyButton busy={start.isPending} disabled={from === "" || to === "" || v.findings.length > 0} onClick={() => start.mutate({ from, to }, { onSuccess: (made) => setFilter("simulation", made.id) })} testid="simulate">
              {t(policy.start)}
            </BusyButton>
          </div>
        )}
        {start.error !== null && <Trouble problem={start.error} command />}
        {(before.data?.length ?? 0) > 1 && (
          <label>
            <span className="label">{t(policy.earlier)}</span>
            <select className="field" style={{ width: "min(420px, 100%)" }} value={shown ?? ""} onChange={(e) => setFilter("simulation", e.target.value)}>
              {before.data!.map((s) => (
                <option key={s.id} value={s.id}>
                  {day(s.from, language, "0")} – {day(s.to, language, "0")} · {t(policy[s.state])} · {moment(s.startedAt)}
                </option>
              ))}
            </select>
          </label>
        )}
      </section>
      {shown !== undefined && <Shown key={shown} id={shown} mayAct={mayAct} />}
    </div>
  );
}

function Shown({ id, mayAct }: { id: string; mayAct: boolean }) {
  const { t, language } = useLanguage();
  const [running, setRunning] = useState(true);
  const simulation = useGet<Simulation>(`/policies/simulations/${id}`, { every: running ? 1_000 : false, keep: true });
  const stop = useCommand<Simulation>({ path: `/policies/simulations/${id}/stop` });
  const state = simulation.data?.state;
  if (running && state !== undefined && state !== "RUNNING") setRunning(false);
  return (
    <Loaded of={simulation} shape="tall">
      {(s) => (
        <>
          <section className="card stack" data-testid="simulation">
            <div className="row wrap sb">
              <b>
                {day(s.from, language, "0")} – {day(s.to, language, "0")}
              </b>
              <span className="row" style={{ gap: 8 }}>
                <span className={`tag ${s.state === "DONE" ? "good" : s.state === "RUNNING" ? "info striped" : "warn"}`}>{t(policy[s.state])}</span>
                <span className="n m s13">{t(policy.running, { done: s.done, total: s.total })}</span>
                {s.state === "RUNNING" && mayAct && (
                  <button type="button" className="btn" onClick={() => stop.mutate()}>
                    {t(policy.stop)}
                  </button>
                )}
              </span>
            </div>
            {s.total === 0 ? <Empty text={t(policy.nothingThere)} /> : <Sides of={s} />}
            {s.capped && <Note tone="warn" icon="warn">{t(policy.capped, { total: s.total })}</Note>}
            <p className="s13 m" style={{ margin: 0 }}>
              {t(policy.moneyHelp)}
            </p>
          </section>
          {s.total > 0 && <Changes id={id} done={s.done} />}
        </>
      )}
    </Loaded>
  );
}

const all = (f: Figures): number => f.accepted + f.referred + f.refused;
const share = (f: Figures): string => (all(f) === 0 ? "—" : `${((100 * f.accepted) / all(f)).toFixed(1)} %`);

function Sides({ of: s }: { of: Simulation }) {
  const { t } = useLanguage();
  const rows: [string, string, string][] = [
    [t(policy.approvals), share(s.before), share(s.after)],
    [t(policy.accepted), String(s.before.accepted), String(s.after.accepted)],
    [t(policy.referred), String(s.before.referred), String(s.after.referred)],
    [t(policy.refused), String(s.before.refused), String(s.after.refused)],
    [t(policy.limit), figure(s.before.limit), figure(s.after.limit)],
    [t(policy.loss), figure(s.before.expectedLoss), figure(s.after.expectedLoss)],
    [t(policy.margin), figure(s.before.margin), figure(s.after.margin)],
  ];
  const tiles: [string, string, string][] = [
    [t(policy.approvals), share(s.after), share(s.before)],
    [t(policy.loss), figure(s.after.expectedLoss), figure(s.before.expectedLoss)],
    [t(policy.margin), figure(s.after.margin), figure(s.before.margin)],
    [t(policy.sides), String(s.changed), ""],
  ];
  return (
    <>
      <div className="policy-tiles">
        {tiles.map(([name, now, was]) => (
          <div key={name}>
            <div className="s13 m">{name}</div>
            <div className="n b" style={{ fontSize: 20 }}>
              {now}
            </div>
            <div className="s13 m n">{was === "" ? "\u00a0" : `${t(policy.before)} ${was}`}</div>
          </div>
        ))}
      </div>
      <table className="ba" data-testid="sides">
        <thead>
          <tr>
            <th scope="col" aria-label={t(policy.simulation)} />
            <th scope="col">{t(policy.before)}</th>
            <th scope="col">{t(policy.after)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="n m">{before}</td>
              <td className="n">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Changes({ id, done }: { id: string; done: number }) {
  const { t } = useLanguage();
  const list = usePages<Changed>(`/policies/simulations/${id}/changes`, { seen: String(done) });
  const rows = (list.data?.pages ?? []).flatMap((p) => p.items);
  return (
    <section className="card">
      <h2 style={{ marginTop: 0 }}>{t(policy.changes)}</h2>
      {list.error !== null && <Trouble problem={list.error} retry={() => void list.refetch()} />}
      {list.data !== undefined && rows.length === 0 && <Empty icon="check" text={t(policy.noChanges)} />}
      {rows.length > 0 && (
        <table className="list-table rows flat" data-testid="changes">
          <thead>
            <tr>
              <th scope="col">{t(common.enterprise)}</th>
              <th scope="col">{t(policy.application)}</th>
              <th scope="col">{t(policy.before)}</th>
              <th scope="col">{t(policy.after)}</th>
              <th scope="col">{t(policy.rule)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.decision}>
                <td data-slot="name">
                  <Link to={`/o/decisions/${row.decision}`}>{row.enterprise.name}</Link>
                </td>
                <td className="n">{row.application}</td>
                <td data-slot="state">
                  <OutcomeTag of={row.before} />
                </td>
                <td data-slot="amount">
                  <OutcomeTag of={row.after} />
                </td>
                <td data-slot="date" className="n m">
                  {row.rules === "" ? "—" : row.rules}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {list.hasNextPage && (
        <button type="button" className="btn" style={{ marginTop: 10 }} onClick={() => void list.fetchNextPage()}>
          {t(common.more)}
        </button>
      )}
    </section>
  );
}
