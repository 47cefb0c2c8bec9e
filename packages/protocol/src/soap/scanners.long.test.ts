import { expect, test } from "vitest";
import { answerSamples } from "../testing/answer-samples.ts";
import { fuzzScanners } from "../testing/fuzz-scanners.ts";

const ROUNDS = 30;
const COUNT = 100_000;

/** Another one each time; a failure names the seed of its message. */
const SEED = Number(process.env.BRYGGA_FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

test.each(Array.from({ length: ROUNDS }, (_nothing, round) => SEED + round * COUNT))(
  "from seed %i, our scanner reads what saxes reads, and nothing else",
  (seed) => {
    const { read, refused } = fuzzScanners(answerSamples(), { seed, count: COUNT });
    expect(read).toBeGreaterThan(COUNT / 10);
    expect(refused).toBeGreaterThan(COUNT / 2);
  },
);
