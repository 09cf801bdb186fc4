import { Link } from "react-router";
import type { Decision, LimitInput } from "../api/types";
import { figure, grouped, percent } from "../money/format";
import { desk } from "../words/desk";
import { judge } from "../words/judge";
import { common } from "../words/common";
import { useLanguage } from "../words/language";

/** The waterfall of the limit: every candidate with the figures it was computed from. */
export function LimitSteps({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const assumes = d.limitSteps.some((s) => s.inputs?.some((i) => i.assumed));
  return (
    <section className="card">
      <h2>{t(desk.limitSteps)}</h2>
      <div style={{ marginTop: 4 }} data-testid="limit-steps">
        {d.limitSteps.map((s, i) => (
          <Step key={s.id ?? i} step={s} />
        ))}
      </div>
      {assumes && <p className="s m" style={{ marginTop: 8 }}>{t(judge.assumedHow)}</p>}
    </section>
  );
}

function Step({ step: s }: { step: Decision["limitSteps"][number] }) {
  const { t } = useLanguage();
  const inputs = s.inputs ?? [];
  const row = (
    <>
      <span className="g1" style={{ fontWeight: s.binding === true ? 600 : 400 }}>
        {t(s.name)} {s.binding === true && <span className="tag riv">{t(desk.limitBinding)}</span>}
      </span>
      <span className={`n ${s.binding === true || s.id === "limit" ? "b" : ""}`}>{figure(s.amount)}</span>
    </>
  );
  if (inputs.length === 0)
    return (
      <div className="row sb s13 step" style={s.id === "limit" ? { fontWeight: 600 } : undefined}>
        {row}
      </div>
    );
  return (
    <details className="fold step" open={s.binding === true}>
      <summary className="s13" title={t(judge.how)}>
        {row}
      </summary>
      <dl className="facts">
        {inputs.map((i) => (
          <div key={i.id} style={{ display: "contents" }}>
            <dt>{t(i.name)}</dt>
            <dd className="n">
              <Figure input={i} /> {i.assumed && <span className="tag">{t(judge.assumed)}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Figure({ input: i }: { input: LimitInput }) {
  const { t } = useLanguage();
  const value = String(i.value);
  switch (i.unit) {
    case "MONEY":
      return <>{grouped(value)}</>;
    case "SHARE":
      return <>{percent(value)}</>;
    case "TIMES":
      return <>{t(judge.times, { n: value })}</>;
    case "DAYS":
      return <>{t(judge.days, { n: value })}</>;
    case "MONTHS":
      return <>{t(common.months, { n: Number(value) })}</>;
  }
}

const ties = { REPRESENTATIVE: judge.tieRepresentative, OWNER: judge.tieOwner, NAMESAKE: judge.tieNamesake };

/** Who shares the limit of the group, and who might. */
export function RelatedParties({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const related = d.related ?? [];
  return (
    <section className="card">
      <h2>{t(judge.related)}</h2>
      {related.length === 0 && <p className="s13 m">{t(judge.relatedNone)}</p>}
      {related.map((r) => (
        <div key={r.id} className="row sb s13 step">
          <span className="g1">
            <Link to={`/o/customers/${r.id}`}>{r.name}</Link>
            <span className={`s ${r.counted ? "m" : "warn"}`} style={{ display: "block" }}>
              {t(ties[r.tie])}
            </span>
          </span>
          <span className="r">
            <span className="n">{figure(r.owes)}</span>
            <span className="s m" style={{ display: "block" }}>
              {t(r.counted ? judge.owes : judge.notCounted)}
            </span>
          </span>
        </div>
      ))}
    </section>
  );
}
