import { describe, expect, it } from "vitest";
import { asPercent, csv, fromFragment, fromPercent, readCase, readEvents, readObserved, shownDecimal, toFragment, withTerm, writeEvents, writeObserved } from "../src/o/lab/lines";

describe("what is typed in the contract lab", () => {
  it("reads observations line by line and writes them back", () => {
    const text = "LPR_1Y 2027-12-15 0.031\nLPR_1Y 2028-12-15 0.0325";
    const read = readObserved(`\n${text.replaceAll(" ", ", ")}\n`);
    expect(read).toEqual({ value: { LPR_1Y: { identifier: "LPR_1Y", data: [{ timestamp: "2027-12-15T00:00:00", value: "0.031" }, { timestamp: "2028-12-15T00:00:00", value: "0.0325" }] } } });
    expect(writeObserved("value" in read ? read.value : undefined)).toBe(text);
  });

  it("says which line it cannot read", () => {
    expect(readObserved("LPR 2027-12-15 0.031\nLPR tomorrow 3")).toEqual({ line: 2 });
    expect(readEvents("PP 2027-05-20 20000\n\nprepay 2027")).toEqual({ line: 3 });
  });

  it("reads events with and without a contract", () => {
    const text = "PP 2027-05-20 20000\nCE 2027-07-01 0 loan1 DF";
    const read = readEvents(text);
    expect(writeEvents("value" in read ? read.value : undefined)).toBe(text);
  });

  it("turns rates into percentages exactly", () => {
    expect(asPercent("0.0865")).toBe("8.65");
    expect(fromPercent("8.65")).toBe("0.0865");
    expect(fromPercent("8,65")).toBeNull();
    expect(asPercent("x")).toBe("x");
  });

  it("leaves out a term without a value", () => {
    const one = withTerm({ terms: { a: "1" } }, "b", "2");
    expect(one.terms).toEqual({ a: "1", b: "2" });
    expect(withTerm(one, "b", "").terms).toEqual({ a: "1" });
  });

  it("keeps a case in a link, Chinese included", () => {
    const one = { terms: { contractID: "合同一", notionalPrincipal: "5000" } };
    expect(fromFragment(`#${toFragment(one, false)}`)).toEqual({ one, money: false });
    expect(fromFragment("#nonsense")).toBeNull();
  });

  it("takes a case or a test file of one case", () => {
    expect(readCase('{"terms":{"a":"1"}}')).toEqual({ terms: { a: "1" } });
    expect(readCase('{"x":{"terms":{"a":"1"}}}')).toEqual({ terms: { a: "1" } });
    expect(readCase("[")).toBeNull();
    expect(readCase('{"a":1}')).toBeNull();
  });

  it("shows at least two decimals and no useless zeros", () => {
    expect(shownDecimal("12.3", 2)).toBe("12.30");
    expect(shownDecimal("12.345678", 6)).toBe("12.345678");
    expect(shownDecimal("12.3456", 6)).toBe("12.3456");
    expect(shownDecimal("100", 6)).toBe("100.00");
  });

  it("writes the schedule for a spreadsheet", () => {
    expect(csv([{ date: "2027-01-15", type: "IP", payoff: "865", currency: "CNY", notional: "120000", rate: "0.0865", accrued: "0" }])).toBe("\ufeffdate,event,payoff,currency,notional,rate,accrued\r\n2027-01-15,IP,865,CNY,120000,0.0865,0\r\n");
  });
});
