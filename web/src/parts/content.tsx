import type { Money } from "../api/types";
import { amount } from "../money/format";
import { common, roles, states } from "../words/common";
import { useLanguage } from "../words/language";
import type { Language } from "../words/words";

type Content = Record<string, unknown>;

const isRecord = (v: unknown): v is Content => typeof v === "object" && v !== null && !Array.isArray(v);
const isMoney = (v: unknown): v is Money => isRecord(v) && typeof v.currency === "string" && typeof v.amount === "string";
const isWords = (v: unknown): v is { zh: string; en: string } => isRecord(v) && typeof v.zh === "string" && typeof v.en === "string";

/** A value of unknown content as people read it; roles and states by their words. */
export function shownValue(value: unknown, language: Language): string {
  if (value === null || value === undefined) return "—";
  if (isMoney(value)) return amount(value, language);
  if (isWords(value)) return value[language];
  if (Array.isArray(value)) return value.length === 0 ? "—" : value.map((v) => shownValue(v, language)).join(", ");
  if (isRecord(value)) return Object.entries(value).map(([k, v]) => `${k} ${shownValue(v, language)}`).join(", ");
  const text = String(value);
  const known = text in roles ? roles[text as keyof typeof roles] : text in states ? states[text as keyof typeof states] : null;
  if (known !== null) return known[language === "zh" ? 0 : 1];
  return text;
}

/** What differs between two contents, or the whole of the only one. */
export function Differences({ before, after }: { before: unknown; after: unknown }) {
  const { t, language } = useLanguage();
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((k) => JSON.stringify(was[k]) !== JSON.stringify(is[k]));
  if (keys.length === 0) return <p className="m">{t(common.none)}</p>;
  return (
    <table className="ba">
      <thead>
        <tr>
          <th scope="col">{t(common.willChange)}</th>
          <th scope="col">{t(common.now)}</th>
          <th className="to" aria-hidden="true" />
          <th scope="col">{t(common.after)}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((k) => (
          <tr key={k}>
            <th scope="row">{k}</th>
            <td className="m" style={{ overflowWrap: "anywhere" }}>
              {shownValue(was[k], language)}
            </td>
            <td className="to" aria-hidden="true">
              →
            </td>
            <td className="b" style={{ overflowWrap: "anywhere" }}>
              {shownValue(is[k], language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
