import { afterEach, expect, test, vi } from "vitest";
import { Breather } from "./breather.ts";
import { inTransaction } from "./database.ts";
import { runForEach } from "./for-each-row.ts";
import { openTestDatabase } from "./testing.ts";

afterEach(() => vi.useRealTimers());

test("who works on and on lets others have their turn every few milliseconds, and no oftener", async () => {
  // On a clock of its own: how much of a busy machine this test gets must not matter.
  vi.useFakeTimers({ toFake: ["performance"] });
  const breather = new Breather();
  let turns = 0;
  let isOver = false;
  const others = () => {
    if (isOver) return;
    turns++;
    setImmediate(others);
  };
  setImmediate(others);
  for (let worked = 0; worked < 200; worked++) {
    vi.advanceTimersByTime(1);
    await breather.breathe();
  }
  isOver = true;
  expect(turns).toBeGreaterThanOrEqual(20);
  expect(turns).toBeLessThanOrEqual(40);
});

test("a transaction that writes thousands of rows lets others have their turn, and shows nothing until it ends", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const rows = Array.from({ length: 50_000 }, (_, index) => [`key ${index}`, "1"]);
  const count = async () => (await db.selectFrom("setting").select("key").execute()).length;
  const looks: Promise<number>[] = [];
  const others = setInterval(() => looks.push(count()), 1);
  await inTransaction(db, (trx) => runForEach(trx, "insert into setting (key, value) values (?, ?)", rows));
  clearInterval(others);
  // Awaited to the last one: a look still under way would meet a database that the end of the test has closed.
  const seen = await Promise.all(looks);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.slice(0, -1)).toEqual(seen.slice(0, -1).map(() => 0));
  expect(await count()).toBe(rows.length);
});
