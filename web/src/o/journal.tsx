import { Link, useParams } from "react-router";
import { useGet } from "../api/hooks";
import type { EntryLine, Journal } from "../api/types";
import { figure, moment, plus } from "../money/format";
import { Loaded } from "../parts/answers";
import { useRole } from "../parts/session";
import { books } from "../words/books";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { PageHead } from "./page";

/** One business fact in the books: debits equal credits. */
export function Component() {
  const { id = "" } = useParams();
  const { t } = useLanguage();
  const mayProve = useRole("ACCOUNTANT", "AUDITOR");
  const journal = useGet<Journal>(`/accounting/journals/${encodeURIComponent(id)}`);
  return (
    <Loaded of={journal} shape="line,tall">
      {(j) => (
        <>
          <PageHead title={t(j.rule)} about={<span className="sha">{j.id}</span>}>
            <Link to={`/o/ledger/entries?subject=${encodeURIComponent(j.subject)}`} className="btn n">
              {j.subject}
            </Link>
            {mayProve && (
              <Link to={`/o/ledger/sealed?journal=${encodeURIComponent(j.id)}`} className="btn" data-testid="to-proof">
                {t(books.proofOf)}
              </Link>
            )}
          </PageHead>
          <section className="card">
            <dl className="facts" style={{ maxWidth: 520, marginBottom: 12 }}>
              <dt>{t(desk.bookingDate)}</dt>
              <dd className="n">{j.bookingDate}</dd>
              <dt>{t(desk.valueDate)}</dt>
              <dd className="n">{j.valueDate}</dd>
              <dt>{t(desk.recordedAt)}</dt>
              <dd className="n">{moment(j.recordedAt)}</dd>
              <dt>{t(desk.rule)}</dt>
              <dd>
                <code>{j.event}</code>
              </dd>
              {j.citation !== undefined && j.citation !== "" && (
                <>
                  <dt>{t(desk.citation)}</dt>
                  <dd>{j.citation}</dd>
                </>
              )}
            </dl>
            <Entries of={j.entries} />
          </section>
        </>
      )}
    </Loaded>
  );
}

function Entries({ of }: { of: EntryLine[] }) {
  const { t } = useLanguage();
  const sum = (side: EntryLine["side"]) => plus(...of.filter((e) => e.side === side).map((e) => e.amount));
  return (
    <div className="scroll">
      <table className="list-table flat n" data-testid="journal">
        <thead>
          <tr>
            <th scope="col">{t(desk.accountNo)}</th>
            <th scope="col" className="r">
              {t(desk.debit)}
            </th>
            <th scope="col" className="r">
              {t(desk.credit)}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.map((e, i) => (
            <tr key={i}>
              <td>
                <Link to={`/o/ledger/entries?account=${e.account.no}`}>
                  {e.account.no} {t(e.account.name)}
                </Link>
              </td>
              <td className="r">{e.side === "DEBIT" ? figure(e.amount) : ""}</td>
              <td className="r">{e.side === "CREDIT" ? figure(e.amount) : ""}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t(common.total)}</td>
            <td className="r">{figure(sum("DEBIT"))}</td>
            <td className="r">{figure(sum("CREDIT"))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
