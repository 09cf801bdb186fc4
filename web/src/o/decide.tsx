import Big from "big.js";
import { useState } from "react";
import { useCommand, useGet } from "../api/hooks";
import type { Decision, Product, Reason } from "../api/types";
import { amount, cny, compare, figure, percent } from "../money/format";
import { Note } from "../parts/answers";
import { MoneyInput, TextField } from "../parts/controls";
import { BeforeAfter } from "../parts/figures";
import { common } from "../words/common";
import { desk } from "../words/desk";
import { judge } from "../words/judge";
import { useLanguage } from "../words/language";
import { CommandFoot, useKey } from "./page";

type Way = "asked" | "changed" | "refer" | "decline";

const asPercent = (fraction: string): string => Big(fraction).times(100).toFixed(2);

/** A percentage as typed, as a fraction; null when it is none. */
export function readRate(typed: string): string | null {
  const plain = typed.replace(/[%％\s]/g, "");
  if (!/^\d{1,2}(\.\d{1,4})?$/.test(plain)) return null;
  return Big(plain).div(100).toString();
}

/** As asked, changed, left open or declined: keys A C R D, ⌘↵ sends. Reasons become the customer's letter. */
export function Decide({ decision: d }: { decision: Decision }) {
  const { t, language } = useLanguage();
  const products = useGet<Product[]>("/products", { fresh: Infinity });
  const reasons = useGet<Reason[]>("/decisions/reasons", { fresh: Infinity });
  const product = products.data?.find((p) => p.code === d.product);
  const [way, setWay] = useState<Way>("changed");
  const [sum, setSum] = useState((d.answer.limit !== null && compare(d.answer.limit, d.askedAmount) < 0 ? d.answer.limit : d.askedAmount).amount);
  const [months, setMonths] = useState(Math.min(d.askedMonths, d.answer.monthsMax ?? d.askedMonths));
  const [rate, setRate] = useState(d.answer.rate === null ? "" : asPercent(d.answer.rate));
  const [picked, setPicked] = useState<string[]>(d.answer.reasons.map((r) => r.code));
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const resolve = useCommand<Decision, unknown>({ path: `/decisions/${d.id}/resolve` });
  const asked = way === "asked";
  const money = asked ? d.askedAmount : cny(sum === "" ? "0" : sum);
  const tenor = asked ? d.askedMonths : months;
  const fraction = readRate(rate);
  const choices = reasonChoices(reasons.data, d);
  const wrong = { reasons: picked.length === 0, text: text.trim() === "", rate: way !== "decline" && fraction === null };
  const send = () => {
    setTried(true);
    if (way === "refer" || wrong.reasons || wrong.text || wrong.rate) return;
    const said = { reasons: picked, text: text.trim() };
    resolve.mutate(way === "decline" ? { outcome: "DECLINED", ...said } : { outcome: "APPROVED", amount: money, months: tenor, rate: fraction, ...said });
  };
  useKey({ a: () => setWay("asked"), c: () => setWay("changed"), r: () => setWay("refer"), d: () => setWay("decline"), "mod+enter": send });
  const ways: { way: Way; text: string; key: string }[] = [
    { way: "asked", text: t(desk.asAsked), key: "A" },
    { way: "changed", text: t(desk.changed), key: "C" },
    { way: "refer", text: t(desk.refer), key: "R" },
    { way: "decline", text: t(desk.decline), key: "D" },
  ];
  return (
    <section className="card stack decide" aria-label={t(desk.myDecision)}>
      <h2>{t(desk.myDecision)}</h2>
      {d.answer.kind === "REFUSED" && (
        <Note tone="warn" icon="warn">
          {t(judge.askedForPerson)}
        </Note>
      )}
      <div className="choices" role="group" aria-label={t(desk.myDecision)}>
        {ways.map((w) => (
          <button key={w.way} type="button" className="btn" aria-pressed={way === w.way} onClick={() => setWay(w.way)} data-testid={`decide-${w.way}`}>
            {w.text}
            <kbd aria-hidden="true">{w.key}</kbd>
          </button>
        ))}
      </div>
      {way === "refer" ? (
        <Note tone="riv" icon="clock">
          {t(desk.referHow)}
        </Note>
      ) : (
        <>
          {way !== "decline" && (
            <>
              <div className="two-fields">
                {asked ? (
                  <TextField label={t(common.amountUnit)} value={figure(d.askedAmount)} change={() => undefined} readOnly />
                ) : (
                  <MoneyInput label={t(common.amountUnit)} value={sum} change={setSum} min={product?.amountMin.amount} max={product?.amountMax.amount} step="100" testid="decide-amount" />
                )}
                <div>
                  <label className="label" htmlFor="decide-months">
                    {t(common.tenor)}
                  </label>
                  <select id="decide-months" className="field" value={tenor} disabled={asked} onChange={(e) => setMonths(Number(e.target.value))} data-testid="decide-months">
                    {[...new Set([...(product?.months ?? []), tenor])].sort((a, b) => a - b).map((m) => (
                      <option key={m} value={m}>
                        {t(common.months, { n: m })}
                      </option>
                    ))}
                  </select>
                </div>
              </div>
              <TextField label={t(desk.contractRate)} value={rate} change={setRate} inputMode="decimal" wrong={tried && wrong.rate ? t(desk.rateWrong) : null} testid="decide-rate" />
              <BeforeAfter
                heads={[t(desk.before), t(desk.myDecision)]}
                changes={[
                  { what: t(common.amount), before: figure(d.answer.limit), after: figure(money) },
                  { what: t(common.tenor), before: d.answer.monthsMax === null ? "—" : t(common.months, { n: d.answer.monthsMax }), after: t(common.months, { n: tenor }) },
                  { what: t(common.rate), before: percent(d.answer.rate), after: percent(fraction) },
                ]}
              />
            </>
          )}
          <fieldset>
            <legend className="label">{t(desk.reasonsPick)}</legend>
            <div className="row wrap" style={{ gap: 6 }}>
              {choices.map((r) => (
                <button
                  key={r.code}
                  type="button"
                  className="chip"
                  aria-pressed={picked.includes(r.code)}
                  onClick={() => setPicked(picked.includes(r.code) ? picked.filter((c) => c !== r.code) : [...picked, r.code])}
                  data-testid={`reason-${r.code}`}
                >
                  {t(r.text)}
                </button>
              ))}
            </div>
            {tried && wrong.reasons && <p className="help bad">{t(desk.reasonsMissing)}</p>}
          </fieldset>
          <div>
            <label className="label" htmlFor="decide-text">
              {t(desk.note)}
            </label>
            <textarea id="decide-text" className="field" rows={3} maxLength={500} value={text} onChange={(e) => setText(e.target.value)} data-testid="decide-text" />
            <p className={`help ${tried && wrong.text ? "bad" : ""}`}>{t(tried && wrong.text ? desk.noteMissing : desk.noteHelp)}</p>
          </div>
          <CommandFoot
            problem={resolve.error}
            busy={resolve.isPending}
            text={way === "decline" ? t(desk.submitDecline) : t(desk.submitApprove, { amount: amount(money, language), n: tenor })}
            act={send}
            danger={way === "decline"}
            below={t(desk.secondCheckHow)}
            hint={<kbd aria-hidden="true">⌘↵</kbd>}
            testid="decide-submit"
          />
        </>
      )}
    </section>
  );
}

/** The catalogue, with what the system has already said first. */
function reasonChoices(catalogue: Reason[] | undefined, d: Decision): Reason[] {
  const own = d.answer.reasons;
  return [...own, ...(catalogue ?? []).filter((r) => own.every((o) => o.code !== r.code))];
}
