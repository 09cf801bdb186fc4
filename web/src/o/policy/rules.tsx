import { useLanguage } from "../../words/language";
import { policy } from "../../words/policy";
import { bare, half, type Version } from "./shapes";
import { isOutcome, OutcomeTag } from "./tags";

/** The table as sentences: when what, then what; only the cells that say something. */
export function Rules({ of: v }: { of: Version }) {
  const { t, language } = useLanguage();
  if (v.table === null) return null;
  const { asks, rows } = v.table;
  return (
    <section className="card">
      <p className="s13 m" style={{ marginTop: 0 }}>
        {t(policy.strictest)}
      </p>
      <div className="policy-rules" data-testid="rules">
        {rows.map((row, i) => {
          const said = row.then.map(bare);
          const outcome = said.find(isOutcome);
          const text = said[said.length - (language === "zh" ? 2 : 1)] ?? "";
          const conditions = row.when.map((cell, c) => [half(asks[c] ?? "", language), cell] as const).filter(([, cell]) => cell !== "-");
          return (
            <div key={i} className="policy-rule">
              <div className="n m">{row.rule === "" ? "—" : row.rule}</div>
              <div className="g1">
                <div>{text}</div>
                <div className="row wrap" style={{ gap: 6, marginTop: 4 }}>
                  {conditions.length === 0 && <span className="m s13">{t(policy.always)}</span>}
                  {conditions.map(([name, cell]) => (
                    <span key={name} className="policy-cell">
                      {name} <code>{cell}</code>
                    </span>
                  ))}
                </div>
              </div>
              <div>{outcome !== undefined && <OutcomeTag of={outcome} />}</div>
            </div>
          );
        })}
      </div>
    </section>
  );
}
