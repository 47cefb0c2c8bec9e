import { CompiledQuery, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../db/database.ts";
import { noTraffic } from "../db/testing/counting-dialect.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createRecords, deleteRecords, restoreRecords, updateRecords } from "./records.ts";
import { indexDue } from "./search-index.ts";
import { insertManyCompanies } from "./testing/many-companies.ts";
import { type ListOfTest, recordLists } from "./testing/record-lists.ts";

/** More than a list that is sorted in memory. */
const COMPANIES = 12_000;

let database: TestDatabase;
const traffic = noTraffic();
let db: Db;
beforeAll(async () => {
  database = await openTestDatabase({ traffic });
  db = database.db;
  await insertManyCompanies(db, COMPANIES);
}, 60_000);
afterAll(() => database.close());

const { list, all } = recordLists("company", () => db);

/** What SQL answers without any of our machinery. */
async function idsWhere(condition: string): Promise<number[]> {
  const query = `select id from company where deleted_at is null and (${condition}) order by id`;
  const { rows } = await sql.raw<{ id: number }>(query).execute(db);
  return rows.map(({ id }) => id);
}

const ascending = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

describe("a long list", () => {
  test.each(["name", "-updatedAt", "category", "-category", "-postalCity", "-email", "number", "createdAt"])(
    "sorted by %s has every record once",
    async (sort) => {
      const ids = await all({ sort });
      expect(ids).toHaveLength((await idsWhere("true")).length);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  test("has blank ones last, up and down", async () => {
    for (const sort of ["postalCity", "-postalCity"]) {
      const [first] = (await list({ sort, limit: 1 })).items;
      const last = (await list({ sort, limit: 1, end: "true" })).items[0];
      expect(first?.values.postalCity, sort).not.toBeNull();
      expect(last?.values.postalCity, sort).toBeNull();
    }
  });

  test("is sorted by an item of a list in the order of the list, whatever is not in the list at the end", async () => {
    await db
      .insertInto("crm_list_item")
      .values([
        { list_id: 1, key: "customer", name: "Customer", tooltip: "", rank: 2, deleted: 0 },
        { list_id: 1, key: "competitor", name: "Competitor", tooltip: "", rank: 1, deleted: 0 },
      ])
      .execute();
    const first = (await list({ sort: "category", limit: 1 })).items[0];
    expect(first?.values.category).toBe("competitor");
    const { items } = await list({ sort: "-country", limit: 1 });
    expect(items[0]?.values.country).toBe("SE");
  });

  test("is read backwards as it was read forwards", async () => {
    const first = await list({ sort: "email" });
    const second = await list({ sort: "email", cursor: first.nextCursor ?? "" });
    const back = await list({ sort: "email", cursor: second.previousCursor ?? "" });
    expect(back.items).toEqual(first.items);
    expect(back.previousCursor).toBeNull();
    const again = await list({ sort: "email", cursor: back.nextCursor ?? "" });
    expect(again.items).toEqual(second.items);
  });

  test("ends with its last page, from which one comes back to the first", async () => {
    const ids: number[] = [];
    for (let page = await list({ end: "true", limit: 500 }); ; ) {
      ids.unshift(...page.items.map(({ id }) => id));
      if (page.previousCursor === null) break;
      page = await list({ cursor: page.previousCursor, limit: 500 });
    }
    expect(ids).toEqual(await all({}));
  });

  test("says how many there are, and counts to ten thousand where it has to count", async () => {
    const live = (await idsWhere("true")).length;
    expect(await list({})).toMatchObject({ total: live, totalIsMore: false, isShort: false });
    expect(await list({ category: "customer" })).toMatchObject({ total: 10_000, totalIsMore: true });
    const german = (await idsWhere("country = 'DE'")).length;
    expect(await list({ country: "DE" })).toMatchObject({ total: german, isShort: true });
  });

  test("cannot be sorted by a field without an index, and says by which it can", async () => {
    for (const sort of ["fax", "phone", "vatNumber"])
      await expect(list({ sort })).rejects.toMatchObject({
        code: "invalid-request",
        errors: [{ path: "sort", code: "unknown-sort" }],
      });
    expect((await list({ sort: "-code", country: "DE", limit: 1 })).items).toHaveLength(1);
  });

  test("goes along an index and sorts nothing, whatever it is sorted by", async () => {
    traffic.texts.clear();
    for (const sort of ["name", "category", "-postalCity", "email", "-updatedAt", "createdAt"]) {
      const { nextCursor } = await list({ sort, category: "customer" });
      await list({ sort, category: "customer", cursor: nextCursor ?? "" });
    }
    const pages = [...traffic.texts].filter((text) => /^select \* from "company"/.test(text));
    expect(pages.length).toBeGreaterThan(10);
    for (const page of pages) {
      const values = Array.from(page.matchAll(/\?/g), () => null);
      const { rows } = await db.executeQuery<{ detail: string }>(
        CompiledQuery.raw(`explain query plan ${page}`, values),
      );
      const plan = rows.map(({ detail }) => detail).join("; ");
      expect(plan, page).toMatch(/(SEARCH|SCAN) company USING (INDEX|INTEGER PRIMARY KEY)|^SCAN company$/);
      expect(plan, page).not.toContain("TEMP B-TREE");
    }
  });
});

describe("filters", () => {
  test("each finds what SQL finds, also together and sorted by something else", async () => {
    const filters: [ListOfTest, string][] = [
      [{ category: "competitor" }, "category = 'competitor'"],
      [{ category: "customer", country: "NO" }, "category = 'customer' and country = 'NO'"],
      [{ category: "customer", sort: "-postalCity" }, "category = 'customer'"],
      [{ blank: "phone,category" }, "phone is null and category is null"],
      [{ updatedFrom: "2025-06-01T00:00:00+02:00" }, "updated_at >= '2025-05-31T22:00:00.000Z'"],
      [
        { updatedFrom: "2024-03-01T00:00:00Z", updatedUntil: "2024-03-08T00:00:00Z", sort: "name" },
        "updated_at >= '2024-03-01T00:00:00.000Z' and updated_at < '2024-03-08T00:00:00.000Z'",
      ],
    ];
    for (const [filter, condition] of filters) {
      const ids = await all(filter);
      expect(ids.length, condition).toBeGreaterThan(0);
      expect(ascending(ids), condition).toEqual(await idsWhere(condition));
    }
  });

  test("without patience the list goes on where it was, and finds the same", async () => {
    const found = await all({ blank: "category", sort: "-email" }, 0);
    expect(found).toEqual(await all({ blank: "category", sort: "-email" }));
    const page = await list({ q: "zq", limit: 500 }, 0);
    expect(page.items).toEqual([]);
    expect(page.nextCursor).not.toBeNull();
  });

  test("of another entity are refused", async () => {
    await expect(list({ position: "sales" })).rejects.toMatchObject({
      errors: [{ path: "position", code: "unknown-field" }],
    });
  });
});

describe("a search", () => {
  const anywhere = (word: string) =>
    ["name", "department", "number", "email"]
      .map((column) => `${column}_folded like '%${word}%'`)
      .join(" or ");

  test.each(["östber", "norvik", "12345", "ab", "gran@", "info@nor", "zzz"])(
    "for %s finds what is anywhere in a searched field",
    async (word) => {
      expect(ascending(await all({ q: word }))).toEqual(await idsWhere(anywhere(word)));
    },
  );

  test("shows those first whose name begins with the word, however many others there are", async () => {
    for (const q of ["öst", "östber"]) {
      const { items } = await list({ q, limit: 1 });
      expect(items[0]?.values.name, q).toMatch(/^Öst/);
    }
    const byName = await list({ q: "öst", sort: "name", limit: 1 });
    expect(byName.items[0]?.values.name).not.toMatch(/^Öst/);
  });

  test("finds what was written a moment ago, and no longer finds what it was before", async () => {
    const [id = 0] = await inTransaction(db, (trx) =>
      createRecords(trx, { entity: "company", values: [{ name: "Quarzwerk" }] }, "user:1"),
    );
    expect(await all({ q: "quarz" })).toEqual([id]);
    while (await indexDue(db));
    expect(await all({ q: "quarz" })).toEqual([id]);
    await inTransaction(db, (trx) =>
      updateRecords(
        trx,
        [{ entity: "company", id, expectedVersion: 1, values: { name: "Xylofon" } }],
        "user:1",
      ),
    );
    expect(await all({ q: "quarz" })).toEqual([]);
    expect(await all({ q: "xylo" })).toEqual([id]);
    await inTransaction(db, (trx) => deleteRecords(trx, { entity: "company", ids: [id] }, "user:1"));
    expect(await all({ q: "xylo" })).toEqual([]);
  });
});

test("deleted ones are listed, newest first, counted and restored", async () => {
  const before = await list({ deleted: "true" });
  const ids = await inTransaction(db, (trx) =>
    createRecords(trx, { entity: "company", values: [{ name: "Borta 1" }, { name: "Borta 2" }] }, "user:1"),
  );
  const removed = await inTransaction(db, (trx) => deleteRecords(trx, { entity: "company", ids }, "user:1"));
  expect(removed).toEqual(ids);
  const after = await list({ deleted: "true" });
  expect(after.total).toBe((before.total ?? 0) + 2);
  expect(after.items[0]?.values.name).toMatch(/^Borta/);
  expect((await list({ deleted: "true", q: "borta 2" })).items).toHaveLength(1);
  await inTransaction(db, (trx) =>
    restoreRecords(trx, { entity: "company", ids: [...ids, 999_999] }, "user:1"),
  );
  expect((await list({ deleted: "true" })).total).toBe(before.total);
  expect(ascending(await all({ q: "borta" }))).toEqual(ids);
});
