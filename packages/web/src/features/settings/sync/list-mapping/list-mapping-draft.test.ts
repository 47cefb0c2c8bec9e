import type { ListMapping } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import {
  changedLists,
  duplicatesOf,
  matchesByName,
  NO_CHANGES,
  setItems,
  withChanges,
} from "./list-mapping-draft.ts";

const item = (erpItemKey: string, text: string, crmItemKey: string | null = null) => ({
  erpItemKey,
  text,
  crmItemKey,
  isNew: false,
});
const list: ListMapping = {
  actorType: "Customer",
  fieldKey: "GROUP",
  displayName: "Group",
  listName: "CustomerGroup",
  crmFieldKey: "category",
  crmListId: 1,
  items: [item("1", "Retail"), item("2", "Wholesale", "20"), item("3", " retail ")],
  crmItems: [
    { key: "10", name: "Retail" },
    { key: "20", name: "Wholesale" },
  ],
  error: "",
};

describe("list mapping", () => {
  test("items of equal name are matched once, whatever their case, and mapped ones are left alone", () => {
    expect(matchesByName(list)).toEqual({ "1": "10" });
  });

  test("a CRM item that is used twice is a duplicate", () => {
    const draft = setItems(NO_CHANGES, list, { "1": "20" });
    expect([...duplicatesOf(withChanges(list, draft))]).toEqual(["20"]);
    expect(duplicatesOf(list).size).toBe(0);
  });

  test("an item can be set back to no selection", () => {
    const draft = setItems(NO_CHANGES, list, { "2": null });
    expect(withChanges(list, draft).items[1]?.crmItemKey).toBeNull();
    expect(changedLists([list], draft)).toHaveLength(1);
  });

  test("a change that was taken back is not saved", () => {
    const draft = setItems(setItems(NO_CHANGES, list, { "2": null }), list, { "2": "20" });
    expect(changedLists([list], draft)).toEqual([]);
  });
});
