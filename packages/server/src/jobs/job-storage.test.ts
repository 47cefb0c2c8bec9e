import { sql } from "kysely";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inTransaction } from "../db/database.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { ThreadEnded } from "../db/writer-thread.ts";
import type { Job } from "./job.ts";
import { createJobRunner, type JobRunner } from "./job-runner.ts";
import { changeJob, insertJob, loadJob } from "./job-store.ts";
import { createKeyedLock } from "./keyed-lock.ts";
import { type Counting, countingJob } from "./testing/counting-job.ts";
import { insertConnection } from "./testing/insert-connection.ts";

let database: TestDatabase;
let connectionId: number;
let runner: JobRunner;
/** Every wait is over at once, after this. */
let onWait: (ms: number) => Promise<void>;
let waitedMs: number;

beforeEach(async () => {
  database = await openTestDatabase();
  connectionId = await insertConnection(database.db, "one");
  onWait = async () => {};
  waitedMs = 0;
});
afterEach(async () => {
  await runner.end();
  await database.close();
});

function open(counting: Counting): void {
  const lock = createKeyedLock<number>();
  runner = createJobRunner({
    db: database.db,
    clock: { now: () => new Date(Date.now() + waitedMs) },
    log: pino({ enabled: false }),
    kinds: [countingJob(counting)],
    takeTurn: (id, work) => lock.run(id, () => work(new AbortController().signal)),
    sleep: async (ms) => {
      waitedMs += ms;
      await onWait(ms);
    },
    explainStorage: (error) => `our database: ${error instanceof Error ? error.message : ""}`,
  });
}

async function start(): Promise<Job> {
  const job = await runner.start({ kind: "count", connectionId, isPreview: false, params: {}, userId: null });
  if (job === null) throw new Error("one is under way");
  return job;
}

async function ended(job: Job): Promise<Job | null> {
  await runner.settled(job.id, AbortSignal.timeout(10_000));
  return loadJob(database.db, job.id);
}

/** The database refuses to store that a job is so, until it is waited for. */
async function refuse(condition: string): Promise<void> {
  await sql
    .raw(
      `create trigger held before update on sync_job when ${condition} begin select raise(abort, 'held'); end`,
    )
    .execute(database.db);
  onWait = async () => {
    await sql`drop trigger if exists held`.execute(database.db);
  };
}

test("a job that Brygga's own database stops says so and goes on, from the slice that failed, however often", async () => {
  let failures = 9;
  const said: string[] = [];
  open({
    slices: 2,
    during: async (slice) => {
      if (slice === 1 && failures-- > 0) throw Object.assign(new Error("database is locked"), { errcode: 5 });
    },
  });
  runner.subscribe(({ state, explanation }) => {
    if (explanation !== "") said.push(`${state}: ${explanation}`);
  });
  expect(await ended(await start())).toMatchObject({
    state: "completed",
    failure: "",
    figures: { slices: 2 },
  });
  expect(said).toContain("queued: our database: database is locked");
  expect(said.every((line) => line.endsWith("our database: database is locked"))).toBe(true);
});

test("a job whose writing thread has ended goes on from the slice that failed", async () => {
  let failures = 1;
  open({
    slices: 2,
    during: async (slice) => {
      if (slice === 1 && failures-- > 0) throw new ThreadEnded();
    },
  });
  expect(await ended(await start())).toMatchObject({ state: "completed", figures: { slices: 2 } });
});

test("a job whose end cannot be stored is not left as if it ran: its end is stored as soon as that can be", async () => {
  open({
    slices: 2,
    during: async () => {
      throw new Error("a fault of ours");
    },
  });
  await refuse("new.state = 'failed'");
  expect(await ended(await start())).toMatchObject({ state: "failed", failure: "a fault of ours" });
  expect(waitedMs).toBeGreaterThan(0);
});

test("a job that cannot be taken up is taken up as soon as that can be", async () => {
  open({ slices: 2 });
  await refuse("new.state = 'running'");
  expect(await ended(await start())).toMatchObject({ state: "completed", figures: { slices: 2 } });
});

test("a job is never stored as if it had not begun when its last slice is done, so that a crash does not repeat it", async () => {
  open({ slices: 2 });
  await refuse("new.state = 'running' and new.position is null and old.position is not null");
  expect(await ended(await start())).toMatchObject({ state: "completed", figures: { slices: 2 } });
  expect(waitedMs).toBe(0);
});

test("a wait that was set before the clock was put back holds nobody back", async () => {
  open({ slices: 2 });
  const before = new Date(Date.now() + 3 * 3_600_000);
  const job = await inTransaction(database.db, (trx) =>
    insertJob(trx, { kind: "count", connectionId, isPreview: false, params: {}, userId: null }, before),
  );
  await changeJob(database.db, job.id, { state: "queued", attempts: 1, nextAttemptAt: before });
  await runner.resume();
  expect(await ended(job)).toMatchObject({ state: "completed" });
  expect(waitedMs).toBe(0);
});
