import { expect, test } from "vitest";
import { costAtSize } from "../testing/cost-of-cycle.ts";

test("a cycle with 100 changes costs the same at 10,000 and 1,000,000 links: calls, rows read, rows written", async () => {
  const few = await costAtSize(10_000);
  const many = await costAtSize(1_000_000);
  console.info("10,000 links", few, "1,000,000 links", many);
  expect({ ...many.changes, ms: 0 }).toEqual({ ...few.changes, ms: 0 });
  expect({ ...many.idle, ms: 0 }).toEqual({ ...few.idle, ms: 0 });
});
