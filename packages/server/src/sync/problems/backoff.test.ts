import { expect, test } from "vitest";
import { nextAttempt } from "./backoff.ts";

const now = new Date("2026-01-01T00:00:00Z");

test("a record that failed is tried again after a minute, then after twice as long each time", () => {
  expect([1, 2, 3].map((attempts) => nextAttempt(now, attempts).getTime() - now.getTime())).toEqual([
    60_000, 120_000, 240_000,
  ]);
});

test("it is never left alone for more than a day", () => {
  expect(nextAttempt(now, 40).toISOString()).toBe("2026-01-02T00:00:00.000Z");
});
