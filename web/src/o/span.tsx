import { DateInput } from "../parts/controls";
import { books } from "../words/books";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { useAsOf } from "./as-of";
import { FilterChips } from "./list";

export interface Span {
  from: string;
  to: string;
  /** The day at whose end the books are read as they were known, or empty. */
  known: string;
  knownAt: string | null;
}

const iso = (d: Date): string => d.toISOString().slice(0, 10);
const utc = (y: number, m: number, d: number): string => iso(new Date(Date.UTC(y, m, d)));
const lastOf = (month: string): string => utc(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0);
const earlier = (a: string, b: string): string => (a < b ? a : b);
const dayBefore = (day: string): string => iso(new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000));

/** The span a statement is of, kept in the address: a month, a year or any days; by default the last whole month. */
export function useSpan(): { span: Span | null; bar: React.ReactNode } {
  const { t } = useLanguage();
  const { date, today } = useAsOf();
  const [filter, setFilter] = useFilter();
  const last = date ?? today;
  if (last === undefined) return { span: null, bar: null };
  const lastMonth = dayBefore(`${last.slice(0, 7)}-01`).slice(0, 7);
  const month = filter("month") === "" ? lastMonth : filter("month");
  const mode = filter("from") !== "" ? "days" : filter("year") !== "" ? "year" : "month";
  const known = filter("known");
  const days =
    mode === "days"
      ? { from: filter("from"), to: filter("to") === "" ? last : filter("to") }
      : mode === "year"
        ? { from: `${filter("year")}-01-01`, to: earlier(`${filter("year")}-12-31`, last) }
        : { from: `${month}-01`, to: earlier(lastOf(month), last) };
  const span: Span = { ...days, known, knownAt: known === "" ? null : new Date(`${known}T23:59:59.999+08:00`).toISOString() };
  const months = Array.from({ length: 24 }, (_, i) => utc(Number(last.slice(0, 4)), Number(last.slice(5, 7)) - 1 - i, 1).slice(0, 7));
  const years = [0, 1, 2].map((i) => String(Number(last.slice(0, 4)) - i));
  const only = (name: string, value: string) => {
    for (const other of ["month", "year", "from", "to"]) if (other !== name) setFilter(other, "");
    setFilter(name, value);
  };
  const bar = (
    <div className="filters">
      <FilterChips
        label={t(books.period)}
        value={mode}
        choose={(m) => (m === "month" ? only("month", month) : m === "year" ? only("year", last.slice(0, 4)) : only("from", days.from))}
        options={[
          { value: "month", text: t(books.month) },
          { value: "year", text: t(books.year) },
          { value: "days", text: t(books.ownSpan) },
        ]}
      />
      {mode === "month" && (
        <select className="field n" aria-label={t(books.month)} value={month} onChange={(e) => only("month", e.target.value)} data-testid="month">
          {months.map((m) => (
            <option key={m}>{m}</option>
          ))}
        </select>
      )}
      {mode === "year" && (
        <select className="field n" aria-label={t(books.year)} value={filter("year")} onChange={(e) => only("year", e.target.value)} data-testid="year">
          {years.map((y) => (
            <option key={y}>{y}</option>
          ))}
        </select>
      )}
      {mode === "days" && (
        <>
          <DateInput bare label={t(desk.from)} value={days.from} change={(v) => v !== "" && setFilter("from", v)} />
          <DateInput bare label={t(desk.to)} value={days.to} change={(v) => setFilter("to", v)} />
        </>
      )}
      <DateInput bare label={t(books.knownAt)} value={known} change={(v) => setFilter("known", v)} testid="known-at" />
      {known !== "" && (
        <button type="button" className="chip on" onClick={() => setFilter("known", "")}>
          {t(books.knownNow)} ×
        </button>
      )}
    </div>
  );
  return { span, bar };
}

/** Says that a page shows what was known on an earlier day. */
export function KnownNote({ span }: { span: Span }) {
  const { t } = useLanguage();
  if (span.knownAt === null) return null;
  return (
    <p className="note lan" style={{ marginBottom: 12 }} data-testid="known-note">
      {t(books.knownNote, { day: span.known })}
    </p>
  );
}
