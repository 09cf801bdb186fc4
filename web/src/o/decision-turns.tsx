import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ask, type Problem } from "../api/client";
import { useGet } from "../api/hooks";
import type { Decision, Remedy } from "../api/types";
import { compare, figure, percent } from "../money/format";
import { Loaded, Trouble } from "../parts/answers";
import { TextField } from "../parts/controls";
import { Icon } from "../parts/icon";
import { StateTag } from "../parts/state";
import { common } from "../words/common";
import { judge } from "../words/judge";
import { useLanguage } from "../words/language";

/** What the customer can change to turn the answer. */
export function WhatTurns({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const remedies = useGet<Remedy[]>(`/decisions/${d.id}/remedies`, { fresh: Infinity });
  const whole = d.answer.kind === "ACCEPTED" && d.answer.limit !== null && compare(d.answer.limit, d.askedAmount) >= 0;
  if (whole) return null;
  return (
    <section className="card" data-testid="what-turns">
      <h2>{t(judge.turns)}</h2>
      <Loaded of={remedies} shape="line,line">
        {(all) => (
          <>
            {all.length === 0 && <p className="s13">{t(judge.turnsNone)}</p>}
            {all.map((r, i) => (
              <div key={i} className="rule">
                <Icon name="check" size="sm" tone="good" />
                <span>
                  {r.changes.map((c, n) => (
                    <span key={c.id} style={{ display: "block" }}>
                      {n > 0 && `${t(judge.and)} `}
                      {t(c.text)}
                    </span>
                  ))}
                </span>
                <span className="s m n">{t(judge.then, { answer: r.outcome === "ACCEPTED" && r.terms != null ? t(judge.accepted, { amount: figure(r.terms.limit) }) : t(judge.referred) })}</span>
              </div>
            ))}
            <p className="s m" style={{ marginTop: 6 }}>
              {t(judge.turnsHow)}
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
}

const decimal = /^-?\d{1,12}(\.\d{1,6})?$/;
const settling = 250;

interface Row {
  key: string;
  name: string;
  now: string;
  /** A share is typed as a percentage. */
  share: boolean;
}

/** Any figure of the case changed and judged again at once; nothing is stored. */
export function TryOtherFigures({ decision: d }: { decision: Decision }) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const rows = rowsOf(d, t);
  const wrong = Object.entries(typed).filter(([, value]) => value !== "" && !decimal.test(value.replace(/[,，\s%％]/g, "")));
  const body = request(typed, rows, d.askedAmount.currency);
  const sent = useSettled(wrong.length > 0 ? "" : JSON.stringify(body));
  const changed = Object.values(typed).some((value) => value !== "");
  const judged = useQuery<Decision, Problem>({
    queryKey: ["what-if", d.id, sent],
    queryFn: ({ signal }) => ask<Decision>("POST", `/decisions/${d.id}/what-if`, { body: JSON.parse(sent) as unknown, signal }),
    enabled: changed && sent !== "",
    placeholderData: (before) => before,
    meta: { calculated: true },
  });
  return (
    <section className="card" data-testid="what-if">
      <div className="row sb">
        <h2>{t(judge.tryTitle)}</h2>
        {changed && (
          <button type="button" className="a s" onClick={() => setTyped({})}>
            {t(judge.reset)}
          </button>
        )}
      </div>
      <p className="s m">{t(judge.tryHow)}</p>
      <div className="tries">
        {rows.map((r) => (
          <TextField
            key={r.key}
            label={`${r.name}${r.share ? " (%)" : ""}`}
            value={typed[r.key] ?? ""}
            placeholder={r.now}
            change={(value) => setTyped({ ...typed, [r.key]: value })}
            inputMode="decimal"
            wrong={wrong.some(([key]) => key === r.key) ? t(judge.notNumber) : null}
            testid={`try-${r.key}`}
          />
        ))}
      </div>
      {judged.error !== null && <Trouble problem={judged.error} command />}
      {changed && judged.data !== undefined && <Result before={d} after={judged.data} />}
    </section>
  );
}

function Result({ before, after }: { before: Decision; after: Decision }) {
  const { t } = useLanguage();
  const lines: [string, string, string][] = [
    [t(judge.grade), `${before.score.points} ${before.score.grade}`, `${after.score.points} ${after.score.grade}`],
    [t(judge.limit), figure(before.limitSteps.at(-1)?.amount), figure(after.limitSteps.at(-1)?.amount)],
    [t(common.rate), percent(rateOf(before)), percent(rateOf(after))],
  ];
  return (
    <table className="n" style={{ marginTop: 8 }} data-testid="what-if-result">
      <thead>
        <tr>
          <th scope="col">{t(judge.result)}</th>
          <th scope="col" className="r">
            {t(judge.now)}
          </th>
          <th scope="col" className="r">
            {t(judge.whatIf)}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" />
          <td className="r">
            <StateTag state={before.answer.kind} />
          </td>
          <td className="r" aria-live="polite">
            <StateTag state={after.answer.kind} />
          </td>
        </tr>
        {lines.map(([what, was, is]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td className="r">{was}</td>
            <td className={`r ${was === is ? "m" : "b"}`}>{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const rateOf = (d: Decision): number => d.rateParts.reduce((sum, p) => sum + Number(p.rate), 0);

/** Amount, tenor and debt, then what the score and the policy look at. */
function rowsOf(d: Decision, t: ReturnType<typeof useLanguage>["t"]): Row[] {
  const scored = d.score.contributions.map((c) => c.feature);
  const asked = ["history", "sales_recency", "sales_growth", "largest_buyer_share", "sales_void_share", "sales_red_share"];
  const features = [...new Set([...asked, ...scored])].filter((f): f is string => f !== undefined && d.features[f] !== undefined);
  const debt = d.limitSteps.find((s) => s.id === "existing")?.amount;
  return [
    { key: "amount", name: t(common.amountUnit), now: figure(d.askedAmount), share: false },
    { key: "months", name: t(common.tenor), now: String(d.askedMonths), share: false },
    { key: "exposure", name: t(judge.debt), now: figure(debt).replace(/[-−]/, ""), share: false },
    ...features.map((f) => {
      const fact = d.features[f]!;
      const share = fact.text.en.includes("%");
      const now = fact.value === null ? "—" : share ? percent(String(fact.value)).replace(/[\s%]/g, "") : String(fact.value);
      return { key: f, name: t(fact.name), now, share };
    }),
  ];
}

function request(typed: Record<string, string>, rows: Row[], currency: string) {
  const features: Record<string, number> = {};
  const other: Record<string, unknown> = {};
  for (const row of rows) {
    const value = (typed[row.key] ?? "").replace(/[,，\s%％]/g, "");
    if (value === "" || !decimal.test(value)) continue;
    if (row.key === "amount" || row.key === "exposure") other[row.key] = { currency, amount: Number(value).toFixed(2) };
    else if (row.key === "months") other.months = Math.round(Number(value));
    else features[row.key] = row.share ? Number((Number(value) / 100).toFixed(6)) : Number(value);
  }
  return { ...other, features };
}

/** A value once it has not changed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(value), settling);
    return () => clearTimeout(wait);
  }, [value]);
  return settled;
}
