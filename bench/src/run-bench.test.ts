import { expect, test } from "vitest";
import { figureOf, median } from "./figure.ts";
import { formatResult } from "./format-result.ts";
import { runBench } from "./run-bench.ts";

/** A dozen processes start, one after the other. */
const PROCESSES_MS = 180_000;

test(
  "a small benchmark yields its figures, each over pairs with a floor of the same run",
  async () => {
    const result = await runBench({ actors: 100, fewActors: 50, pairs: 2, warmUps: 1, idleCycles: 3 });
    for (const figure of [result.decoding, result.changed, result.unchanged, result.idle, result.imported]) {
      expect(figure.pairs).toHaveLength(2);
      expect(figure.ratio).toBeCloseTo(figure.floorMs / figure.bryggaMs);
      expect(figure.bytes).toBeGreaterThan(0);
    }
    expect([result.changed.actors, result.imported.actors]).toEqual([100, 50]);
    expect(result.idle).toMatchObject({ callsPerCycle: 4, actorTypes: 4, rowsWrittenPerCycle: 1 });
    expect(result.decoding.memory).toMatchObject({ fewActors: 50, manyActors: 5000 });
    expect(result.memory).toMatchObject({ fewActors: 50, manyActors: 100 });
    expect(result.memory.fewPeakRss).toBeGreaterThan(1024 * 1024);
    expect(result.interface.pages.map(({ name }) => name)).toEqual([
      "list of companies",
      "company",
      "ERP tab",
      "log",
    ]);
    for (const { answers, p50, p95, max } of result.interface.pages) {
      expect(answers).toBeGreaterThan(0);
      expect([p50, p95, max]).toEqual([p50, p95, max].toSorted((left, right) => left - right));
    }
    expect(result.peakRss.brygga).toBeGreaterThan(1024 * 1024);
    const text = formatResult(result);
    expect(text).toContain("inbound, 1 of 15 fields changed");
    expect(text).toMatch(/changed: ratio 0\.7 .*: (not )?reached/);
  },
  PROCESSES_MS,
);

test("a figure is the ratio of the medians, floor by Brygga", () => {
  const pair = (floorMs: number, bryggaMs: number) => ({
    floor: { ms: floorMs, cpuMs: floorMs },
    brygga: { ms: bryggaMs, cpuMs: bryggaMs * 2 },
  });
  const pairs = [pair(1, 10), pair(5, 20), pair(2, 8)];
  expect(figureOf({ name: "a", actors: 100, bytes: 1, pairs })).toMatchObject({
    floorMs: 2,
    bryggaMs: 10,
    ratio: 0.2,
    cpuRatio: 0.1,
    actorsPerSecond: 10_000,
  });
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
