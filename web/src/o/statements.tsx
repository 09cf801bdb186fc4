import { useState } from "react";
import { Link } from "react-router";
import { query } from "../api/client";
import { useGet } from "../api/hooks";
import type { FinancialStatement, StatementLine, StatementPart } from "../api/types";
import { figure, isZero } from "../money/format";
import { Empty, Loaded, Note } from "../parts/answers";
import { Dialog, Tick } from "../parts/controls";
import { books } from "../words/books";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { useFilter } from "./applications";
import { PastNote } from "./as-of";
import { BooksNav } from "./books-nav";
import { Files } from "./files";
import { FilterChips } from "./list";
import { PageHead } from "./page";
import { KnownNote, useSpan, type Span } from "./span";

type Kind = "balance-sheet" | "profit-and-loss" | "cash-flow";

/** Balance sheet, profit and loss, cash flow: of any span, as known at any day; every figure opens what it is made of. */
export function Component() {
  const { t, language } = useLanguage();
  const [filter, setFilter] = useFilter();
  const { span, bar } = useSpan();
  const [zeros, setZeros] = useState(false);
  const kind = (filter("kind") === "" ? "balance-sheet" : filter("kind")) as Kind;
  const compare = filter("compare") === "" ? "BEFORE" : filter("compare");
  const asked = span === null ? null : { from: span.from, to: span.to, knownAt: span.knownAt, compare };
  const statement = useGet<FinancialStatement>(asked === null ? null : `/accounting/statements/${kind}${query(asked)}`, { keep: true });
  return (
    <>
      <PastNote />
      <PageHead title={t(books.statements)} about={statement.data === undefined ? undefined : t(books.follows, { citation: statement.data.citation })}>
        {asked !== null && <Files path={`/accounting/statements/${kind}/file`} asked={{ ...asked, language }} />}
      </PageHead>
      <BooksNav />
      {span !== null && <KnownNote span={span} />}
      <div className="filters">
        <FilterChips
          label={t(books.statements)}
          value={kind}
          choose={(k) => setFilter("kind", k)}
          options={[
            { value: "balance-sheet", text: t(books.sheet) },
            { value: "profit-and-loss", text: t(books.profit) },
            { value: "cash-flow", text: t(books.cash) },
          ]}
        />
        <FilterChips
          label={t(books.compare)}
          value={compare}
          choose={(c) => setFilter("compare", c)}
          options={[
            { value: "BEFORE", text: t(books.before) },
            { value: "YEAR_BEFORE", text: t(books.yearBefore) },
          ]}
        />
      </div>
      {bar}
      <Loaded of={statement} shape="tall,tall">
        {(s) => <Lines of={s} kind={kind} span={span!} zeros={zeros} setZeros={setZeros} />}
      </Loaded>
    </>
  );
}

function Lines({ of: s, kind, span, zeros, setZeros }: { of: FinancialStatement; kind: Kind; span: Span; zeros: boolean; setZeros: (on: boolean) => void }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState<StatementLine | null>(null);
  const sheet = s.kind === "BALANCE_SHEET";
  const shown = s.lines.filter((l) => zeros || l.amount === null || l.total || !isZero(l.amount) || !isZero(l.compared));
  return (
    <section className="card">
      <div className="row sb wrap">
        <Note tone={s.balanced ? "good" : "bad"} icon={s.balanced ? "check" : "warn"}>
          <b data-testid="statement-proof">{t(s.balanced ? books.proofHolds : books.proofFails)}</b>
        </Note>
        <span className="s m">{t(books.unit)}</span>
        <Tick checked={zeros} change={setZeros}>
          {t(books.zeroLines)}
        </Tick>
      </div>
      <div className="scroll" style={{ marginTop: 8 }} tabIndex={0}>
        <table className="list-table flat n" data-testid="statement">
          <thead>
            <tr>
              <th scope="col">{t(books.line)}</th>
              <th scope="col" className="r">
                {sheet ? s.to : `${s.from} – ${s.to}`}
              </th>
              <th scope="col" className="r">
                {sheet ? s.comparedTo : `${s.comparedFrom} – ${s.comparedTo}`}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((l) => (
              <tr key={l.code} className={l.total ? "sum-row" : ""}>
                <td style={{ paddingLeft: 10 + l.level * 18, fontWeight: l.amount === null || l.total ? 600 : undefined, maxWidth: "none" }}>{t(l.name)}</td>
                <td className="r">
                  {l.amount !== null &&
                    (l.total || isZero(l.amount) ? (
                      figure(l.amount)
                    ) : (
                      <button type="button" className="a n" onClick={() => setOpen(l)} data-testid={`line-${l.code}`}>
                        {figure(l.amount)}
                      </button>
                    ))}
                </td>
                <td className="r m">{l.compared === null ? "" : figure(l.compared)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {open !== null && <Parts of={open} kind={kind} span={span} close={() => setOpen(null)} />}
    </section>
  );
}

function Parts({ of: line, kind, span, close }: { of: StatementLine; kind: Kind; span: Span; close: () => void }) {
  const { t } = useLanguage();
  const parts = useGet<StatementPart[]>(`/accounting/statements/${kind}/lines/${line.code}${query({ from: span.from, to: span.to, knownAt: span.knownAt })}`);
  const entries = (p: StatementPart) =>
    `/o/ledger/entries${query({ account: p.account.no, event: p.event, by: "BOOKING_DATE", from: kind === "balance-sheet" ? null : span.from, to: span.to, knownAt: span.knownAt })}`;
  return (
    <Dialog kind="panel" title={t(line.name)} close={close} testid="parts">
      <Loaded of={parts} shape="line,line,line">
        {(all) =>
          all.length === 0 ? (
            <Empty text={t(books.nothingIn)} />
          ) : (
            <table className="list-table flat n">
              <thead>
                <tr>
                  <th scope="col">{t(desk.accountNo)}</th>
                  {kind === "cash-flow" && <th scope="col">{t(books.event)}</th>}
                  <th scope="col" className="r">
                    {t(books.unit)}
                  </th>
                </tr>
              </thead>
              <tbody>
                {all.map((p) => (
                  <tr key={`${p.account.no}${p.event}`}>
                    <td>
                      <Link to={entries(p)}>
                        {p.account.no} {t(p.account.name)}
                      </Link>
                    </td>
                    {kind === "cash-flow" && (
                      <td className="m">
                        <code>{p.event}</code>
                      </td>
                    )}
                    <td className="r">
                      <Link to={entries(p)}>{figure(p.amount)}</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <td colSpan={kind === "cash-flow" ? 2 : 1}>{t(line.name)}</td>
                  <td className="r">{figure(line.amount)}</td>
                </tr>
              </tfoot>
            </table>
          )
        }
      </Loaded>
    </Dialog>
  );
}
