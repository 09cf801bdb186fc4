import { Link } from "react-router";
import { query } from "../api/client";
import { useGet } from "../api/hooks";
import type { AccountBalances, BalanceRow } from "../api/types";
import { figure, isZero } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { books } from "../words/books";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { PastNote } from "./as-of";
import { BooksNav } from "./books-nav";
import { Files } from "./files";
import { PageHead } from "./page";
import { KnownNote, useSpan, type Span } from "./span";

/** Opening balance, turnover and closing balance of every account. */
export function Component() {
  const { t, language } = useLanguage();
  const { span, bar } = useSpan();
  const asked = span === null ? null : { from: span.from, to: span.to, knownAt: span.knownAt };
  const balances = useGet<AccountBalances>(asked === null ? null : `/accounting/balances${query(asked)}`, { keep: true });
  return (
    <>
      <PastNote />
      <PageHead title={t(books.balances)}>{asked !== null && <Files path="/accounting/balances/file" asked={{ ...asked, language }} />}</PageHead>
      <BooksNav />
      {span !== null && <KnownNote span={span} />}
      {bar}
      <Loaded of={balances} shape="tall,tall">
        {(b) => (
          <section className="card">
            <Note tone={b.balanced ? "good" : "bad"} icon={b.balanced ? "check" : "warn"}>
              <b>{t(b.balanced ? books.proofHolds : books.proofFails)}</b>
            </Note>
            <div className="scroll" tabIndex={0}>
              <table className="list-table flat n" data-testid="balances">
                <thead>
                  <tr>
                    <th scope="col">{t(desk.accountNo)}</th>
                    <th scope="col">{t(books.currency)}</th>
                    <th scope="col" className="r">
                      {t(books.opening)}
                    </th>
                    <th scope="col" className="r">
                      {t(books.debits)}
                    </th>
                    <th scope="col" className="r">
                      {t(books.credits)}
                    </th>
                    <th scope="col" className="r">
                      {t(books.closing)}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {b.rows.map((r) => (
                    <Row key={r.account.no + r.currency} of={r} span={span!} />
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        )}
      </Loaded>
    </>
  );
}

function Row({ of: r, span }: { of: BalanceRow; span: Span }) {
  const { t } = useLanguage();
  const statement = `/o/ledger/entries${query({ account: r.account.no, by: "BOOKING_DATE", from: span.from, to: span.to, knownAt: span.knownAt })}`;
  const sided = (amount: BalanceRow["opening"], side: "DEBIT" | "CREDIT") => (isZero(amount) ? figure(amount) : `${t(books[side])} ${figure(amount)}`);
  return (
    <tr>
      <td>
        <Link to={statement}>
          {r.account.no} {t(r.account.name)}
        </Link>
      </td>
      <td className="m">{r.currency}</td>
      <td className="r">{sided(r.opening, r.openingSide)}</td>
      <td className="r">
        <Link to={statement}>{figure(r.debits)}</Link>
      </td>
      <td className="r">
        <Link to={statement}>{figure(r.credits)}</Link>
      </td>
      <td className="r b">{sided(r.closing, r.closingSide)}</td>
    </tr>
  );
}
