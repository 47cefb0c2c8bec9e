import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Db, inTransaction } from "../db/database.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { changesAfter, lastPosition } from "./change-feed.ts";
import { crmFields } from "./field-registry.ts";
import {
  createRecord,
  deleteRecord,
  listRecords,
  readRecords,
  recordName,
  updateRecords,
} from "./records.ts";

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await openTestDatabase();
  db = database.db;
});
afterEach(() => database.close());

const company = (name: string, more: Record<string, string> = {}) =>
  inTransaction(db, (trx) => createRecord(trx, { entity: "company", values: { name, ...more } }, "user:1"));

const update = (
  id: number,
  expectedVersion: number,
  values: Record<string, string | number | boolean | null>,
) =>
  inTransaction(db, (trx) =>
    updateRecords(trx, [{ entity: "company", id, expectedVersion, values }], "sync:2"),
  );

test("every write bumps the version and appends to the change feed with its origin", async () => {
  const { id } = await company("Fjord AB");
  expect(await update(id, 1, { phone: "08-123" })).toEqual([]);
  await inTransaction(db, (trx) => deleteRecord(trx, { entity: "company", id }, "api:7"));
  const [record] = await readRecords(db, "company", [id]);
  expect(record).toMatchObject({ version: 3, deleted: true, values: { phone: "08-123" } });
  expect((await changesAfter(db, 0, 10)).map(({ origin }) => origin)).toEqual(["user:1", "sync:2", "api:7"]);
  expect(await lastPosition(db)).toBe(3);
  expect(await changesAfter(db, 2, 10)).toEqual([{ position: 3, entity: "company", id, origin: "api:7" }]);
});

test("a write that expects another version is answered and writes nothing", async () => {
  const { id } = await company("Fjord AB");
  expect(await update(id, 7, { phone: "1" })).toEqual([id]);
  expect((await readRecords(db, "company", [id]))[0]).toMatchObject({ version: 1, values: { phone: null } });
  expect(await lastPosition(db)).toBe(1);
});

test("a record has a value for every field of its entity, blank ones null", async () => {
  const { values } = await company("Fjord AB");
  const keys = (await crmFields(db)).filter(({ entity }) => entity === "company").map(({ key }) => key);
  expect(Object.keys(values)).toEqual(keys);
  expect(values.department).toBeNull();
});

test("user-defined fields are written beside the standard ones and can be blanked", async () => {
  await db
    .insertInto("crm_field")
    .values({
      entity: "company",
      key: "x_vip",
      type: "checkbox",
      label: "VIP",
      max_length: 0,
      scale: null,
      list_id: null,
    })
    .execute();
  const { id } = await company("Fjord AB");
  await update(id, 1, { x_vip: true, code: "F" });
  expect((await readRecords(db, "company", [id]))[0]?.values).toMatchObject({ x_vip: true, code: "F" });
  await update(id, 2, { x_vip: null });
  expect((await readRecords(db, "company", [id]))[0]?.values).toMatchObject({ x_vip: null, code: "F" });
});

test("a field that does not exist is a fault of the caller", async () => {
  const { id } = await company("Fjord AB");
  await expect(update(id, 1, { nonsense: "1" })).rejects.toThrow("company has no field nonsense");
});

test("a name that is blanked is blank, not an error of the database", async () => {
  const { id } = await company("Fjord AB");
  await update(id, 1, { name: null });
  expect((await readRecords(db, "company", [id]))[0]?.values.name).toBeNull();
});

test("a contact is called by its names, a company by its name", async () => {
  expect(
    recordName({ entity: "contact", values: { firstName: "Anna", middleName: null, lastName: "Berg" } }),
  ).toBe("Anna Berg");
  expect(recordName(await company("Fjord AB"))).toBe("Fjord AB");
});

describe("the list", () => {
  const names = async (query: Partial<Parameters<typeof listRecords>[1]>) =>
    (await listRecords(db, { entity: "company", limit: 10, ...query })).items.map(
      ({ values }) => values.name,
    );

  test("finds every word in any searchable field, whatever the case, å ä ö too", async () => {
    await company("Åkers Bruk", { number: "10001" });
    await company("Fjord AB", { email: "info@akers.example" });
    await company("100% Rent");
    expect(await names({ q: "ÅKER" })).toEqual(["Åkers Bruk"]);
    expect(await names({ q: "bruk 0001" })).toEqual(["Åkers Bruk"]);
    expect(await names({ q: "akers" })).toEqual(["Fjord AB"]);
    expect(await names({ q: "%" })).toEqual(["100% Rent"]);
  });

  test("leaves out what is deleted", async () => {
    const { id } = await company("Fjord AB");
    await inTransaction(db, (trx) => deleteRecord(trx, { entity: "company", id }, "user:1"));
    expect(await names({})).toEqual([]);
  });

  test("gives every record exactly once over its pages, in order, also with equal names", async () => {
    for (const name of ["b", "a", "b", "c", "b", "A", "ö"]) {
      await company(name);
    }
    for (const sort of ["name", "-name", "updatedAt", "-updatedAt"] as const) {
      const pages: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await listRecords(db, { entity: "company", limit: 2, cursor, sort });
        pages.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(new Set(pages).size, sort).toBe(7);
      expect(pages, sort).toHaveLength(7);
    }
    expect(await names({})).toEqual(["a", "A", "b", "b", "b", "c", "ö"]);
  });

  test("refuses a cursor that is not its own", async () => {
    await expect(names({ cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid-request" });
  });

  test("of contacts can be limited to a company", async () => {
    const { id } = await company("Fjord AB");
    await inTransaction(db, async (trx) => {
      await createRecord(trx, { entity: "contact", values: { lastName: "Berg", companyId: id } }, "user:1");
      await createRecord(trx, { entity: "contact", values: { lastName: "Dahl" } }, "user:1");
    });
    const page = await listRecords(db, { entity: "contact", limit: 10, companyId: id });
    expect(page.items.map(recordName)).toEqual(["Berg"]);
  });
});
