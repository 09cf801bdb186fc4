import type { ReactNode } from "react";
import { common } from "../words/common";
import { useLanguage } from "../words/language";

export interface Mark {
  at: number;
  text: string;
  tone?: string;
  /** Stands a line higher, where two marks would touch. */
  up?: boolean;
}

/** The load line: how far the hull is loaded, with its marks. */
export function Load({ share, label, thin, tone, marks }: { share: number; label: string; thin?: boolean; tone?: string; marks?: Mark[] }) {
  const width = `${(share * 100).toFixed(2)}%`;
  return (
    <div>
      {marks !== undefined && (
        <div className={`marks n ${marks.some((m) => m.up) ? "two" : ""}`}>
          {marks.map((m) => (
            <span
              key={m.text}
              className={`${m.tone ?? "m"} ${m.up === true ? "up" : ""} ${m.at < 0.1 ? "first" : m.at > 0.9 ? "last" : ""}`}
              style={{ left: `${(m.at * 100).toFixed(2)}%` }}
            >
              {m.text}
            </span>
          ))}
        </div>
      )}
      <div className={`load ${thin === true ? "thin" : ""}`} role="img" aria-label={label}>
        <b className={tone} style={{ width }} />
      </div>
    </div>
  );
}

export interface Change {
  what: string;
  before: string;
  after: string;
}

/** Before → after: stands on every screen that moves money, above its button. */
export function BeforeAfter({ changes, title, heads }: { changes: Change[]; title?: string; heads?: [before: string, after: string] }) {
  const { t } = useLanguage();
  return (
    <table className="ba" data-testid="before-after">
      <thead>
        <tr>
          <th scope="col">{title ?? t(common.willChange)}</th>
          <th scope="col">{heads?.[0] ?? t(common.now)}</th>
          <th className="to" aria-hidden="true" />
          <th scope="col">{heads?.[1] ?? t(common.after)}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((c) => (
          <tr key={c.what}>
            <th scope="row">{c.what}</th>
            <td className="n m">{c.before}</td>
            <td className="to" aria-hidden="true">
              →
            </td>
            <td className="n b">{c.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export interface ReceiptRow {
  what: ReactNode;
  amount: string;
  sum?: boolean;
}

export function Receipt({ rows, stale }: { rows: ReceiptRow[]; stale?: boolean }) {
  return (
    <div className={`receipt ${stale === true ? "stale" : ""}`}>
      {rows.map((row, i) => (
        <div key={i} className={row.sum === true ? "sum" : ""}>
          <span>{row.what}</span>
          <span className="n">{row.amount}</span>
        </div>
      ))}
    </div>
  );
}
