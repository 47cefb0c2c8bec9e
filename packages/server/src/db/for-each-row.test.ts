import { afterEach, beforeEach, expect, test } from "vitest";
import { inTransaction } from "./database.ts";
import { runForEach } from "./for-each-row.ts";
import { openTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const INSERT = "insert into setting (key, value) values (?, ?)";
const UPDATE = "update setting set value = ? where key = ?";
const rows = [
  ["a", "1"],
  ["b", "2"],
];
const settings = () => database.db.selectFrom("setting").selectAll().orderBy("key").execute();

test("a statement runs once for each row, in the transaction, and tells what each changed", async () => {
  const changed = await inTransaction(database.db, async (trx) => {
    expect(await runForEach(trx, INSERT, rows)).toEqual([1, 1]);
    expect(await settings()).toEqual([]);
    return await runForEach(trx, UPDATE, [
      ["3", "b"],
      ["4", "none"],
    ]);
  });
  expect(changed).toEqual([1, 0]);
  expect(await settings()).toEqual([
    { key: "a", value: "1" },
    { key: "b", value: "3" },
  ]);
});

test("one row that fails fails them all", async () => {
  const failing = inTransaction(database.db, (trx) => runForEach(trx, INSERT, [...rows, ["a", "again"]]));
  await expect(failing).rejects.toThrow(/UNIQUE/);
  expect(await settings()).toEqual([]);
});
