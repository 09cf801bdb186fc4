import { useState } from "react";
import { useGet } from "../api/hooks";
import type { Consent, Direction, Invoice, InvoiceSummary } from "../api/types";
import { compare, cny, day, figure, percent, chartUnit } from "../money/format";
import { Empty, Loaded } from "../parts/answers";
import { LineChart } from "../parts/chart";
import { Icon } from "../parts/icon";
import { StateTag } from "../parts/state";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";
import { FilterChips, List } from "./list";

export function Consents({ enterprise }: { enterprise: string }) {
  const { t, language } = useLanguage();
  const consents = useGet<Consent[]>(`/enterprises/${enterprise}/consents`);
  return (
    <section className="card">
      <h2>{t(desk.consents)}</h2>
      <Loaded of={consents}>
        {(all) => (
          <>
            {all.map((c) => (
              <div key={c.purpose} className="rule">
                <Icon name={c.given ? "check" : "x"} size="sm" tone={c.given ? "good" : "m"} />
                <span>{t(phone[c.purpose])}</span>
                <span className="m s">{c.given ? t(desk.consentGiven, { day: day(c.until, language, "0") }) : t(desk.consentNot)}</span>
              </div>
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Sales and purchases by month, and who buys. */
export function MonthlyChart({ of }: { of: InvoiceSummary }) {
  const { t, language } = useLanguage();
  const months = of.months.slice(-24);
  const highest = months.flatMap((m) => [m.sales, m.purchases]).reduce((a, b) => (compare(a, b) >= 0 ? a : b), cny(0));
  const unit = chartUnit(highest);
  return (
    <figure>
      <figcaption className="row sb">
        <h2>{t(desk.monthlySales)}</h2>
        <span className="s m">{unit[language]}</span>
      </figcaption>
      <LineChart
        title={t(desk.monthlySales)}
        unit={unit}
        labels={months.map((m) => m.month)}
        series={[
          { name: t(desk.sales), values: months.map((m) => m.sales), color: "var(--c1)" },
          { name: t(desk.purchases), values: months.map((m) => m.purchases), color: "var(--c2)", dash: "6 3" },
        ]}
      />
      <details>
        <summary className="a s">{t(desk.asTable)}</summary>
        <table className="n">
          <tbody>
            {months.map((m) => (
              <tr key={m.month}>
                <th scope="row">{m.month}</th>
                <td className="r" style={{ height: 28 }}>
                  {figure(m.sales)}
                </td>
                <td className="r" style={{ height: 28 }}>
                  {figure(m.purchases)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

export function Invoices({ enterprise, brief = false }: { enterprise: string; brief?: boolean }) {
  const { t } = useLanguage();
  const summary = useGet<InvoiceSummary>(`/enterprises/${enterprise}/invoices/summary`);
  const [direction, setDirection] = useState<Direction>("SALE");
  return (
    <div className="stack">
      <section className="card">
        <Loaded of={summary} shape="tall">
          {(s) =>
            s.sales.count + s.purchases.count === 0 ? (
              <Empty icon="doc" text={t(phone.owedNone)} />
            ) : (
              <>
                <MonthlyChart of={s} />
                <div className="tiles n" style={{ marginTop: 12, borderTop: "1px solid var(--line)", paddingTop: 10 }}>
                  <div>
                    <div className="m s">
                      {t(desk.sales)} · {t(phone.salesCount, { n: s.sales.count })}
                    </div>
                    <b>{figure(s.sales.total)}</b>
                  </div>
                  <div>
                    <div className="m s">
                      {t(desk.purchases)} · {t(phone.salesCount, { n: s.purchases.count })}
                    </div>
                    <b>{figure(s.purchases.total)}</b>
                  </div>
                  <div>
                    <div className="m s">{s.buyers[0]?.name ?? t(phone.buyers)}</div>
                    <b>{s.buyers[0] === undefined ? "—" : percent(s.buyers[0].share, 1)}</b>
                  </div>
                </div>
                <p className="m s" style={{ marginTop: 8 }}>
                  {s.from} – {s.to} · {t(phone.voidRed, { void: s.void, red: s.redLetter })}
                </p>
              </>
            )
          }
        </Loaded>
      </section>
      {!brief && (
        <List<Invoice>
          path={`/enterprises/${enterprise}/invoices`}
          filter={{ direction }}
          id={(i) => i.number}
          tools={
            <FilterChips
              label={t(desk.direction)}
              value={direction}
              choose={setDirection}
              options={[
                { value: "SALE", text: t(desk.salesSide) },
                { value: "PURCHASE", text: t(desk.purchaseSide) },
              ]}
            />
          }
          columns={[
            { head: t(common.date), cell: (i) => <span className="n">{i.date}</span>, slot: "date" },
            { head: t(desk.invoiceNumber), cell: (i) => <span className="n">{i.number}</span> },
            { head: t(desk.counterparty), cell: (i) => i.counterparty, slot: "name" },
            { head: t(common.state), cell: (i) => (i.status === "VOID" ? <StateTag state="VOID" /> : null), slot: "state" },
            { head: t(desk.net), cell: (i) => figure(i.amount), right: true },
            { head: t(desk.tax), cell: (i) => figure(i.tax), right: true },
            { head: t(desk.gross), cell: (i) => figure(i.total), right: true, slot: "amount" },
          ]}
        />
      )}
    </div>
  );
}
