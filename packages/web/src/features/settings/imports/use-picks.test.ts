import { expect, test } from "vitest";
import { countPicks, isPicked, pick } from "./use-picks.ts";

const none = { isAll: false, keys: [] };
const all = { isAll: true, keys: [] };

test("a row that is checked is picked, and unchecking it takes it back", () => {
  const one = pick(none, "10001", true);
  expect(isPicked(one, "10001")).toBe(true);
  expect(isPicked(one, "10002")).toBe(false);
  expect(pick(one, "10001", false)).toEqual(none);
});

test("of everything that was found, the rows that are unchecked are left out", () => {
  const but = pick(all, "10001", false);
  expect(isPicked(but, "10001")).toBe(false);
  expect(isPicked(but, "10002")).toBe(true);
  expect(countPicks(but, 100_000)).toBe(99_999);
  expect(pick(but, "10001", true)).toEqual(all);
});
