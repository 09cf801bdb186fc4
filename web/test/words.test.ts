import { expect, it } from "vitest";
import { readRate } from "../src/o/decide";
import { fill, say } from "../src/words/words";

it("fills names and plurals", () => {
  expect(fill("{n, plural, one {# day late} other {# days late}}", { n: 1 })).toBe("1 day late");
  expect(fill("Interest, {n, plural, one {# instalment} other {# instalments}}", { n: 12 })).toBe("Interest, 12 instalments");
  expect(say(["第 {n} 步，共 {of} 步", "Step {n} of {of}"], "zh", { n: 1, of: 6 })).toBe("第 1 步，共 6 步");
});

it("throws when an argument is missing, instead of showing a hole", () => {
  expect(() => fill("{amount} left", {})).toThrow("needs amount");
});

it("does not read braces in what the server sent", () => {
  expect(say({ zh: "{a}", en: "{a}" }, "en")).toBe("{a}");
});

it("reads a yearly rate typed as a percentage", () => {
  expect(readRate("7.20")).toBe("0.072");
  expect(readRate("7.2 %")).toBe("0.072");
  expect(readRate("720")).toBeNull();
  expect(readRate("")).toBeNull();
});
