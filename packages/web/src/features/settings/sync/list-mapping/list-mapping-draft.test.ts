import type { ListMapping } from "@brygga/api-contract";
import { describe, expect, test } from "vitest";
import {
  changedLists,
  duplicatesOf,
  isWanted,
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
  version: 1,
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

  test("an item is found by its text or its key, and by the CRM item that it is mapped to", () => {
    const found = (text: string, unmappedOnly = false) =>
      list.items
        .filter((one) => isWanted(list, one, { text, unmappedOnly }))
        .map(({ erpItemKey }) => erpItemKey);
    expect(found("RET")).toEqual(["1", "3"]);
    expect(found("whole")).toEqual(["2"]);
    expect(found("")).toEqual(["1", "2", "3"]);
    expect(found("", true)).toEqual(["1", "3"]);
    expect(found("2")).toEqual(["2"]);
  });

  test("hundreds of items are matched and checked at once", () => {
    const items = Array.from({ length: 2000 }, (_, index) => item(`e${index}`, `Item ${index}`));
    const crmItems = items.map(({ text }, index) => ({ key: `c${index}`, name: text.toUpperCase() }));
    const long = { ...list, items, crmItems };
    const matches = matchesByName(long);
    expect(Object.keys(matches)).toHaveLength(2000);
    const mapped = withChanges(long, setItems(NO_CHANGES, long, { ...matches, e1: "c0" }));
    expect([...duplicatesOf(mapped)]).toEqual(["c0"]);
  });
});
