import { expect, it } from "vitest";
import { bare, half } from "../src/o/policy/shapes";

it("shows the half of a column's title that is in the reader's language", () => {
  expect(half("最大客户占比 · Largest buyer's share", "zh")).toBe("最大客户占比");
  expect(half("最大客户占比 · Largest buyer's share", "en")).toBe("Largest buyer's share");
  expect(half("exposure", "zh")).toBe("exposure");
});

it("takes the quotes off a text and off nothing else", () => {
  expect(bare('"REFERRED"')).toBe("REFERRED");
  expect(bare('"A", "B"')).toBe('"A", "B"');
  expect(bare("> 0.5")).toBe("> 0.5");
});
