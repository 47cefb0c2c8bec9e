import { describe, expect, test } from "vitest";
import { expectNoFailure } from "./expect-no-failure.ts";

/** Two files, so that both cores of a small machine have something to do; together 4,000 schedules. */
const PARTS = [4, 5, 6, 7];
const SCHEDULES = 500;

describe("whatever goes wrong, nothing is lost, duplicated or changed where it must not be", () => {
  test.each(PARTS)(
    "schedules of part %i",
    async (part) => {
      const played = await expectNoFailure({ first: part * SCHEDULES, count: SCHEDULES });
      expect(played).toBe(SCHEDULES);
    },
    120_000,
  );
});
