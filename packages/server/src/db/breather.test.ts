import { expect, test } from "vitest";
import { Breather } from "./breather.ts";
import { inTransaction } from "./database.ts";
import { runForEach } from "./for-each-row.ts";
import { openTestDatabase } from "./testing.ts";

test("who works on and on lets others have their turn every few milliseconds, and no oftener", async () => {
  const breather = new Breather();
  let turns = 0;
  const others = setInterval(() => turns++, 0);
  const began = performance.now();
  while (performance.now() - began < 200) await breather.breathe();
  clearInterval(others);
  expect(turns).toBeGreaterThan(3);
  expect(turns).toBeLessThan(30);
});

test("a transaction that writes thousands of rows lets others have their turn, and shows nothing until it ends", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const rows = Array.from({ length: 50_000 }, (_, index) => [`key ${index}`, "1"]);
  const count = async () => (await db.selectFrom("setting").select("key").execute()).length;
  const seen: number[] = [];
  const others = setInterval(() => void count().then((found) => seen.push(found)), 1);
  await inTransaction(db, (trx) => runForEach(trx, "insert into setting (key, value) values (?, ?)", rows));
  clearInterval(others);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.slice(0, -1)).toEqual(seen.slice(0, -1).map(() => 0));
  expect(await count()).toBe(rows.length);
});
