import { useState } from "react";
import { Link } from "react-router";
import { query } from "../api/client";
import { useGet } from "../api/hooks";
import type { GlAccount, TrialBalance } from "../api/types";
import { figure, isZero, less } from "../money/format";
import { Loaded, Note } from "../parts/answers";
import { FilterChips } from "./list";
import { desk } from "../words/desk";
import { common } from "../words/common";
import { useLanguage } from "../words/language";
import { PastNote, useAsOf } from "./as-of";
import { BooksNav } from "./books-nav";
import { PageHead } from "./page";

/** The books as of a date; every figure opens its entries. */
export function Component() {
  const { t } = useLanguage();
  const { date } = useAsOf();
  const [view, setView] = useState<"balance" | "chart">("balance");
  const balance = useGet<TrialBalance>(`/accounting/trial-balance${query({ asOf: date })}`, { keep: true });
  return (
    <>
      <PastNote />
      <PageHead title={t(desk.ledger)} about={balance.data === undefined ? undefined : t(desk.dayEnd, { day: balance.data.asOf })}>
        <FilterChips
          label={t(desk.ledger)}
          value={view}
          choose={setView}
          options={[
            { value: "balance", text: t(desk.trialBalance) },
            { value: "chart", text: t(desk.chart) },
          ]}
        />
      </PageHead>
      <BooksNav />
      {view === "chart" ? <Chart /> : <Loaded of={balance} shape="tall,tall">{(b) => <Balance of={b} />}</Loaded>}
    </>
  );
}

function Balance({ of: b }: { of: TrialBalance }) {
  const { t } = useLanguage();
  const apart = less(b.totalDebit, b.totalCredit);
  const shown = b.rows.filter((r) => !isZero(r.debit) || !isZero(r.credit));
  return (
    <section className="card">
      <Note tone={b.balanced ? "good" : "bad"} icon={b.balanced ? "check" : "warn"}>
        <b data-testid="trial-balance-state">{b.balanced ? t(desk.balanced) : t(desk.notBalanced, { amount: figure(apart) })}</b>
      </Note>
      <table className="list-table rows flat n" data-testid="trial-balance" style={{ marginTop: 8 }}>
        <thead>
          <tr>
            <th scope="col">{t(desk.accountNo)}</th>
            <th scope="col">{t(desk.accountName)}</th>
            <th scope="col">{t(desk.kind)}</th>
            <th scope="col" className="r">
              {t(desk.debit)}
            </th>
            <th scope="col" className="r">
              {t(desk.credit)}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((r) => (
            <tr key={r.account.no}>
              <td>
                <Link to={`/o/ledger/entries?account=${r.account.no}`}>{r.account.no}</Link>
              </td>
              <td data-slot="name">
                <Link to={`/o/ledger/entries?account=${r.account.no}`}>{t(r.account.name)}</Link>
              </td>
              <td className="m" data-slot="state">
                {t(desk[r.account.kind])}
              </td>
              <td className="r" data-slot={isZero(r.debit) ? undefined : "amount"}>
                {isZero(r.debit) ? "" : <Link to={`/o/ledger/entries?account=${r.account.no}`}>{figure(r.debit)}</Link>}
              </td>
              <td className="r" data-slot={isZero(r.credit) ? undefined : "amount"}>
                {isZero(r.credit) ? "" : <Link to={`/o/ledger/entries?account=${r.account.no}`}>{figure(r.credit)}</Link>}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <td>{t(common.total)}</td>
            <td />
            <td className="r" data-testid="trial-balance-total">
              {figure(b.totalDebit)}
            </td>
            <td className="r" data-testid="trial-balance-total-credit">
              {figure(b.totalCredit)}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Chart() {
  const { t } = useLanguage();
  const chart = useGet<GlAccount[]>("/accounting/accounts", { fresh: Infinity });
  return (
    <section className="card">
      <Loaded of={chart} shape="tall">
        {(all) => (
          <table className="list-table rows flat">
            <thead>
              <tr>
                <th scope="col">{t(desk.accountNo)}</th>
                <th scope="col">{t(desk.accountName)}</th>
                <th scope="col">{t(desk.kind)}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((a) => (
                <tr key={a.no}>
                  <td className="n" data-slot="amount">
                    {a.no}
                  </td>
                  <td data-slot="name">
                    <Link to={`/o/ledger/entries?account=${a.no}`}>{t(a.name)}</Link>
                  </td>
                  <td className="m" data-slot="state">
                    {t(desk[a.kind])}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </section>
  );
}
