import Big from "big.js";

export type Typed = { amount: string } | { trouble: "empty" | "unreadable" | "decimals" | "below" | "above" | "step" };

const units: Record<string, number> = { "": 1, 元: 1, 千: 1e3, 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6 };
const shape = /^(\d+(?:\.\d+)?)(元|千|万|亿|k|m)?元?$/;

interface Range {
  min?: string;
  max?: string;
  step?: string;
}

/** Reads what a person typed as an amount: "20万", "1.5亿", "200,000", "¥ 1 234.50". Never through a float. */
export function readAmount(typed: string, { min, max, step }: Range = {}): Typed {
  const plain = typed
    .trim()
    .replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[,，\s'’]/g, "")
    .replace(/^(cny|rmb|¥|￥)/i, "")
    .replace(/萬/g, "万")
    .replace(/億/g, "亿")
    .toLowerCase();
  if (plain === "") return { trouble: "empty" };
  const found = shape.exec(plain);
  if (found === null) return { trouble: "unreadable" };
  const value = Big(found[1]!).times(units[found[2] ?? ""]!);
  if (!value.eq(value.round(2, Big.roundDown))) return { trouble: "decimals" };
  if (min !== undefined && value.lt(min)) return { trouble: "below" };
  if (max !== undefined && value.gt(max)) return { trouble: "above" };
  if (step !== undefined && !value.mod(step).eq(0)) return { trouble: "step" };
  return { amount: value.toFixed(2) };
}

/** Groups the digits of what is being typed as long as it is a plain number; anything else is left as it is. */
export function groupTyped(typed: string): string {
  const plain = typed.replace(/,/g, "");
  if (!/^\d+(\.\d*)?$/.test(plain)) return typed;
  const [whole = "", fraction] = plain.split(".");
  const digits = whole.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
