import { expect, test } from "vitest";
import { expectKillsToBeHarmless } from "./testing/killed-import.ts";

/** Processes start one after the other. */
const PROCESSES_MS = 180_000;

/** Three batches and a bit: too few for the thread. */
const CUSTOMERS = 1_600;

test(
  "an import that is killed again and again imports every actor once",
  async () => {
    const threads = await expectKillsToBeHarmless(CUSTOMERS, [
      // Before a call, and while the batch before is being committed.
      { call: 1, moment: "before" },
      { call: 2, moment: 0 },
      { call: 1, moment: 40 },
    ]);
    expect(threads).toBe(0);
  },
  PROCESSES_MS,
);
