import Big from "big.js";
import type { Money, Split } from "../api/types";
import type { Language } from "../words/words";

const minus = "−";
/** A space at which no line breaks: between a figure and its unit. */
const tight = "\u00a0";

/** Groups the digits of a decimal text and shows its sign; the digits themselves are never touched. */
export function grouped(decimal: string): string {
  const negative = decimal.startsWith("-");
  const [whole = "0", fraction] = (negative ? decimal.slice(1) : decimal).split(".");
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const shown = fraction === undefined ? digits : `${digits}.${fraction}`;
  return negative && /[1-9]/.test(shown) ? minus + shown : shown;
}

/** The amount without its unit: 1,234.50. The unit stands once in the header. Unknown is a dash. */
export const figure = (m: Money | null | undefined): string => (m ? grouped(m.amount) : "—");

/** The amount with its unit: 1,234.50 元, CNY 1,234.50. */
export function amount(m: Money | null | undefined, language: Language): string {
  if (!m) return "—";
  if (m.currency === "CNY" && language === "zh") return `${grouped(m.amount)}${tight}元`;
  return `${m.currency}${tight}${grouped(m.amount)}`;
}

/** A whole amount where cents are zero by rule (limits, ranges): 218,900. */
export const round = (m: Money): string => grouped(m.amount.replace(/\.0+$/, ""));

export interface Unit {
  zh: string;
  en: string;
  /** Value of one unit in yuan, and the decimals shown, by language. */
  of: Record<Language, { size: number; decimals: number }>;
}

const yuan: Unit = { zh: "元", en: "CNY", of: { zh: { size: 1, decimals: 2 }, en: { size: 1, decimals: 2 } } };
const tenThousand: Unit = {
  zh: "万元",
  en: "CNY",
  of: { zh: { size: 1e4, decimals: 2 }, en: { size: 1, decimals: 0 } },
};
const hundredMillion: Unit = {
  zh: "亿元",
  en: "CNY million",
  of: { zh: { size: 1e8, decimals: 2 }, en: { size: 1e6, decimals: 1 } },
};

/** The unit in which figures up to this size are read most easily. */
export function unitFor(largest: Money | string): Unit {
  const size = Big(typeof largest === "string" ? largest : largest.amount).abs();
  if (size.gte(1e8)) return hundredMillion;
  return size.gte(1e5) ? tenThousand : yuan;
}

/** The figure in a unit; the unit itself is said in the header. */
export function inUnit(m: Money | string, unit: Unit, language: Language): string {
  const { size, decimals } = unit.of[language];
  return grouped(Big(typeof m === "string" ? m : m.amount).div(size).toFixed(decimals));
}

/**
 * A whole and its parts in a unit, so that the parts shown add up to the whole shown: what rounding
 * takes or gives goes to the parts with the largest remainder.
 */
export function partsInUnit(whole: Money, parts: Money[], unit: Unit, language: Language): { whole: string; parts: string[] } {
  const { size, decimals } = unit.of[language];
  const step = Big(10).pow(-decimals);
  const exact = parts.map((p) => Big(p.amount).div(size));
  const down = exact.map((e) => e.div(step).round(0, Big.roundDown).times(step));
  const total = Big(whole.amount).div(size).round(decimals);
  let missing = Number(total.minus(down.reduce((a, b) => a.plus(b), Big(0))).div(step).toFixed(0));
  const order = exact.map((e, i) => ({ i, rest: e.minus(down[i]!) })).sort((a, b) => b.rest.cmp(a.rest));
  for (const { i } of order) {
    if (missing <= 0) break;
    down[i] = down[i]!.plus(step);
    missing -= 1;
  }
  return { whole: grouped(total.toFixed(decimals)), parts: down.map((d) => grouped(d.toFixed(decimals))) };
}

/** The unit of a chart's axis: 万元, CNY thousand; 亿元, CNY million. */
export function chartUnit(largest: Money): Unit {
  const size = Big(largest.amount).abs();
  const million = { size: 1e6, decimals: 2 };
  if (size.gte(1e8)) return { zh: "亿元", en: "CNY million", of: { zh: { size: 1e8, decimals: 2 }, en: million } };
  if (size.gte(1e6)) return { zh: "万元", en: "CNY million", of: { zh: { size: 1e4, decimals: 2 }, en: million } };
  if (size.gte(1e4)) return { zh: "万元", en: "CNY thousand", of: { zh: { size: 1e4, decimals: 2 }, en: { size: 1e3, decimals: 1 } } };
  return yuan;
}

const trimmed = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

