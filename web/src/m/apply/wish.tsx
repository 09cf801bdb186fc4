import { useState } from "react";
import type { Product } from "../../api/types";
import { cny, compare, figure, percent, round } from "../../money/format";
import { MoneyInput, Segmented } from "../../parts/controls";
import { Icon, type IconName } from "../../parts/icon";
import { methodOf } from "../../parts/named";
import { common } from "../../words/common";
import { useLanguage } from "../../words/language";
import { phone } from "../../words/phone";

export interface Wish {
  amount: string;
  months: number;
  purpose: string;
}

const drawings: [RegExp, IconName][] = [
  [/stock|goods|material|purchase|inventory/i, "box"],
  [/equip|machine|tool/i, "tool"],
  [/wage|salar|staff/i, "wage"],
  [/rent|shop|premis|decor|renov/i, "shop"],
  [/transport|logistic|vehicle/i, "truck"],
  [/tax|fee|bill/i, "doc"],
  [/turn|cash|working|running|cost/i, "swap"],
  [/order|invoice/i, "doc"],
];

const drawing = (code: string): IconName => drawings.find(([like]) => like.test(code))?.[1] ?? "borrow";

/** The tenor a wish starts with: a year, or what comes nearest to it. */
export const usualMonths = (p: Product): number =>
  [...p.months].sort((a, b) => Math.abs(a - 12) - Math.abs(b - 12))[0] ?? 12;

/** Amount, tenor and purpose; the range and the price range are shown at once. */
export function WishForm({ product, wish, change }: { product: Product; wish: Wish; change: (wish: Wish) => void }) {
  const { t, language } = useLanguage();
  return (
    <div className="stack wide">
      <div>
        <div className="m" style={{ fontSize: 14 }}>
          {t(phone.howMuch)}
        </div>
        <MoneyInput
          large
          label={t(phone.howMuch)}
          value={wish.amount}
          min={product.amountMin.amount}
          max={product.amountMax.amount}
          step={product.amountStep?.amount ?? "100"}
          change={(a) => change({ ...wish, amount: a })}
          testid="apply-amount"
        />
        <p className="note riv s13 n" style={{ whiteSpace: "normal", marginTop: 8 }}>
          {t(phone.shownRange, {
            min: round(product.amountMin),
            max: round(product.amountMax),
            from: percent(product.rateFrom),
            to: percent(product.rateTo),
          })}
        </p>
      </div>
      <div>
        <div className="label">
          {t(phone.howLong)} · {methodOf(product.amortisation, language)}
        </div>
        <Segmented
          label={t(phone.howLong)}
          value={wish.months}
          choose={(months) => change({ ...wish, months })}
          options={product.months.map((m) => ({ value: m, text: t(common.months, { n: m }), testid: `apply-months-${m}` }))}
        />
      </div>
      <fieldset>
        <legend className="label">{t(phone.purpose)}</legend>
        <div className="purposes">
          {product.purposes.map((p) => (
            <label key={p.code}>
              <input type="radio" name="purpose" checked={wish.purpose === p.code} onChange={() => change({ ...wish, purpose: p.code })} data-testid={`purpose-${p.code}`} />
              <Icon name={drawing(p.code)} />
              {t(p.name)}
            </label>
          ))}
        </div>
        <p className="s m" style={{ marginTop: 8 }}>
          {product.barred === undefined || product.barred.length === 0 ? t(phone.barred) : t(phone.barredList, { list: product.barred.map((b) => t(b.name)).join(language === "zh" ? "、" : ", ") })}
        </p>
      </fieldset>
    </div>
  );
}

/** What the wish starts with: the middle of what most ask for, inside the product's range. */
export function useWish(product: Product | undefined, first?: Wish): [Wish, (w: Wish) => void] {
  const start = (): Wish => {
    if (first !== undefined) return first;
    const usual = cny("100000");
    const lowest = product?.amountMin ?? usual;
    const highest = product?.amountMax ?? usual;
    const amountNow = compare(usual, lowest) < 0 ? lowest : compare(usual, highest) > 0 ? highest : usual;
    return { amount: amountNow.amount, months: product === undefined ? 12 : usualMonths(product), purpose: "" };
  };
  const [wish, setWish] = useState<Wish>(start);
  return [wish, setWish];
}

export const wishText = (w: Wish): string => figure(cny(w.amount));
