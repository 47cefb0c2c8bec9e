import type { CapabilityProfile } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { hasOrderedStamps } from "./stamp-order.ts";

type Stamps = NonNullable<CapabilityProfile["lastModified"]>;

const seen = (form: Stamps["form"], example: string, order: Stamps["order"] = "unsorted"): Stamps => ({
  form,
  example,
  order,
  granularity: "value",
  largestTie: 1,
});

test.each([
  ["numbers", seen("number", "1000001"), true],
  ["encoded dates", seen("encoded-date", "[DT:11/22/2026 12:00:00.0000000]"), true],
  ["row versions", seen("text", "0x00000000000007E1"), true],
  ["texts that came in their order", seen("text", "rev-A", "ascending"), true],
  ["texts that came in any order", seen("text", "3f2504e0-4f89-11d3-9a0c-0305e82c3301"), false],
  ["several forms", seen("mixed", "17"), false],
  ["what was never examined", null, true],
])("whether the order of %s is known", (_what, stamps, isKnown) => {
  expect(hasOrderedStamps(stamps)).toBe(isKnown);
});
