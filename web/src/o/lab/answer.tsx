import { useState } from "react";
import { grouped } from "../../money/format";
import { Empty } from "../../parts/answers";
import { common } from "../../words/common";
import { desk } from "../../words/desk";
import { eventWords, lab } from "../../words/lab";
import { useLanguage } from "../../words/language";
import { ScheduleChart } from "./chart";
import { csv, shownDecimal, shownPercent } from "./lines";
import type { Answer, Row, Sum } from "./shapes";

const pageRows = 60;

/** Types whose rows show one balance; the legs of a swap show each its own. */
const withBalance = new Set(["ANN", "LAM", "PAM", "NAM", "LAX", "CLM", "UMP", "CSH", "SWPPV", "CEG", "CEC"]);

/** What follows from the terms: totals, chart, schedule. */
export function LabAnswer({ answer, type, money, stale }: { answer: Answer; type: string; money: boolean; stale: boolean }) {
  const { t } = useLanguage();
  const decimals = money ? 2 : 6;
  if (answer.rows.length === 0) return <Empty icon="today" text={t(lab.noEvents)} />;
  return (
    <div className={`stack wide ${stale ? "lab-stale" : ""}`} aria-busy={stale} data-testid="lab-answer" data-stale={stale}>
      {stale && <p className="s m">{t(lab.stale)}</p>}
      <Totals answer={answer} decimals={decimals} />
      <section className="card">
        <h2>{t(lab.chart)}</h2>
        <ScheduleChart rows={answer.rows} withBalance={withBalance.has(type)} />
      </section>
      <Schedule rows={answer.rows} decimals={decimals} />
    </div>
  );
}

function Totals({ answer, decimals }: { answer: Answer; decimals: number }) {
  const { t } = useLanguage();
  const { returns, sums } = answer;
  const several = sums.length > 1;
  const shown = (text: string) => grouped(shownDecimal(text, decimals));
  const lines: [string, keyof Omit<Sum, "currency">][] = [
    [t(lab.received), "received"],
    [t(lab.paid), "paid"],
    [t(lab.net), "net"],
    [t(lab.interest), "interest"],
    [t(lab.fees), "fees"],
  ];
  const one = (name: string, value: string, testid: string) => (
    <div key={name}>
      <div className="m s13">{name}</div>
      <div className="fig n" data-testid={testid}>
        {value}
      </div>
    </div>
  );
  return (
    <section className="card stack">
      {sums.map((s) => (
        <div key={s.currency} className="tiles">
          {lines
            .filter(([, field]) => (field !== "fees" && field !== "interest") || Number(s[field]) !== 0)
            .map(([name, field]) => one(several ? `${name} ${s.currency}` : name, shown(s[field]), `lab-${field}`))}
        </div>
      ))}
      <div className="tiles lab-returns">
        {one(t(lab.yearlyRate), returns === null ? "—" : `${shownPercent(returns.yearlyRate, 4)} %`, "lab-yearly")}
        {one(t(lab.effectiveRate), returns === null ? "—" : `${shownPercent(returns.effectiveYearlyRate, 4)} %`, "lab-effective")}
        {one(t(lab.duration), returns === null || returns.duration === null ? "—" : shownDecimal(returns.duration, 2), "lab-duration")}
      </div>
      {returns === null && <p className="s m">{t(lab.noRate)}</p>}
    </section>
  );
}

function Schedule({ rows, decimals }: { rows: Row[]; decimals: number }) {
  const { t } = useLanguage();
  const [count, setCount] = useState(pageRows);
  const amount = (text: string) => grouped(shownDecimal(text, decimals));
  const currencies = new Set(rows.map((r) => r.currency)).size > 1;
  const name = (type: string) => t(eventWords[type as keyof typeof eventWords] ?? [type, type]);
  const shown = rows.slice(0, count);
  return (
    <section className="card" data-testid="lab-schedule">
      <div className="row sb wrap" style={{ marginBottom: 8 }}>
        <h2>{t(lab.schedule)}</h2>
        <button type="button" className="btn" onClick={() => download(csv(rows))} data-testid="lab-csv">
          {t(lab.csv)}
        </button>
      </div>
      <div className="scroll">
        <table className="list-table rows flat">
          <thead>
            <tr>
              <th scope="col">{t(lab.date)}</th>
              <th scope="col">{t(lab.event)}</th>
              <th scope="col" className="r">
                {t(lab.payoff)}
              </th>
              {currencies && <th scope="col">{t(lab.currency)}</th>}
              <th scope="col" className="r">
                {t(lab.balance)}
              </th>
              <th scope="col" className="r">
                {t(lab.rate)}
              </th>
              <th scope="col" className="r">
                {t(lab.accrued)}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((r, i) => (
              <tr key={i}>
                <td className="n" data-slot="date">
                  {r.date}
                </td>
                <td data-slot="name">
                  {name(r.type)} <span className="m s">{r.type}</span>
                </td>
                <td className="r n" data-slot="amount">
                  {amount(r.payoff)}
                </td>
                {currencies && <td>{r.currency}</td>}
                <td className="r n" data-slot="state">
                  <span className="lab-phone m">{t(lab.balance)} </span>
                  {amount(r.notional)}
                </td>
                <td className="r n">{shownPercent(r.rate, 4)} %</td>
                <td className="r n">{amount(r.accrued)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="list-foot s m">
        <span className="n">{t(rows.length > count ? desk.shownMore : desk.shownOf, { n: shown.length })}</span>
        {rows.length > count && (
          <button type="button" className="btn" onClick={() => setCount(count + 5 * pageRows)}>
            {t(common.more)}
          </button>
        )}
      </div>
    </section>
  );
}

function download(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = "schedule.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
