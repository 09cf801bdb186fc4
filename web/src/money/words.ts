import type { Language } from "../words/words";

/** An amount in words, as it stands in a contract: 贰拾万元整, "two hundred thousand yuan". */
export function inWords(amount: string, language: Language): string {
  const [whole = "0", fraction = ""] = amount.replace("-", "").split(".");
  const cents = Number(fraction.padEnd(2, "0").slice(0, 2));
  return language === "zh" ? chinese(whole, cents) : english(whole, cents);
}

const digits = "零壹贰叁肆伍陆柒捌玖";
const places = ["", "拾", "佰", "仟"];
const sections = ["", "万", "亿", "万亿"];

function chinese(whole: string, cents: number): string {
  const yuan = chineseWhole(whole);
  if (cents === 0) return `${yuan === "" ? "零" : yuan}元整`;
  const jiao = Math.floor(cents / 10);
  const fen = cents % 10;
  const start = yuan === "" ? "" : `${yuan}元`;
  const tenth = jiao > 0 ? `${digits[jiao]}角` : start === "" ? "" : "零";
  return start + tenth + (fen > 0 ? `${digits[fen]}分` : "整");
}

function chineseWhole(whole: string): string {
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 4) groups.push(whole.slice(Math.max(0, end - 4), end));
  let text = "";
  let gap = false;
  for (let g = groups.length - 1; g >= 0; g -= 1) {
    const group = groups[g]!.padStart(4, "0");
    if (/^0+$/.test(group)) {
      gap = text !== "";
      continue;
    }
    let part = "";
    let zero = gap || (text !== "" && group.startsWith("0"));
    for (let i = 0; i < 4; i += 1) {
      const d = Number(group[i]);
      if (d === 0) {
        zero = zero || part !== "";
      } else {
        part += (zero && (part !== "" || text !== "") ? "零" : "") + digits[d] + places[3 - i];
        zero = false;
      }
    }
    text += part + sections[g];
    gap = false;
  }
  return text;
}

const small = [
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
  "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const scales = ["", "thousand", "million", "billion", "trillion"];

function english(whole: string, cents: number): string {
  const groups: number[] = [];
  for (let end = whole.length; end > 0; end -= 3) groups.push(Number(whole.slice(Math.max(0, end - 3), end)));
  const parts: string[] = [];
  for (let g = groups.length - 1; g >= 0; g -= 1) {
    if (groups[g]! > 0) parts.push(`${hundreds(groups[g]!)}${g > 0 ? ` ${scales[g]}` : ""}`);
  }
  const yuan = `${parts.length === 0 ? "zero" : parts.join(" ")} yuan`;
  return cents === 0 ? yuan : `${yuan} and ${hundreds(cents)} fen`;
}

function hundreds(n: number): string {
  if (n < 20) return small[n]!;
  if (n < 100) return tens[Math.floor(n / 10)]! + (n % 10 > 0 ? `-${small[n % 10]}` : "");
  return `${small[Math.floor(n / 100)]} hundred${n % 100 > 0 ? ` ${hundreds(n % 100)}` : ""}`;
}
