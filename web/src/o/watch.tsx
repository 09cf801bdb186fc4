import { useState } from "react";
import { useCommand, useGet } from "../api/hooks";
import { Empty, Loaded } from "../parts/answers";
import { TextField } from "../parts/controls";
import { useRole } from "../parts/session";
import { common, roles } from "../words/common";
import { useLanguage } from "../words/language";
import { models as w } from "../words/models";
import { useFilter } from "./applications";
import { FilterChips } from "./list";
import type { Alert, ModelMonth } from "./model-shapes";
import { CommandFoot, PageHead } from "./page";

const percent = (part: number, whole: number) => (whole === 0 ? "—" : `${((100 * part) / whole).toFixed(1)} %`);

/** A part with the number it is a part of, because it is often small. */
const share = (part: number, whole: number) => (whole === 0 ? "—" : `${percent(part, whole)} (${part}/${whole})`);

/** Models month by month, and alerts with their owners. */
export function Component() {
  const { t } = useLanguage();
  const months = useGet<ModelMonth[]>("/watch/months?months=12");
  return (
    <>
      <PageHead title={t(w.watch)} about={t(w.watchAbout)} />
      <div className="stack">
        <Alerts />
        <Loaded of={months} shape="tall,line,line">
          {(all) => (all.length === 0 ? <Empty icon="chart" text={t(w.watchEmpty)} /> : <Months all={all} />)}
        </Loaded>
      </div>
    </>
  );
}

/** Alerts shown at first; a whole book after a bad day has hundreds. */
const page = 10;

function Alerts() {
  const { t } = useLanguage();
  const [filter, setFilter] = useFilter();
  const state = filter("state") === "" ? "OPEN" : filter("state");
  const alerts = useGet<Alert[]>("/watch/alerts");
  const works = useRole("UNDERWRITER", "ACCOUNT_MANAGER");
  const [most, setMost] = useState(page);
  return (
    <section className="card stack" data-testid="alerts">
      <div className="row sb wrap">
        <h2>{t(w.alerts)}</h2>
        <FilterChips
          label={t(w.alerts)}
          value={state}
          choose={(v) => setFilter("state", v)}
          options={[
            { value: "OPEN", text: t(w.open) },
            { value: "ALL", text: t(w.all) },
          ]}
        />
      </div>
      <Loaded of={alerts} shape="line,line">
        {(all) => {
          const shown = all.filter((a) => state === "ALL" || a.state !== "CLOSED");
          return shown.length === 0 ? (
            <p className="m">{t(w.alertsNone)}</p>
          ) : (
            <div className="stack">
              {shown.slice(0, most).map((a) => (
                <OneAlert key={a.id} of={a} works={works} />
              ))}
              <div className="row sb">
                <span className="s m n">{t(w.alertsShown, { n: Math.min(most, shown.length), all: shown.length })}</span>
                {shown.length > most && (
                  <button type="button" className="btn" onClick={() => setMost(most + page)} data-testid="more-alerts">
                    {t(common.more)}
                  </button>
                )}
              </div>
            </div>
          );
        }}
      </Loaded>
    </section>
  );
}

function OneAlert({ of, works }: { of: Alert; works: boolean }) {
  const { t } = useLanguage();
  const [reason, setReason] = useState("");
  const take = useCommand<Alert>({ path: `/watch/alerts/${of.id}/take` });
  const close = useCommand<Alert, { reason: string }>({ path: `/watch/alerts/${of.id}/close` });
  const tone = of.effect === "FREEZE" ? "bad" : of.effect === "LOWER" ? "warn" : "";
  return (
    <div className="stack" style={{ gap: 4, borderTop: "1px solid var(--line)", paddingTop: 10 }}>
      <div className="row sb wrap">
        <span>
          {of.enterprise !== null && (
            <a className="a b" href={`/o/customers/${of.enterprise.id}`}>
              {of.enterprise.name}
            </a>
          )}{" "}
          {t(of.text)}
        </span>
        <span className="row">
          <span className={`tag ${tone}`}>
            {t(w.effect)} {t(w[of.effect])}
          </span>
          <span className={`tag ${of.state === "OPEN" ? "warn" : of.state === "TAKEN" ? "info" : ""}`}>{t(w[`ALERT_${of.state}`])}</span>
        </span>
      </div>
      <div className="s m n">
        {of.rule} · {of.openedOn} · {t(w.owner)} {of.taker ?? t(roles[of.owner])}
        {of.steps.filter((s) => s.text !== "").map((s) => ` · ${s.byName}: ${s.text}`)}
      </div>
      {works && of.state !== "CLOSED" && (
        <div className="row wrap">
          {of.state === "OPEN" && (
            <button type="button" className="btn" disabled={take.isPending} onClick={() => take.mutate()} data-testid="take">
              {t(w.take)}
            </button>
          )}
          <details>
            <summary className="a">{t(w.close)}</summary>
            <div className="stack" style={{ minWidth: 260, marginTop: 8 }}>
              <TextField label={t(w.closeWhy)} value={reason} change={setReason} />
              <CommandFoot problem={close.error} busy={close.isPending} disabled={reason.trim() === ""} text={t(w.close)} act={() => close.mutate({ reason })} testid="close-alert" />
            </div>
          </details>
        </div>
      )}
    </div>
  );
}

