import type { FieldRanks } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import { changesOf, inDraftOrder, isOutdated, NO_CHANGES, setOrder } from "./rank-draft.ts";

const ranksOf = (...keys: string[]): FieldRanks => ({
  actorType: "Customer",
  crmEntity: "company",
  version: 1,
  fields: keys.map((fieldKey, index) => ({
    fieldKey,
    displayName: fieldKey,
    displayDescription: "",
    fieldType: "Text",
    rank: index + 1,
    showInErpTab: false,
    showInSearch: false,
    missingInErp: false,
  })),
});

const stored = ranksOf("A", "B", "C");
const keys = (ranks: FieldRanks, draft = NO_CHANGES) =>
  inDraftOrder(ranks, draft).map(({ fieldKey }) => fieldKey);

describe("the order of fields that is being changed", () => {
  test("is the stored one at first, and nothing is to be saved", () => {
    expect(keys(stored)).toEqual(["A", "B", "C"]);
    expect(changesOf([stored], NO_CHANGES)).toEqual([]);
  });

  test("is saved whole", () => {
    const draft = setOrder(NO_CHANGES, stored, ["C", "A", "B"]);
    expect(changesOf([stored], draft)).toEqual([{ stored, fieldKeys: ["C", "A", "B"] }]);
  });

  test("that was taken back is not saved", () => {
    const draft = setOrder(setOrder(NO_CHANGES, stored, ["B", "A", "C"]), stored, ["A", "B", "C"]);
    expect(changesOf([stored], draft)).toEqual([]);
  });

  test("has fields that came since last, and forgets those that are gone", () => {
    const draft = setOrder(NO_CHANGES, stored, ["C", "A", "B"]);
    expect(keys(ranksOf("A", "C", "D"), draft)).toEqual(["C", "A", "D"]);
  });

  test("is outdated when somebody else has changed the order, not when a field was added", () => {
    const draft = setOrder(NO_CHANGES, stored, ["C", "A", "B"]);
    expect(isOutdated(ranksOf("A", "B", "C", "D"), draft)).toBe(false);
    expect(isOutdated(ranksOf("B", "A", "C"), draft)).toBe(true);
    expect(isOutdated(ranksOf("B", "A", "C"), NO_CHANGES)).toBe(false);
  });
});
