import { expect, test } from "vitest";
import { benchMemory } from "./memory.ts";

const MEBIBYTE = 1024 * 1024;

test("1,000,000 changed actors are synchronised within 64 MB of the memory that 10,000 take", async () => {
  const memory = await benchMemory(10_000, 1_000_000);
  console.info(memory);
  expect(memory.manyPeakRss - memory.fewPeakRss).toBeLessThan(64 * MEBIBYTE);
});
