import Big from "big.js";
import type { Case, Row, Value } from "./shapes";

const day = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/;
const decimal = /^-?(\d+\.?\d*|\.\d+)$/;
const timed = (date: string): string => (date.length === 10 ? `${date}T00:00:00` : date);
const plain = (time: string): string => time.replace("T00:00:00", "");

/** Either what was read, or the number of the line that could not be read. */
export type Read<T> = { value: T } | { line: number };

const lines = (text: string): { words: string[]; line: number }[] =>
  text
    .split("\n")
    .map((l, i) => ({ words: l.trim().split(/[\s,]+/), line: i + 1 }))
    .filter((l) => l.words[0] !== "");

/** `LPR_1Y 2027-12-15 0.031` a line. */
export function readObserved(text: string): Read<NonNullable<Case["dataObserved"]>> {
  const all: NonNullable<Case["dataObserved"]> = {};
  for (const { words, line } of lines(text)) {
    const [code, date, value] = words;
    if (words.length !== 3 || !day.test(date!) || !decimal.test(value!)) return { line };
    (all[code!] ??= { identifier: code!, data: [] }).data.push({ timestamp: timed(date!), value: value! });
  }
  return { value: all };
}

export const writeObserved = (all: Case["dataObserved"]): string =>
  Object.entries(all ?? {})
    .flatMap(([code, one]) => (one.data ?? []).map((p) => `${code} ${plain(p.timestamp)} ${p.value}`))
    .join("\n");

/** `PP 2027-05-20 20000` a line; of a covered contract also its number and performance. */
export function readEvents(text: string): Read<NonNullable<Case["eventsObserved"]>> {
  const all: NonNullable<Case["eventsObserved"]> = [];
  for (const { words, line } of lines(text)) {
    const [type, date, value = "0", contractId, contractPerformance] = words;
    if (words.length < 2 || words.length > 5 || !/^[A-Z]{2,4}$/.test(type!) || !day.test(date!) || !decimal.test(value)) return { line };
    all.push({ time: timed(date!), type: type!, value, ...(contractId === undefined ? {} : { contractId }), ...(contractPerformance === undefined ? {} : { states: { contractPerformance } }) });
  }
  return { value: all };
}

export const writeEvents = (all: Case["eventsObserved"]): string =>
  (all ?? []).map((e) => [e.type, plain(e.time), e.value ?? "0", e.contractId, e.states?.contractPerformance].filter((w) => w !== undefined).join(" ")).join("\n");

/** The fraction 0.0865 as people write it, 8.65. */
export const asPercent = (fraction: string): string => (decimal.test(fraction.trim()) ? Big(fraction.trim()).times(100).toString() : fraction);

/** 8.65 as the fraction 0.0865; null if it is no number. */
export const fromPercent = (percent: string): string | null => (decimal.test(percent.trim()) ? Big(percent.trim()).div(100).toString() : null);

/** A fraction as a percentage of some decimals. */
export const shownPercent = (fraction: string, decimals: number): string => Big(fraction).times(100).toFixed(decimals);

/** A decimal text to at most some decimals, without zeros at the end beyond two. */
export function shownDecimal(text: string, decimals: number): string {
  const fixed = Big(text).toFixed(decimals);
  return decimals > 2 ? fixed.replace(/(\.\d\d\d*?)0+$/, "$1") : fixed;
}

/** Without a value a term is not part of the case. */
export function withTerm(one: Case, term: string, value: Value): Case {
  const terms = { ...one.terms };
  if (value === "" || (Array.isArray(value) && value.length === 0)) delete terms[term];
  else terms[term] = value;
  return { ...one, terms };
}

/** The case in the fragment of a link, which no server sees. */
export const toFragment = (one: Case, money: boolean): string => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...one, money }));
  return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};

export function fromFragment(fragment: string): { one: Case; money: boolean } | null {
  try {
    const bytes = Uint8Array.from(atob(fragment.replace(/^#/, "").replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    const { money, ...one } = JSON.parse(new TextDecoder().decode(bytes)) as Case & { money?: boolean };
    return typeof one.terms === "object" && one.terms !== null ? { one, money: money !== false } : null;
  } catch {
    return null; // Not a link of ours; the page says so.
  }
}

/** The case a file or a person gave: the case itself, or a whole test file of one case. */
export function readCase(text: string): Case | null {
  try {
    const given = JSON.parse(text) as Record<string, unknown>;
    const isCase = (g: unknown): g is Case => typeof g === "object" && g !== null && typeof (g as Case).terms === "object" && (g as Case).terms !== null;
    if (isCase(given)) return given;
    const inside = Object.values(given);
    return inside.length === 1 && isCase(inside[0]) ? inside[0] : null;
  } catch {
    return null;
  }
}

export const csv = (rows: Row[]): string =>
  `\ufeff${[["date", "event", "payoff", "currency", "notional", "rate", "accrued"], ...rows.map((r) => [r.date, r.type, r.payoff, r.currency, r.notional, r.rate, r.accrued])].map((r) => r.join(",")).join("\r\n")}\r\n`;
