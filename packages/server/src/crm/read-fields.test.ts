import { afterEach, beforeEach, expect, test } from "vitest";
import { type Db, inTransaction } from "../db/database.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { readFields } from "./read-fields.ts";
import { createRecord, deleteRecord } from "./records.ts";

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await openTestDatabase();
  db = database.db;
});
afterEach(() => database.close());

const company = (values: Record<string, string | boolean>) =>
  inTransaction(db, (trx) => createRecord(trx, { entity: "company", values }, "user:1"));

test("a record has the values that were asked for and no others, blank ones null", async () => {
  const { id } = await company({ name: "Fjord AB", phone: "08-123", email: "a@fjord.example" });
  const records = await readFields(db, { entity: "company", ids: [id], fieldKeys: ["phone", "postalCity"] });
  const values = { phone: "08-123", postalCity: null };
  expect(records).toEqual([{ entity: "company", id, version: 1, deleted: false, values }]);
});

test("user-defined fields are read beside the standard ones", async () => {
  const { id } = await company({ name: "Fjord AB", x_vip: true });
  const [record] = await readFields(db, {
    entity: "company",
    ids: [id],
    fieldKeys: ["name", "x_vip", "x_none"],
  });
  expect(record?.values).toEqual({ name: "Fjord AB", x_vip: true, x_none: null });
});

test("deleted records are there and say so, ids that do not exist are left out", async () => {
  const { id } = await company({ name: "Fjord AB" });
  await inTransaction(db, (trx) => deleteRecord(trx, { entity: "company", id }, "user:1"));
  const records = await readFields(db, { entity: "company", ids: [id, id + 1], fieldKeys: ["name"] });
  expect(records).toMatchObject([{ id, deleted: true }]);
});
