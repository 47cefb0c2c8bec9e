import fc from "fast-check";
import { expect, test } from "vitest";
import { expectKillsToBeHarmless } from "./testing/killed-import.ts";

/** Enough for the thread to be started, to store most of them, and to be killed in the middle. */
const CUSTOMERS = 60_000;
const KILLS = 5;
const SEED = 53;

test("an import whose batches a thread stores, killed at any moment, imports every actor once", async () => {
  const kill = fc.record({ call: fc.integer({ min: 6, max: 14 }), moment: fc.integer({ min: 0, max: 150 }) });
  // Each kill leaves less to do; the last ones find enough for as many calls.
  const kills = fc.sample(kill, { numRuns: KILLS, seed: SEED });
  expect(await expectKillsToBeHarmless(CUSTOMERS, kills)).toBe(KILLS);
});
