import { describe, expect, it } from "vitest";
import { amount, cny, day, daysBetween, figure, floorTo, grouped, inUnit, large, partsInUnit, percent, plus, shareOf, unitFor } from "../src/money/format";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("figures as the design's table of numbers has them", () => {
  it.each([
    ["1234.50", "1,234.50"],
    ["-1200.00", "−1,200.00"],
    ["0.00", "0.00"],
    ["-0.00", "0.00"],
    ["123456789012345678.99", "123,456,789,012,345,678.99"],
  ])("groups %s as %s without touching a digit", (given, shown) => {
    expect(grouped(given)).toBe(shown);
  });

  it("shows an unknown amount as a dash", () => {
    expect(figure(null)).toBe("—");
  });

  it("puts the unit behind in Chinese and the currency before in English", () => {
    expect(plain(amount(cny("1234.5"), "zh"))).toBe("1,234.50 元");
    expect(plain(amount(cny("1234.5"), "en"))).toBe("CNY 1,234.50");
  });

  it.each([
    ["4286000", "428.60 万元", "CNY 4.286 m"],
    ["185000000", "1.85 亿元", "CNY 185 m"],
    ["9999.99", "9,999.99 元", "CNY 9,999.99"],
    ["685800", "68.58 万元", "CNY 685,800.00"],
  ])("shortens %s to %s and %s", (given, zh, en) => {
    expect(plain(large(cny(given), "zh"))).toBe(zh);
    expect(plain(large(cny(given), "en"))).toBe(en);
  });

  it("shows a fraction as a percentage", () => {
    expect(plain(percent("0.072"))).toBe("7.20 %");
    expect(plain(percent("0.0141"))).toBe("1.41 %");
    expect(percent(null)).toBe("—");
  });

  it("shows days as people write them", () => {
    expect(day("2026-11-24", "zh")).toBe("11月24日");
    expect(day("2026-11-24", "en")).toBe("24 Nov");
    expect(day("2027-03-05", "zh", "2026-11-24")).toBe("2027年3月5日");
    expect(daysBetween("2026-11-24", "2027-03-05")).toBe(101);
  });
});

describe("parts and wholes", () => {
  it("shows parts that add up to the whole shown, whatever rounding would do", () => {
    const parts = ["333.33", "333.33", "333.34"].map((p) => cny(String(Number(p) * 1000)));
    const shown = partsInUnit(plus(...parts), parts, unitFor("1000000"), "zh");

    expect(shown.whole).toBe("100.00");
    expect(shown.parts.reduce((sum, p) => sum + Number(p), 0).toFixed(2)).toBe("100.00");
  });

  it("keeps the exact cents below a hundred thousand", () => {
    expect(inUnit(cny("99999.99"), unitFor("99999.99"), "zh")).toBe("99,999.99");
  });

  it("adds decimals, not floats", () => {
    expect(plus(cny("0.10"), cny("0.20")).amount).toBe("0.30");
  });

  it("rounds a limit down to the step", () => {
    expect(floorTo(cny("218980.82"), 100).amount).toBe("218900.00");
  });

  it("draws nothing for a share of nothing", () => {
    expect(shareOf(cny("5"), cny("0"))).toBe(0);
    expect(shareOf(cny("81019.18"), cny("300000"))).toBeCloseTo(0.27, 2);
  });
});
