import { CompiledQuery } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Db } from "../../db/database.ts";
import { openTestDatabase, type TestDatabase } from "../../db/testing.ts";
import { createLinkStore } from "./link-store.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

/** How the database goes about each query that `work` makes, step by step. */
async function plansOf(db: Db, work: (spied: Db) => Promise<unknown>): Promise<string[]> {
  const queries: CompiledQuery[] = [];
  const spied = db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      queries.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await work(spied);
  const steps: string[] = [];
  for (const { sql, parameters } of queries) {
    const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const { rows } = await db.executeQuery<{ detail: string }>(explain as CompiledQuery<{ detail: string }>);
    steps.push(...rows.map(({ detail }) => detail));
  }
  return steps;
}

test("what is due is found without walking through the links that are not", async () => {
  const steps = await plansOf(database.db, (db) =>
    createLinkStore(db, 1, ["Customer", "Person"]).dueForRetry(new Date(), 500),
  );
  const onLinks = steps.filter((step) => /^(SEARCH|SCAN) link /.test(step));
  expect(onLinks).toEqual(Array(2).fill("SEARCH link USING INTEGER PRIMARY KEY (rowid=?)"));
});
