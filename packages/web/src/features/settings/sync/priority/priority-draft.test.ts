import { describe, expect, test } from "vitest";
import { draftedPriority, isOutdated, NO_CHANGES } from "./priority-draft.ts";

describe("the sync priority that is being changed", () => {
  test("is the stored one at first", () => {
    expect(draftedPriority(["crm", 1, 2], NO_CHANGES)).toEqual(["crm", 1, 2]);
    expect(isOutdated(["crm", 1, 2], NO_CHANGES)).toBe(false);
  });

  test("has connections that came since last, and forgets deleted ones", () => {
    const draft = { base: ["crm" as const, 1, 2], order: [2, "crm" as const, 1] };
    expect(draftedPriority(["crm", 1, 2, 3], draft)).toEqual([2, "crm", 1, 3]);
    expect(draftedPriority(["crm", 1], draft)).toEqual(["crm", 1]);
  });

  test("is outdated when somebody else has changed the order, not when a connection came or went", () => {
    const draft = { base: ["crm" as const, 1, 2], order: [2, "crm" as const, 1] };
    expect(isOutdated(["crm", 1, 2, 3], draft)).toBe(false);
    expect(isOutdated(["crm", 2], draft)).toBe(false);
    expect(isOutdated([1, "crm", 2], draft)).toBe(true);
  });
});
