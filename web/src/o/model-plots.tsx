import { useId } from "react";

interface Curve {
  name: string;
  color: string;
  dash?: string;
  points: [number, number][];
}

/** Two or fewer curves in one square, each said by its name below; the figures stand in the table beside it. */
export function Square({ title, curves, top = 1 }: { title: string; curves: Curve[]; top?: number }) {
  const id = useId();
  const at = ([x, y]: [number, number]) => `${30 + (Math.min(x, top) / top) * 190},${200 - (Math.min(y, top) / top) * 190}`;
  return (
    <figure style={{ margin: 0, flex: "1 1 220px", maxWidth: 320 }}>
      <svg viewBox="0 0 230 220" style={{ width: "100%", display: "block" }} role="img" aria-labelledby={id} fontSize="10" fontFamily="var(--sans)">
        <title id={id}>{title}</title>
        <path d="M30 10V200H220" fill="none" stroke="var(--line)" />
        <path d="M30 200L220 10" fill="none" stroke="var(--line)" strokeDasharray="2 3" />
        {[0, 0.5, 1].map((f) => (
          <g key={f} fill="var(--muted)">
            <text x="26" y={203 - f * 190} textAnchor="end">
              {Math.round(f * top * 100)}%
            </text>
            <text x={30 + f * 190} y="214" textAnchor={f === 1 ? "end" : "middle"}>
              {Math.round(f * top * 100)}%
            </text>
          </g>
        ))}
        {curves.map((c) => (
          <polyline key={c.name} points={c.points.map(at).join(" ")} fill="none" stroke={c.color} strokeWidth="2" strokeDasharray={c.dash} />
        ))}
      </svg>
      <figcaption className="s m">{title}</figcaption>
    </figure>
  );
}

/** How many cases have how many points, as parts of all, one set of bars beside the other. */
export function Bars({ title, sets }: { title: string; sets: { name: string; color: string; bars: [number, number][] }[] }) {
  const id = useId();
  const keys = [...new Set(sets.flatMap((s) => s.bars.map((b) => b[0])))].sort((a, b) => a - b);
  const parts = sets.map((s) => {
    const all = s.bars.reduce((sum, b) => sum + b[1], 0);
    return new Map(s.bars.map((b) => [b[0], all === 0 ? 0 : b[1] / all]));
  });
  const top = Math.max(0.05, ...parts.flatMap((p) => [...p.values()]));
  const width = 190 / Math.max(1, keys.length);
  return (
    <figure style={{ margin: 0, flex: "1 1 220px", maxWidth: 320 }}>
      <svg viewBox="0 0 230 220" style={{ width: "100%", display: "block" }} role="img" aria-labelledby={id} fontSize="10" fontFamily="var(--sans)">
        <title id={id}>{title}</title>
        <path d="M30 10V200H220" fill="none" stroke="var(--line)" />
        <text x="26" y="16" textAnchor="end" fill="var(--muted)">
          {Math.round(top * 100)}%
        </text>
        {keys.map((k, i) => (
          <g key={k}>
            {sets.map((s, n) => {
              const h = ((parts[n]!.get(k) ?? 0) / top) * 186;
              return <rect key={s.name} x={31 + i * width + (n * width) / sets.length} y={200 - h} width={Math.max(1, width / sets.length - 1)} height={h} fill={s.color} />;
            })}
            {(i === 0 || i === keys.length - 1) && (
              <text x={30 + (i + 0.5) * width} y="214" textAnchor={i === 0 ? "start" : "end"} fill="var(--muted)">
                {k}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className="s m">{title}</figcaption>
    </figure>
  );
}
