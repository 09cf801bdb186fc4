import { useGet } from "../../api/hooks";
import { Empty, Loaded } from "../../parts/answers";
import { useLanguage } from "../../words/language";
import { policy } from "../../words/policy";
import { useFilter } from "../applications";
import { half, type Change, type Line, type Version } from "./shapes";

const tones = { ADDED: "good", REMOVED: "bad", CHANGED: "info" } as const;

/** Rule by rule and cell by cell, what this policy has otherwise than another. */
export function Difference({ of: v }: { of: Version }) {
  const { t, language } = useLanguage();
  const [filter, setFilter] = useFilter();
  const lines = useGet<Line[]>("/policies");
  const others = (lines.data ?? []).filter((l) => l.id !== v.line.id);
  const usual = others.find((l) => l.inForce) ?? others.find((l) => l.id === v.basedOn) ?? others[0];
  const from = others.find((l) => l.id === filter("from"))?.id ?? usual?.id;
  const changes = useGet<Change[]>(from === undefined ? null : `/policies/${v.line.id}/difference?from=${from}`, { keep: true });
  return (
    <section className="card stack">
      <label>
        <span className="label">{t(policy.compareWith)}</span>
        <select className="field" style={{ width: "min(360px, 100%)" }} value={from ?? ""} onChange={(e) => setFilter("from", e.target.value)} data-testid="from">
          {others.map((l) => (
            <option key={l.id} value={l.id}>
              {l.label === "" ? `${t(policy.draft)} · ${l.author}` : l.label}
              {l.inForce ? ` · ${t(policy.inForce)}` : ""}
            </option>
          ))}
        </select>
      </label>
      {from !== undefined && (
        <Loaded of={changes} shape="tall">
          {(all) =>
            all.length === 0 ? (
              <Empty icon="check" text={t(policy.same)} />
            ) : (
              <div className="stack" data-testid="difference">
                {all.map((change) => (
                  <div key={change.rule}>
                    <div className="row" style={{ gap: 8 }}>
                      <span className={`tag ${tones[change.kind]}`}>{t(policy[change.kind])}</span>
                      <b className="n">{change.rule}</b>
                    </div>
                    <table className="ba">
                      <thead>
                        <tr>
                          <th scope="col">{t(policy.column)}</th>
                          <th scope="col">{t(policy.before)}</th>
                          <th scope="col">{t(policy.after)}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {change.cells.map((cell) => (
                          <tr key={cell.column}>
                            <th scope="row">{half(cell.column, language)}</th>
                            <td className="m">{cell.before}</td>
                            <td>{cell.after}</td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                ))}
              </div>
            )
          }
        </Loaded>
      )}
    </section>
  );
}
