import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inTransaction } from "./database.ts";
import { MIGRATIONS, migrate, NewerSchemaError } from "./migrate.ts";
import { openTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const put = (key: string, value: string) => ({ key, value });

test("a transaction that throws leaves nothing behind", async () => {
  const { db } = database;
  const failing = inTransaction(db, async (trx) => {
    await trx.insertInto("setting").values(put("a", "1")).execute();
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await db.selectFrom("setting").selectAll().execute()).toEqual([]);
});

test("a read beside an open transaction sees what is committed, and does not wait", async () => {
  const { db } = database;
  await inTransaction(db, async (trx) => {
    await trx.insertInto("setting").values(put("a", "1")).execute();
    expect(await db.selectFrom("setting").selectAll().execute()).toEqual([]);
    expect(await trx.selectFrom("setting").selectAll().execute()).toHaveLength(1);
  });
  expect(await db.selectFrom("setting").selectAll().execute()).toHaveLength(1);
});

test("transactions take turns, so that none loses what another wrote", async () => {
  const { db } = database;
  await db.insertInto("setting").values(put("count", "0")).execute();
  const increment = () =>
    inTransaction(db, async (trx) => {
      const { value } = await trx.selectFrom("setting").selectAll().executeTakeFirstOrThrow();
      await sleep(1);
      await trx
        .updateTable("setting")
        .set({ value: String(Number(value) + 1) })
        .execute();
    });
  await Promise.all(Array.from({ length: 20 }, increment));
  expect((await db.selectFrom("setting").selectAll().executeTakeFirstOrThrow()).value).toBe("20");
});

test("a write beside one's own open transaction is refused instead of waiting for itself", async () => {
  const { db } = database;
  const stuck = inTransaction(db, () => db.insertInto("setting").values(put("a", "1")).execute());
  await expect(stuck).rejects.toThrow("would wait for itself");
  const nested = inTransaction(db, () => inTransaction(db, async () => 1));
  await expect(nested).rejects.toThrow("would wait for itself");
  expect(await inTransaction(db, async () => "the next one goes on")).toBe("the next one goes on");
});

test("the database is durable: WAL, full synchronisation, foreign keys", async () => {
  const { db } = database;
  const pragma = async (name: string) =>
    Object.values(
      (await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db)).rows[0] ?? {},
    )[0];
  expect(await pragma("journal_mode")).toBe("wal");
  expect(await pragma("synchronous")).toBe(2);
  expect(await pragma("foreign_keys")).toBe(1);
});

test("migrating again does nothing, and a newer schema is refused", async () => {
  const { db } = database;
  expect(await migrate(db)).toEqual([]);
  await sql`insert into schema_migration values (99, 'future', '')`.execute(db);
  await expect(migrate(db)).rejects.toThrow(NewerSchemaError);
});

test("migrations are numbered without gaps", () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});
