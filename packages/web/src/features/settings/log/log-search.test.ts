import { expect, test } from "vitest";
import { countConditions, logFilterOf, problemFilterOf, readLogSearch } from "./log-search.ts";

test("what the address holds and nobody understands is left out", () => {
  const search = readLogSearch({ view: "other", from: "yesterday", connection: 3 } as never);
  expect(search).toEqual({ view: "changes", connection: 3 });
});

test("days begin and end where whoever looks is", () => {
  const { from, until } = logFilterOf(readLogSearch({ from: "2026-11-01", to: "2026-11-01" }));
  expect(new Date(from ?? "").getHours()).toBe(0);
  expect(new Date(until ?? "").getHours()).toBe(0);
  expect(new Date(until ?? "").getDate()).toBe(2);
});

test("a record is known by its entity and its number together", () => {
  expect(logFilterOf(readLogSearch({ record: 7 }))).toEqual({});
  expect(logFilterOf(readLogSearch({ entity: "company", record: 7 }))).toEqual({
    entity: "company",
    entityId: 7,
  });
});

test("each view counts the conditions that it knows", () => {
  const search = readLogSearch({
    connection: 1,
    q: "x",
    target: "crm",
    code: "too-long-for-erp",
    ignored: true,
  });
  expect(countConditions(search)).toBe(3);
  expect(countConditions({ ...search, view: "problems" })).toBe(3);
  expect(countConditions({ ...search, view: "jobs" })).toBe(1);
  expect(problemFilterOf(search)).toEqual({
    connectionId: 1,
    q: "x",
    code: "too-long-for-erp",
    ignored: "true",
  });
});
