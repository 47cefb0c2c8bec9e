import { expect, test } from "vitest";
import { movedTo } from "./use-moves.ts";

const LIST = ["a", "b", "c", "d"];

test.each([
  [0, 2, "bcad"],
  [3, 0, "dabc"],
  [1, 1, "abcd"],
  [2, 1, "acbd"],
])("the item at %i is moved to place %i", (from, to, expected) => {
  expect(movedTo(LIST, from, to).join("")).toBe(expected);
});

test("a place out of bounds is the nearest end", () => {
  expect(movedTo(LIST, 1, -5).join("")).toBe("bacd");
  expect(movedTo(LIST, 1, 99).join("")).toBe("acdb");
});

test("an item that is not there moves nothing", () => {
  expect(movedTo(LIST, -1, 2).join("")).toBe("abcd");
});