function Months({ all }: { all: ModelMonth[] }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(0);
  const chosen = all[Math.min(open, all.length - 1)]!;
  const shifts = [...(chosen.score === null ? [] : [chosen.score]), ...[...chosen.features].sort((a, b) => b.index - a.index)];
  const top = Math.max(0.5, ...shifts.map((s) => s.index));
  return (
    <section className="card stack">
      <h2>{t(w.byMonth)}</h2>
      <div className="scroll" tabIndex={0}>
        <table className="list-table rows n" data-testid="months">
          <thead>
            <tr>
              <th scope="col">{t(w.month)}</th>
              <th scope="col">{t(w.version)}</th>
              {[w.decisions, w.approval, w.referral, w.refusal, w.override, w.bad, w.scorePsi].map((head) => (
                <th key={head[1]} scope="col" className="r">
                  {t(head)}
                </th>
              ))}
              <th scope="col">{t(w.topPsi)}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((m, i) => {
              const top = [...m.features].sort((a, b) => b.index - a.index)[0];
              return (
                <tr key={m.month + m.model} aria-selected={i === open} onClick={() => setOpen(i)}>
                  <td data-slot="name">
                    <button type="button" className="a" onClick={() => setOpen(i)}>
                      {m.month}
                    </button>
                  </td>
                  <td data-slot="state">{m.model}</td>
                  <td className="r" data-slot="date">{m.decisions}</td>
                  <td className="r" data-slot="amount">{percent(m.accepted, m.decisions)}</td>
                  <td className="r">{percent(m.referred, m.decisions)}</td>
                  <td className="r">{percent(m.refused, m.decisions)}</td>
                  <td className="r">{share(m.overrides, m.answered)}</td>
                  <td className="r">{share(m.endedBadly, m.known)}</td>
                  <td className="r">{m.score === null ? "—" : m.score.index.toFixed(2)}</td>
                  <td>{top === undefined ? "—" : `${t(top.text)} ${top.index.toFixed(2)}`}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="s m">{t(w.bad_how)}</p>
      <h3>
        {chosen.month} · {chosen.model}
      </h3>
      <p className="s m">{t(w.psiNote, { n: chosen.looked })}</p>
      <div className="stack" style={{ gap: 6 }} data-testid="shifts">
        {shifts.map((f) => (
          <Bar key={f.name} of={f} top={top} />
        ))}
      </div>
    </section>
  );
}

/** An index as a bar, with a mark where chance ends. */
function Bar({ of, top }: { of: ModelMonth["features"][number]; top: number }) {
  const { t } = useLanguage();
  const at = (v: number) => `${Math.min(100, (100 * v) / top)}%`;
  const says = of.index > of.byChance;
  const color = !says ? "var(--muted)" : of.index > 0.25 ? "var(--bad)" : of.index > 0.1 ? "var(--lantern-fill)" : "var(--good)";
  return (
    <div>
      <div className="row sb wrap s13">
        <span title={of.name}>{t(of.text)}</span>
        <span className="n">
          {t(w.psi)} {of.index.toFixed(3)} · {t(w.byChance, { n: of.byChance.toFixed(3) })} · {t(w.missing)} {(of.missing * 100).toFixed(1)} %
        </span>
      </div>
      <div style={{ position: "relative", height: 8, background: "var(--line)", borderRadius: 4 }} aria-hidden="true">
        <i style={{ position: "absolute", inset: 0, width: at(of.index), background: color, borderRadius: 4 }} />
        <i style={{ position: "absolute", top: -2, bottom: -2, left: at(of.byChance), width: 2, background: "var(--ink)" }} />
      </div>
    </div>
  );
}
