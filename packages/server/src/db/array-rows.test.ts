import { expect, test } from "vitest";
import { readArrays } from "./array-rows.ts";
import { inTransaction } from "./database.ts";
import { openTestDatabase } from "./testing.ts";

test("rows come as arrays in the order of the columns, beside the same query as objects, in a transaction too", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const query = (of: typeof db) => of.selectFrom("setting").select(["value", "key"]).orderBy("key");
  await inTransaction(db, async (trx) => {
    await trx
      .insertInto("setting")
      .values([
        { key: "a", value: "1" },
        { key: "b", value: "2" },
      ])
      .execute();
    expect(await readArrays(trx, query(trx))).toEqual([
      ["1", "a"],
      ["2", "b"],
    ]);
  });
  expect(await query(db).execute()).toEqual([
    { value: "1", key: "a" },
    { value: "2", key: "b" },
  ]);
  expect(await readArrays(db, query(db))).toEqual([
    ["1", "a"],
    ["2", "b"],
  ]);
  expect(await query(db).execute()).toEqual([
    { value: "1", key: "a" },
    { value: "2", key: "b" },
  ]);
});
