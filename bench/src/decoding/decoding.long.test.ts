import { expect, test } from "vitest";
import { benchDecoding } from "./decoding.ts";

const MEBIBYTE = 1024 * 1024;

test("10,000 actors are decoded faster than saxes tells their tags apart, 1,000,000 in the same memory", async () => {
  const { cpuRatio, memory } = await benchDecoding({ actors: 10_000, pairs: 5, warmUps: 3, idleCycles: 0 });
  // Processor time, because other work on the machine does not count into it.
  expect(cpuRatio).toBeGreaterThan(1);
  expect(memory.manyActors).toBe(1_000_000);
  expect(memory.manyPeakRss - memory.fewPeakRss).toBeLessThan(64 * MEBIBYTE);
});
