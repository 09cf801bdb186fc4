import { useEffect, useRef, useState, type ReactNode } from "react";
import { useNavigate } from "react-router";
import { usePages } from "../api/hooks";
import { Empty, Skeleton, Trouble } from "../parts/answers";
import { Icon } from "../parts/icon";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";

export interface Column<T> {
  head: string;
  cell: (row: T) => ReactNode;
  right?: boolean;
  /** Where it stands when a row becomes a two-line item on a phone; without one it is left out there. */
  slot?: "name" | "amount" | "state" | "date" | "act";
}

interface ListProps<T> {
  path: string;
  filter?: Record<string, string | null | undefined>;
  columns: Column<T>[];
  id: (row: T) => string;
  /** Where a row leads; without it the row opens by `open`. */
  to?: (row: T) => string;
  open?: (row: T) => void;
  /** A line under the rows, from the server. */
  foot?: ReactNode;
  tools?: ReactNode;
  limit?: number;
  empty?: string;
  testid?: string;
  only?: (row: T) => boolean;
}

const typing = (e: KeyboardEvent): boolean =>
  e.metaKey || e.ctrlKey || e.altKey || (e.target instanceof HTMLElement && e.target.closest("input, textarea, select, dialog") !== null);

/** The one list of the desk: sticky head, pages by cursor, keys J K ↵ and /. */
export function List<T>({ path, filter = {}, columns, id, to, open, foot, tools, limit = 50, empty, testid, only }: ListProps<T>) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const list = usePages<T>(path, filter, limit);
  const [at, setAt] = useState(-1);
  const body = useRef<HTMLTableSectionElement>(null);
  const all = (list.data?.pages ?? []).flatMap((p) => p.items);
  const rows = only === undefined ? all : all.filter(only);
  const show = (row: T) => (to === undefined ? open?.(row) : void navigate(to(row)));
  useEffect(() => {
    const key = (e: KeyboardEvent) => {
      if (typing(e)) return;
      if (e.key === "j" || e.key === "k") setAt((n) => Math.max(0, Math.min(rows.length - 1, n + (e.key === "j" ? 1 : -1))));
      else if (e.key === "Enter" && rows[at] !== undefined && !(e.target instanceof HTMLElement && e.target.closest("a, button"))) show(rows[at]);
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  });
  useEffect(() => body.current?.children[at]?.scrollIntoView({ block: "nearest" }), [at]);
  const clickable = to !== undefined || open !== undefined;
  return (
    <section className="card" data-testid={testid}>
      {tools !== undefined && <div className="filters">{tools}</div>}
      {list.error !== null && <Failed problem={list.error} retry={() => void list.refetch()} />}
      {list.isPending && list.error === null && <Skeleton shape="line,line,line,line,line,line" />}
      {list.data !== undefined && rows.length === 0 && <Empty icon="search" text={empty ?? t(desk.listEmpty)} />}
      {rows.length > 0 && (
        <div>
          <table className={`list-table rows ${clickable ? "" : "flat"}`}>
            <thead>
              <tr>
                {columns.map((c) => (
                  <th key={c.head} scope="col" className={c.right === true ? "r" : ""}>
                    {c.head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody ref={body}>
              {rows.map((row, i) => (
                <tr
                  key={id(row)}
                  className={i === at ? "at" : ""}
                  onClick={(e) => {
                    if (clickable && !(e.target as HTMLElement).closest("a, button, input, select")) show(row);
                  }}
                >
                  {columns.map((c) => (
                    <td key={c.head} className={c.right === true ? "r n" : ""} data-slot={c.slot}>
                      {c.cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
            {foot !== undefined && <tfoot>{foot}</tfoot>}
          </table>
          <div className="list-foot s m">
            <button type="button" className="a" title={t(desk.exportHow)} onClick={(e) => save(e.currentTarget.closest("section")?.querySelector("table"))} data-testid="export">
              {t(desk.export)}
            </button>
            <span className="n">{t(list.hasNextPage ? desk.shownMore : desk.shownOf, { n: rows.length })}</span>
            {list.hasNextPage && (
              <button type="button" className="btn" onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
                {t(common.more)}
              </button>
            )}
            {clickable && (
              <span className="row" aria-hidden="true">
                <kbd>J</kbd>
                <kbd>K</kbd> {t(desk.keysMove)} <kbd>↵</kbd> {t(desk.keysOpen)}
                {tools !== undefined && (
                  <>
                    <kbd>/</kbd> {t(desk.keysFilter)}
                  </>
                )}
              </span>
            )}
          </div>
        </div>
      )}
    </section>
  );
}

/** One cell for a spreadsheet: plain figures, and nothing that it would take for a formula. */
function cellOf(shown: string): string {
  const text = shown.trim();
  const plain = /^[+−-]?[\d,]+(\.\d+)?$/.test(text) ? text.replaceAll(",", "").replace("−", "-").replace("+", "") : /^[=+\-@]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** What is on screen, as a file: the heads and the rows that are shown, under the filter in force. */
function save(table: HTMLTableElement | null | undefined): void {
  if (table === null || table === undefined) return;
  const lines = [...table.rows].map((row) => [...row.cells].filter((c) => c.querySelector("button") === null).map((c) => cellOf(c.innerText)).join(","));
  const file = URL.createObjectURL(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = file;
  link.download = `${document.title.split(" · ")[0] ?? "sampan"}-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  URL.revokeObjectURL(file);
}

function Failed({ problem, retry }: { problem: Error & { status?: number }; retry: () => void }) {
  const { t } = useLanguage();
  if (problem.status === 403) return <Empty icon="lock" text={t(common.noRight)} />;
  return <Trouble problem={problem} retry={retry} />;
}

const restMillis = 250;

/** The text filter of a list; `/` jumps into it. */
export function FilterText({ value, change, label }: { value: string; change: (q: string) => void; label?: string }) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== value) change(typed);
    }, restMillis);
    return () => clearTimeout(timer);
  }, [typed, value, change]);
  useEffect(() => {
    const key = (e: KeyboardEvent) => {
      if (e.key === "/" && !typing(e)) {
        e.preventDefault();
        input.current?.focus();
      }
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  return (
    <label className="field">
      <span className="sr">{label ?? t(desk.filterText)}</span>
      <Icon name="search" size="sm" tone="m" />
      <input ref={input} value={typed} onChange={(e) => setTyped(e.target.value)} placeholder={label ?? t(desk.filterText)} data-testid="filter" />
    </label>
  );
}

export function FilterChips<T extends string>({ label, options, value, choose }: { label: string; options: { value: T; text: string }[]; value: T; choose: (v: T) => void }) {
  return (
    <div className="row wrap" role="group" aria-label={label}>
      {options.map((o) => (
        <button key={o.value} type="button" className="chip" aria-pressed={o.value === value} onClick={() => choose(o.value)}>
          {o.text}
        </button>
      ))}
    </div>
  );
}
