import { expect, test } from "vitest";
import { peakOfImports } from "./imports.ts";

const MEBIBYTE = 1024 * 1024;

test("100,000 actors are searched, previewed and imported within 64 MB of the memory that 10,000 take", async () => {
  const few = await peakOfImports(10_000, 5);
  const many = await peakOfImports(100_000, 1);
  console.info({ few: few / MEBIBYTE, many: many / MEBIBYTE });
  expect(many - few).toBeLessThan(64 * MEBIBYTE);
});
