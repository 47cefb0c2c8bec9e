import { expect, test } from "vitest";
import { countConditions, filterOf, NO_CONDITIONS, readListSearch, withUserDefined } from "./list-search.ts";

test("the address of a list is its filter", () => {
  const search = readListSearch({ q: 12, category: "customer", linked: 3, selection: 7, deleted: true });
  expect(filterOf(search)).toEqual({
    ...{ q: "12", category: "customer", linkedIn: 3, selection: 7 },
    deleted: "true",
  });
});

test("the last day of a filter is a part of it, on the reader's clock", () => {
  const { updatedFrom, updatedUntil } = filterOf(readListSearch({ from: "2026-12-31", to: "2026-12-31" }));
  expect(new Date(updatedFrom ?? "")).toEqual(new Date(2026, 11, 31));
  expect(new Date(updatedUntil ?? "")).toEqual(new Date(2027, 0, 1));
});

test("what is no condition in an address is left out", () => {
  const search = readListSearch({ linked: "x", from: "yesterday", ourContactId: -1, q: "" });
  expect(filterOf(search)).toEqual({});
  expect(countConditions(search)).toBe(0);
});

test("clearing the filter leaves what is searched for, and begins with the first page", () => {
  const search = readListSearch({ q: "ab", category: "customer", from: "2026-01-01", after: "abc" });
  expect(countConditions(search)).toBe(2);
  expect(readListSearch({ ...search, ...NO_CONDITIONS })).toEqual({ q: "ab" });
});

test("conditions on user-defined fields are a part of the address, and each counts", () => {
  const userDefined = { x_size: "large", x_since: { from: "2026-01-01" } };
  const search = readListSearch({ category: "customer", userDefined });
  expect(countConditions(search)).toBe(3);
  expect(filterOf(search)).toEqual({ category: "customer", userDefined: JSON.stringify(userDefined) });
  expect(countConditions({ ...search, ...NO_CONDITIONS })).toBe(0);
  expect(readListSearch({ userDefined: { x_size: 7 } })).toEqual({});
});

test("the last condition on a user-defined field takes the whole part of the address with it", () => {
  const one = withUserDefined(undefined, "x_size", "large");
  expect(withUserDefined(one, "x_member", "true")).toEqual({ x_size: "large", x_member: "true" });
  expect(withUserDefined(one, "x_size", "small")).toEqual({ x_size: "small" });
  expect(withUserDefined(one, "x_size", undefined)).toBeUndefined();
});
