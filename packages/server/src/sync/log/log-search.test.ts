import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../db/testing.ts";
import { insertLogOfSize, type LogOfSize } from "../testing/log-of-size.ts";
import { listLog, logAsCsv } from "./log-query.ts";

let database: TestDatabase;
let log: LogOfSize;

/** More than one part of a search. */
const ROWS = 45_000;

beforeEach(async () => {
  database = await openTestDatabase();
  log = await insertLogOfSize(database.db, ROWS);
});
afterEach(() => database.close());

const list = (filter: Partial<Parameters<typeof listLog>[1]>, patienceMs?: number) =>
  listLog(
    database.db,
    { limit: 50, ...filter },
    { language: "en", ...(patienceMs === undefined ? {} : { patienceMs }) },
  );

/** Goes on from page to page to the end. */
async function all(filter: Partial<Parameters<typeof listLog>[1]>, patienceMs?: number) {
  const ids: number[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await list({ ...filter, ...(cursor === undefined ? {} : { cursor }) }, patienceMs);
    ids.push(...page.items.map(({ id }) => id));
    expect(page.searchedTo === null).toBe(page.nextCursor === null);
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
}

describe("the log", () => {
  test("is read newest first, page by page", async () => {
    const first = await list({});
    expect(first.items.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, index) => ROWS - index));
    const second = await list({ cursor: first.nextCursor ?? "" });
    expect(second.items[0]?.id).toBe(ROWS - 50);
  });

  test("is filtered by time, also far back", async () => {
    const { items } = await list({ from: log.at(100), until: log.at(103), limit: 10 });
    expect(items.map(({ id }) => id)).toEqual([102, 101, 100]);
    expect((await list({ from: log.at(ROWS + 10) })).items).toEqual([]);
    expect((await list({ until: log.at(1) })).items).toEqual([]);
  });

  test("is filtered by time whatever the offset that it is given in", async () => {
    const inStockholm = log.at(100).replace("Z", "+00:00");
    expect((await list({ from: inStockholm, until: log.at(101) })).items.map(({ id }) => id)).toEqual([100]);
  });

  test("is filtered by every column", async () => {
    const one = (filter: Partial<Parameters<typeof listLog>[1]>) => list({ ...filter, limit: 1 });
    expect((await one({ connectionId: 2 })).items[0]?.id).toBe(ROWS);
    expect((await one({ connectionId: 1 })).items[0]?.id).toBe(ROWS - 1);
    expect((await one({ target: "erp" })).items[0]?.target).toBe("erp");
    expect((await one({ reason: "undo" })).items[0]?.reason).toBe("undo");
    expect((await one({ field: "PHONE" })).items[0]?.erpFieldKey).toBe("PHONE");
    expect((await one({ field: "phone" })).items[0]?.erpFieldKey).toBe("PHONE");
    expect((await one({ runId: 3 })).items[0]?.runId).toBe(3);
    expect((await one({ entity: "company", entityId: 7 })).items[0]?.entityId).toBe(7);
    expect((await all({ newValue: `value ${123}` })).at(-1)).toBe(123);
    expect(await all({ oldValue: "was 44999" })).toEqual([44_999]);
  });

  test("is searched by values, keys and the names of records; what SQL means by % and _ is text", async () => {
    expect(await all({ q: "value 44444" })).toEqual([44_444]);
    expect(await all({ q: "VALUE 44444" })).toEqual([44_444]);
    expect(await all({ q: "value 4444_" })).toEqual([]);
    expect(await all({ q: "100%" })).toEqual([]);
    const byName = await list({ q: "havsbris" });
    expect(byName.items[0]).toMatchObject({ recordName: "Havsbris Trading", entityId: log.namedId });
  });

  test("a search without patience goes on where it was, and finds the same", async () => {
    expect(await all({ q: "value 17" }, 0)).toEqual(await all({ q: "value 17" }));
    const first = await list({ q: "value 123" }, 0);
    expect(first.items.length).toBeLessThan(50);
    expect(first.searchedTo).toBe(log.at(ROWS - 20_000 + 1));
  });

  test("all conditions hold together", async () => {
    const ids = await all({ connectionId: 1, field: "PHONE", q: "value 12" });
    const page = await list({ connectionId: 1, field: "PHONE", q: "value 12", limit: 500 });
    expect(ids.length).toBeGreaterThan(0);
    expect(page.items.every((row) => row.connectionId === 1 && row.erpFieldKey === "PHONE")).toBe(true);
  });

  test("is given out as CSV, piece by piece", async () => {
    const pieces: string[] = [];
    for await (const piece of logAsCsv(database.db, { until: log.at(2502) }, "en")) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(3);
    const lines = pieces.join("").trim().split("\n");
    expect(lines).toHaveLength(2502);
    expect(lines[0]).toContain("at,connectionName,entity");
    expect(lines[1]).toContain("value 2501");
  });
});
