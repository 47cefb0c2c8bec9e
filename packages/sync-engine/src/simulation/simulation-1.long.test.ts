import { expect, test } from "vitest";
import { expectNoFailure } from "./expect-no-failure.ts";
import { firstLongSeed, longUntil } from "./long-run.ts";

/** Two files, so that both cores of a small machine have something to do: one has the even seeds. */
const OFFSET = 0;

/** The longest time that a timer can have. */
const LONGEST_MS = 2 ** 31 - 1;

test(
  "as many schedules as there are minutes for",
  async () => {
    const first = firstLongSeed() + OFFSET;
    const played = await expectNoFailure({
      first,
      step: 2,
      count: Number.MAX_SAFE_INTEGER,
      until: longUntil(),
    });
    console.log(`${played} schedules from seed ${first} on, every second one`);
    expect(played).toBeGreaterThan(0);
  },
  LONGEST_MS,
);
