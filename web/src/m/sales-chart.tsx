import type { InvoiceSummary } from "../api/types";
import { cny, compare, inUnit, chartUnit } from "../money/format";
import { BarChart } from "../parts/chart";
import { useLanguage } from "../words/language";
import { phone } from "../words/phone";

const shownMonths = 24;

/** Sales by month, as bars and – for whoever cannot see them – as a table. */
export function SalesChart({ of }: { of: InvoiceSummary }) {
  const { t, language } = useLanguage();
  const months = of.months.slice(-shownMonths);
  if (months.length === 0) return null;
  const highest = months.map((m) => m.sales).reduce((a, b) => (compare(a, b) >= 0 ? a : b), cny("0"));
  const unit = chartUnit(highest);
  const title = t(phone.salesByMonth, { unit: unit[language] });
  return (
    <figure style={{ marginTop: 8 }}>
      <figcaption className="s m">{title}</figcaption>
      <BarChart title={title} unit={unit} labels={months.map((m) => m.month)} values={months.map((m) => m.sales)} />
      <table className="sr">
        <caption>{title}</caption>
        <tbody>
          {months.map((m) => (
            <tr key={m.month}>
              <th scope="row">{m.month}</th>
              <td>{inUnit(m.sales, unit, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
