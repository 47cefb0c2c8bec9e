import { expect, test } from "vitest";
import { roundedTimeLeft } from "./time-left.ts";

test("the time left is said no more exactly than it can be known", () => {
  expect(roundedTimeLeft(2)).toBe(10);
  expect(roundedTimeLeft(34)).toBe(30);
  expect(roundedTimeLeft(95)).toBe(120);
  expect(roundedTimeLeft(3900)).toBe(3600);
  expect(roundedTimeLeft(5000)).toBe(5400);
});
