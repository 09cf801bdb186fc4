import { useId, useSyncExternalStore } from "react";
import { grouped, inUnit, unitFor } from "../../money/format";
import { lab } from "../../words/lab";
import { useLanguage } from "../../words/language";
import type { Row } from "./shapes";

const left = 58;
const balance = { top: 22, bottom: 150 };
const bars = { top: 188, bottom: 300 };
const height = 322;
const barsMax = 72;
const dayMillis = 86_400_000;

const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** A round number at or above the highest value. */
function ceiling(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return steps.map((f) => f * power).find((v) => v >= highest) ?? 10 * power;
}

const phone = "(max-width: 760px)";
const watch = (changed: () => void) => {
  const query = matchMedia(phone);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};

interface Bar {
  at: number;
  principal: number;
  interest: number;
}

const interestTypes = new Set(["IP", "IPFX", "IPFL", "FP", "PY", "DV"]);

/** The balance over time, and below it what is received and paid, on one axis of time. For drawing only. */
export function ScheduleChart({ rows, withBalance }: { rows: Row[]; withBalance: boolean }) {
  const { t, language } = useLanguage();
  const id = useId();
  const width = useSyncExternalStore(watch, () => matchMedia(phone).matches) ? 360 : 620;
  const right = width - 10;
  const times = rows.map((r) => Date.parse(`${r.date}T00:00:00Z`));
  const first = times[0] ?? 0;
  const last = Math.max(times.at(-1) ?? 1, first + dayMillis);
  const outstanding = rows.map((r) => Math.abs(Number(r.notional)));
  const top = ceiling(Math.max(...outstanding, 0));
  const hasBalance = withBalance && outstanding.some((v) => v > 0);
  const from = hasBalance ? 0 : bars.top - 34;
  const y = (v: number) => balance.bottom - (v / top) * (balance.bottom - balance.top);
  const paid = collect(rows, times);
  const peak = ceiling(Math.max(...paid.map((b) => Math.max(span(b).up, span(b).down)), 0));
  const falls = paid.some((b) => span(b).down > 0);
  const rises = paid.some((b) => span(b).up > 0);
  const zero = falls && rises ? (bars.top + bars.bottom) / 2 : falls ? bars.top : bars.bottom;
  const reach = falls && rises ? (bars.bottom - bars.top) / 2 : bars.bottom - bars.top;
  const h = (v: number) => (v / peak) * reach;
  const wide = Math.max(1.5, Math.min(22, ((right - left) / Math.max(paid.length, 1)) * 0.6));
  const pad = 3 + wide / 2;
  const x = (time: number) => left + pad + ((time - first) / (last - first)) * (right - left - 2 * pad);
  const currency = rows[0]?.currency ?? "";
  const unit = unitFor(String(Math.max(top, peak)));
  const yuan = currency === "CNY";
  const said = (v: number) => (yuan ? inUnit(String(v), unit, language) : grouped(String(v))).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  const step = rows.map((_, i) => `${i === 0 ? `M${x(times[i]!).toFixed(1)} ${balance.bottom}V` : `H${x(times[i]!).toFixed(1)}V`}${y(outstanding[i]!).toFixed(1)}`).join("");
  return (
    <svg viewBox={`0 ${from} ${width} ${height - from}`} style={{ width: "100%", display: "block" }} role="img" aria-labelledby={id} fontSize="11" fontFamily="var(--sans)">
      <title id={id}>{t(lab.chartTitle, { from: rows[0]?.date ?? "", to: rows.at(-1)?.date ?? "" })}</title>
      {hasBalance && (
        <g>
          <text x={left} y={balance.top - 9} fill="var(--muted)">
            {t(lab.balanceIn, { unit: yuan ? unit[language] : currency })}
          </text>
          {[0, 0.5, 1].map((f) => (
            <g key={f}>
              <path d={`M${left} ${y(top * f)}H${right}`} stroke="var(--line)" />
              <text x={left - 6} y={y(top * f) + 4} textAnchor="end" fill="var(--muted)">
                {said(top * f)}
              </text>
            </g>
          ))}
          <path d={`${step}V${balance.bottom}Z`} fill="var(--river-soft)" />
          <path d={step} fill="none" stroke="var(--c1)" strokeWidth="2" strokeLinejoin="round" />
        </g>
      )}
      <g fontWeight="600">
        <rect x={left} y={bars.top - 22} width="9" height="9" fill="var(--c1)" />
        <text x={left + 14} y={bars.top - 13} fill="var(--c1)">
          {t(lab.principalPart)}
        </text>
        <rect x={left + 140} y={bars.top - 22} width="9" height="9" fill="var(--c2)" />
        <text x={left + 154} y={bars.top - 13} fill="var(--c2)">
          {t(lab.interestPart)}
        </text>
      </g>
      {[...new Set([rises ? peak : 0, 0, falls ? -peak : 0])].map((v) => (
        <g key={v}>
          <path d={`M${left} ${zero - h(v)}H${right}`} stroke={v === 0 ? "var(--line-strong)" : "var(--line)"} />
          <text x={left - 6} y={zero - h(v) + 4} textAnchor="end" fill="var(--muted)">
            {said(v)}
          </text>
        </g>
      ))}
      {paid.map((b) => (
        <g key={b.at}>
          <Part at={x(b.at)} wide={wide} from={0} value={b.principal} zero={zero} h={h} color="var(--c1)" />
          <Part at={x(b.at)} wide={wide} from={Math.sign(b.principal) === Math.sign(b.interest) ? b.principal : 0} value={b.interest} zero={zero} h={h} color="var(--c2)" />
        </g>
      ))}
      <g fill="var(--muted)">
        <text x={left} y={height - 6}>
          {rows[0]?.date}
        </text>
        <text x={right} y={height - 6} textAnchor="end">
          {rows.at(-1)?.date}
        </text>
      </g>
    </svg>
  );
}

function Part({ at, wide, from, value, zero, h, color }: { at: number; wide: number; from: number; value: number; zero: number; h: (v: number) => number; color: string }) {
  if (value === 0) return null;
  const near = zero - h(from);
  const far = zero - h(from + value);
  return <rect x={(at - wide / 2).toFixed(1)} width={wide.toFixed(1)} y={Math.min(near, far).toFixed(1)} height={Math.max(0.8, Math.abs(far - near)).toFixed(1)} fill={color} />;
}

function span(b: Bar): { up: number; down: number } {
  return {
    up: Math.max(0, b.principal) + Math.max(0, b.interest),
    down: Math.max(0, -b.principal) + Math.max(0, -b.interest),
  };
}

/** One bar a day on which something is paid; of long contracts, one for an equal stretch of time. The pay-out is no payment of the plan. */
function collect(rows: Row[], times: number[]): Bar[] {
  const paying = rows.map((r, i) => ({ r, at: times[i]!, value: Number(r.payoff) })).filter((p) => p.value !== 0 && p.r.type !== "IED");
  const days = new Set(paying.map((p) => p.at)).size;
  const from = paying[0]?.at ?? 0;
  const stretch = days <= barsMax ? 1 : Math.ceil((((paying.at(-1)?.at ?? 0) - from) / barsMax) + 1);
  const all = new Map<number, Bar>();
  for (const { r, at, value } of paying) {
    const key = days <= barsMax ? at : from + Math.floor((at - from) / stretch) * stretch;
    const bar = all.get(key) ?? { at: key, principal: 0, interest: 0 };
    bar[interestTypes.has(r.type) ? "interest" : "principal"] += value;
    all.set(key, bar);
  }
  return [...all.values()];
}
