import { describe, expect, it } from "vitest";
import { groupTyped, readAmount } from "../src/money/typed";
import { inWords } from "../src/money/words";

describe("an amount as people type it", () => {
  it.each([
    ["20万", "200000.00"],
    ["1.5 亿", "150000000.00"],
    ["200,000", "200000.00"],
    ["２０００", "2000.00"],
    ["¥ 1,234.5", "1234.50"],
    ["12.34万元", "123400.00"],
    ["200k", "200000.00"],
    ["1,234,567,890,123.45", "1234567890123.45"],
  ])("reads %s as %s", (typed, amount) => {
    expect(readAmount(typed)).toEqual({ amount });
  });

  it.each([
    ["", "empty"],
    ["abc", "unreadable"],
    ["-5", "unreadable"],
    ["1e5", "unreadable"],
    ["1.234", "decimals"],
    ["9999", "below"],
    ["600000", "above"],
    ["200050", "step"],
  ])("refuses %s as %s", (typed, trouble) => {
    expect(readAmount(typed, { min: "10000", max: "500000", step: "100" })).toEqual({ trouble });
  });

  it("groups digits while typing and leaves the rest alone", () => {
    expect(groupTyped("1234567")).toBe("1,234,567");
    expect(groupTyped("1,2345.6")).toBe("12,345.6");
    expect(groupTyped("20万")).toBe("20万");
  });
});

describe("an amount in words", () => {
  it.each([
    ["200000.00", "贰拾万元整"],
    ["10300.00", "壹万零叁佰元整"],
    ["100000001.00", "壹亿零壹元整"],
    ["1005.05", "壹仟零伍元零伍分"],
    ["977.50", "玖佰柒拾柒元伍角整"],
    ["0.08", "捌分"],
    ["20050000.00", "贰仟零伍万元整"],
  ])("writes %s as %s", (amount, words) => {
    expect(inWords(amount, "zh")).toBe(words);
  });

  it("writes English amounts", () => {
    expect(inWords("200000.00", "en")).toBe("two hundred thousand yuan");
    expect(inWords("1234.50", "en")).toBe("one thousand two hundred thirty-four yuan and fifty fen");
  });
});
