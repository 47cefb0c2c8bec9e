import { expect, test } from "vitest";
import { openTestDatabase } from "../../db/testing.ts";
import { costAtSize, scansAmong } from "../testing/cost-of-cycle.ts";

test("a cycle costs the same at 1,000 and 10,000 links: calls, rows read, rows written", async () => {
  const few = await costAtSize(1000);
  const many = await costAtSize(10_000);
  expect({ ...many.changes, ms: 0 }).toEqual({ ...few.changes, ms: 0 });
  expect({ ...many.idle, ms: 0 }).toEqual({ ...few.idle, ms: 0 });
  expect(many.changes.saveActorsCalls).toBeGreaterThan(0);
  expect(many.idle).toMatchObject({
    changedActorsCalls: 1,
    getActorsCalls: 0,
    saveActorsCalls: 0,
    rowsWritten: 1,
  });
  expect(many.scans).toEqual([]);
});

test("a statement that goes through all links is noticed", async () => {
  await using database = await openTestDatabase();
  const texts = new Set(["select id from link where id = ?", "select id from link where base = ?"]);
  expect(await scansAmong(database.db, texts)).toEqual(["SCAN link: select id from link where base = ?"]);
});
