import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DATABASE_FILE, inTransaction } from "./database.ts";
import { Patience } from "./sqlite/patience.ts";
import { openTestDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
/** As another program that has the file open, such as a database viewer. */
let viewer: DatabaseSync;
beforeEach(async () => {
  database = await openTestDatabase();
  viewer = new DatabaseSync(join(database.folder, DATABASE_FILE));
});
afterEach(async () => {
  viewer.close();
  await database.close();
});

const put = (key: string) => database.db.insertInto("setting").values({ key, value: "1" }).execute();
const putInTransaction = (key: string) =>
  inTransaction(database.db, (trx) => trx.insertInto("setting").values({ key, value: "1" }).execute());
const keys = async () =>
  (await database.db.selectFrom("setting").select("key").orderBy("key").execute()).map(({ key }) => key);

test("what another program holds is waited for, and others are answered meanwhile", async () => {
  viewer.exec("BEGIN IMMEDIATE");
  let written = 0;
  const writing = [put("a"), putInTransaction("b")].map((done) => done.then(() => written++));
  for (let reading = 0; reading < 5; reading++) {
    expect(await keys()).toEqual([]);
    await sleep(10);
  }
  expect(written).toBe(0);
  viewer.exec("COMMIT");
  await Promise.all(writing);
  expect(await keys()).toEqual(["a", "b"]);
});

const busy = Object.assign(new Error("database is locked"), { errcode: 5 });

test("a wait has an end, and whoever waited behind does not wait as long once more", async () => {
  const patience = new Patience({ longestWaitMs: 300 });
  const locked = () => {
    throw busy;
  };
  await expect(patience.untilFree(locked)).rejects.toBe(busy);
  let tries = 0;
  const behind = patience.untilFree(() => {
    tries++;
    throw busy;
  });
  await expect(behind).rejects.toBe(busy);
  expect(tries).toBe(1);
  expect(await patience.untilFree(() => "free")).toBe("free");
  expect(await patience.untilFree(() => (tries++ < 3 ? locked() : "free again"))).toBe("free again");
});

test("what is wrong otherwise is told at once", async () => {
  let tries = 0;
  const failing = new Patience().untilFree(() => {
    tries++;
    throw Object.assign(new Error("disk full"), { errcode: 13 });
  });
  await expect(failing).rejects.toThrow("disk full");
  expect(tries).toBe(1);
});
