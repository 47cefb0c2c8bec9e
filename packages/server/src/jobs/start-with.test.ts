import { pino } from "pino";
import { expect, test } from "vitest";
import { openTestDatabase } from "../db/testing.ts";
import { createJobRunner } from "./job-runner.ts";
import { loadJob } from "./job-store.ts";
import { countingJob } from "./testing/counting-job.ts";
import { insertConnection } from "./testing/insert-connection.ts";

test("a job that is queued along with other writes is there with all of them, or not at all", async () => {
  await using database = await openTestDatabase();
  const { db } = database;
  const connectionId = await insertConnection(db, "before");
  const runner = createJobRunner({
    db,
    clock: { now: () => new Date() },
    log: pino({ enabled: false }),
    kinds: [countingJob({ slices: 1 })],
    takeTurn: (_id, work) => work(new AbortController().signal),
    sleep: () => Promise.resolve(),
  });
  const newJob = { kind: "count", connectionId, isPreview: false, params: {}, userId: null };
  const startAs = (name: string, fails: boolean) =>
    runner.startWith(async (trx, enqueue) => {
      const job = await enqueue(newJob);
      await trx.updateTable("erp_connection").set({ name }).execute();
      if (fails) throw new Error("it cannot be");
      return job;
    });
  const nameNow = async () => (await db.selectFrom("erp_connection").select("name").executeTakeFirst())?.name;

  await expect(startAs("after", true)).rejects.toThrow("it cannot be");
  expect(await db.selectFrom("sync_job").select("id").execute()).toEqual([]);
  expect(await nameNow()).toBe("before");

  const job = await startAs("after", false);
  expect(await nameNow()).toBe("after");
  await runner.settled(job?.id ?? 0, AbortSignal.timeout(10_000));
  expect(await loadJob(db, job?.id ?? 0)).toMatchObject({ state: "completed" });
  await runner.end();
});
