import Big from "big.js";
import { useId } from "react";
import type { Money } from "../api/types";
import { inUnit, type Unit } from "../money/format";
import { useLanguage } from "../words/language";

export interface Series {
  name: string;
  values: Money[];
  color: string;
  dash?: string;
}

const num = (m: Money): number => Number(Big(m.amount));

/** A round number at or above the highest value, so that four lines divide it well. */
export function ceiling(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return [1, 2, 2.5, 4, 5, 8, 10].map((f) => f * power).find((v) => v >= highest) ?? 10 * power;
}

/** Lines over time, labelled at their ends, from zero. For drawing only: the table beside it holds the figures. */
export function LineChart({
  series,
  labels,
  unit,
  title,
  height = 218,
  width = 400,
  floor,
  area,
}: {
  series: Series[];
  labels: string[];
  unit: Unit;
  title: string;
  height?: number;
  width?: number;
  floor?: { value: Money; text: string };
  area?: boolean;
}) {
  const { language } = useLanguage();
  const id = useId();
  const all = series.flatMap((s) => s.values.map(num));
  const high = Math.max(...all, floor === undefined ? 0 : num(floor.value), 0);
  const low = Math.min(0, ...all);
  const top = high === 0 && low < 0 ? 0 : ceiling(high);
  const bottom = low < 0 ? -ceiling(-low) : 0;
  const [left, right, up, down] = [52, series.length > 1 ? width - 78 : width - 12, 14, height - 26];
  const x = (i: number) => left + (labels.length < 2 ? 0 : (i * (right - left)) / (labels.length - 1));
  const y = (v: number) => down - ((v - bottom) / (top - bottom)) * (down - up);
  const grid = [0, 1, 2, 3, 4].map((i) => bottom + ((top - bottom) * i) / 4);
  const shownLabels = labels.length <= 8 ? labels.map((_, i) => i) : [0, labels.length - 1];
  const ends = series.map((s) => ({ s, y: y(num(s.values.at(-1) ?? { currency: "CNY", amount: "0" })) })).sort((a, b) => a.y - b.y);
  ends.forEach((e, i) => {
    if (i > 0 && e.y - ends[i - 1]!.y < 15) e.y = ends[i - 1]!.y + 15;
  });
  return (
    <svg viewBox={`0 0 ${width} ${height}`} style={{ width: "100%", display: "block" }} role="img" aria-labelledby={id} fontSize="11" fontFamily="var(--sans)">
      <title id={id}>{title}</title>
      <g stroke="var(--line)">
        {grid.map((v) => (
          <path key={v} d={`M${left} ${y(v)}H${right}`} />
        ))}
      </g>
      <g fill="var(--muted)">
        {grid.map((v) => (
          <text key={v} x={left - 6} y={y(v) + 4} textAnchor="end">
            {axis(v, unit, language)}
          </text>
        ))}
        {shownLabels.map((i) => (
          <text key={i} x={x(i)} y={height - 8} textAnchor={i === 0 && labels.length > 8 ? "start" : i === labels.length - 1 ? "end" : "middle"}>
            {labels[i]}
          </text>
        ))}
      </g>
      {floor !== undefined && (
        <g>
          <path d={`M${left} ${y(num(floor.value))}H${right}`} stroke="var(--bad)" strokeDasharray="5 4" strokeWidth="1.5" />
          <text x={right} y={y(num(floor.value)) + 14} textAnchor="end" fill="var(--bad)">
            {floor.text}
          </text>
        </g>
      )}
      {series.map((s) => {
        const line = s.values.map((v, i) => `${i === 0 ? "M" : "L"}${x(i).toFixed(1)} ${y(num(v)).toFixed(1)}`).join("");
        return (
          <g key={s.name} fill="none" strokeLinejoin="round">
            {area === true && s.values.length > 1 && (
              <path d={`${line}V${y(Math.max(bottom, 0))}H${x(0)}Z`} fill="var(--river-soft)" opacity="0.7" />
            )}
            <path d={line} stroke={s.color} strokeWidth="2.2" strokeDasharray={s.dash} />
            {s.values.length > 0 && (
              <circle cx={x(s.values.length - 1)} cy={y(num(s.values.at(-1)!))} r="3" fill="var(--surface)" stroke={s.color} strokeWidth="2" />
            )}
          </g>
        );
      })}
      {series.length > 1 && (
        <g fontWeight="600">
          {ends.map(({ s, y: at }) => (
            <text key={s.name} x={right + 8} y={at + 4} fill={s.color}>
              {s.name}
            </text>
          ))}
        </g>
      )}
    </svg>
  );
}

function axis(v: number, unit: Unit, language: "zh" | "en"): string {
  const text = inUnit(String(v), unit, language);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Bars over months, from zero. */
export function BarChart({ values, labels, unit, title, height = 150 }: { values: Money[]; labels: string[]; unit: Unit; title: string; height?: number }) {
  const { language } = useLanguage();
  const id = useId();
  const width = 358;
  const top = ceiling(Math.max(...values.map(num), 0));
  const [left, up, down] = [40, 10, height - 22];
  const wide = (width - left) / Math.max(1, values.length);
  const y = (v: number) => down - (Math.max(0, v) / top) * (down - up);
  const names = values.length <= 6 ? labels.map((_, i) => i) : [0, Math.floor((labels.length - 1) / 2), labels.length - 1];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} style={{ width: "100%", display: "block" }} role="img" aria-labelledby={id} fontSize="11" fontFamily="var(--sans)">
      <title id={id}>{title}</title>
      {[0, 0.5, 1].map((f) => (
        <g key={f}>
          <path d={`M${left} ${y(top * f)}H${width}`} stroke="var(--line)" />
          <text x={left - 6} y={y(top * f) + 4} textAnchor="end" fill="var(--muted)">
            {axis(top * f, unit, language)}
          </text>
        </g>
      ))}
      {values.map((v, i) => (
        <rect key={i} x={left + i * wide + wide * 0.15} y={y(num(v))} width={wide * 0.7} height={Math.max(0, down - y(num(v)))} fill="var(--c1)" rx="1" />
      ))}
      <g fill="var(--muted)">
        {names.map((i) => (
          <text key={i} x={left + (i + 0.5) * wide} y={height - 6} textAnchor={i === 0 ? "start" : i === labels.length - 1 ? "end" : "middle"}>
            {labels[i]}
          </text>
        ))}
      </g>
    </svg>
  );
}