/** A round amount for a mark: 20 万元, 200,000. Nothing is rounded away. */
export function brief(m: Money, language: Language): string {
  const value = Big(m.amount);
  if (language === "en" || value.abs().lt(1e4)) return grouped(trimmed(m.amount));
  const size = value.abs().gte(1e8) ? 1e8 : 1e4;
  return `${grouped(trimmed(value.div(size).toFixed()))}${tight}${size === 1e8 ? "亿元" : "万元"}`;
}

/** A large amount on its own: 428.60 万元, 1.85 亿元; CNY 4.286 m, CNY 185 m. */
export function large(m: Money, language: Language): string {
  const value = Big(m.amount);
  const size = value.abs();
  if (size.lt(1e4) || (language === "en" && size.lt(1e6))) return amount(m, language);
  if (language === "en") return `CNY${tight}${significant(value.div(1e6), 4)}${tight}m`;
  if (size.gte(1e8)) return `${grouped(value.div(1e8).toFixed(2))}${tight}亿元`;
  return `${grouped(value.div(1e4).toFixed(2))}${tight}万元`;
}

function significant(value: Big, digits: number): string {
  const before = value.abs().round(0, Big.roundDown).toFixed(0).length;
  const text = value.toFixed(Math.max(0, digits - before));
  return grouped(text.includes(".") ? text.replace(/\.?0+$/, "") : text);
}

/** A fraction as a percentage: "0.072" is 7.20 %. */
export const percent = (fraction: string | number | null | undefined, decimals = 2): string =>
  fraction === null || fraction === undefined ? "—" : `${grouped(Big(fraction).times(100).toFixed(decimals))}${tight}%`;

/** A percentage without its sign, for sums of rate parts. */
export const points = (fraction: string, decimals = 2): string => grouped(Big(fraction).times(100).toFixed(decimals));

/** Share of a whole as a number for drawing only, between 0 and 1. */
export function shareOf(part: Money | string | number, whole: Money | string | number): number {
  const w = Big(typeof whole === "object" ? whole.amount : whole);
  if (w.lte(0)) return 0;
  const p = Big(typeof part === "object" ? part.amount : part);
  return Math.min(1, Math.max(0, Number(p.div(w).toFixed(6))));
}

export const isZero = (m: Money | null | undefined): boolean => !m || Big(m.amount).eq(0);
export const plus = (...all: Money[]): Money => ({
  currency: all[0]?.currency ?? "CNY",
  amount: all.reduce((sum, m) => sum.plus(m.amount), Big(0)).toFixed(2),
});
export const totalOf = (s: Omit<Split, "excess"> & { excess?: Money }): Money =>
  plus(s.fees, s.penalty, s.interest, s.principal, ...(s.excess === undefined ? [] : [s.excess]));
export const less = (a: Money, b: Money): Money => ({ currency: a.currency, amount: Big(a.amount).minus(b.amount).toFixed(2) });
export const absolute = (m: Money): Money => ({ currency: m.currency, amount: Big(m.amount).abs().toFixed(2) });
export const compare = (a: Money, b: Money): number => Big(a.amount).cmp(b.amount);
/** The amount rounded down to a multiple of the step. */
export const floorTo = (m: Money, step: number): Money => ({
  currency: m.currency,
  amount: Big(m.amount).div(step).round(0, Big.roundDown).times(step).toFixed(2),
});
export const cny = (decimal: string | number): Money => ({ currency: "CNY", amount: Big(decimal).toFixed(2) });

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day in a sentence: 11月24日, 24 Nov; with the year when it is not the reader's. */
export function day(iso: string | null | undefined, language: Language, ofYear?: string): string {
  if (!iso) return "—";
  const [year, month, date] = iso.slice(0, 10).split("-") as [string, string, string];
  const other = ofYear !== undefined && ofYear.slice(0, 4) !== year;
  if (language === "zh") return `${other ? `${year}年` : ""}${Number(month)}月${Number(date)}日`;
  return `${Number(date)} ${months[Number(month) - 1]}${other ? ` ${year}` : ""}`;
}

const weekdays = { zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"], en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] };
export const weekday = (iso: string, language: Language): string =>
  weekdays[language][new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay()]!;

/** Days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000);

/** A moment on the reader's clock: 2026-11-24 10:42. */
export function moment(instant: string | null | undefined, withDate = true): string {
  if (!instant) return "—";
  const d = new Date(instant);
  const two = (n: number) => String(n).padStart(2, "0");
  const time = `${two(d.getHours())}:${two(d.getMinutes())}`;
  return withDate ? `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${time}` : time;
}

export const tail = (digits: string, language: Language): string => (language === "zh" ? `尾号 ${digits}` : `···${digits}`);
export const count = (n: number): string => grouped(String(n));
