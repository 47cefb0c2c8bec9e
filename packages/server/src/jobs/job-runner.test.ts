import { setTimeout as wait } from "node:timers/promises";
import { ErpFailure } from "@brygga/sync-engine";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import type { Job, JobKind } from "./job.ts";
import { listItems } from "./job-items.ts";
import { createJobRunner, type JobRunner } from "./job-runner.ts";
import { loadJob } from "./job-store.ts";
import { createKeyedLock } from "./keyed-lock.ts";
import { countingJob } from "./testing/counting-job.ts";
import { insertConnection } from "./testing/insert-connection.ts";

let database: TestDatabase;
let connectionIds: readonly number[];
const runners: JobRunner[] = [];

beforeEach(async () => {
  database = await openTestDatabase();
  connectionIds = [await insertConnection(database.db, "one"), await insertConnection(database.db, "two")];
});
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.end();
  await database[Symbol.asyncDispose]();
});

function runnerOf(kind: JobKind, { lock = createKeyedLock<number>() } = {}): JobRunner {
  const never = new AbortController().signal;
  const runner = createJobRunner({
    db: database.db,
    clock: { now: () => new Date() },
    log: pino({ enabled: false }),
    kinds: [kind],
    takeTurn: (id, work, signal = never) => lock.run(id, () => work(signal)),
    sleep: (ms) => wait(ms),
  });
  runners.push(runner);
  return runner;
}

async function start(runner: JobRunner, connection = 0, isOnlyOne = false): Promise<Job> {
  const connectionId = connectionIds[connection] ?? 0;
  const job = await runner.start({
    kind: "count",
    connectionId,
    isPreview: false,
    params: {},
    userId: null,
    isOnlyOne,
  });
  if (job === null) throw new Error("one is under way");
  return job;
}

async function ended(runner: JobRunner, { id }: Job): Promise<Job> {
  await runner.settled(id, AbortSignal.timeout(10_000));
  return present(id);
}

async function present(id: number): Promise<Job> {
  const job = await loadJob(database.db, id);
  if (job === null) throw new Error("the job is gone");
  return job;
}

const itemsOf = async ({ id }: Job) =>
  (await listItems(database.db, { jobId: id, after: 0, limit: 100 })).map(({ newValue }) => newValue);

describe("a job", () => {
  test("runs slice by slice to its end, with its counts, figures and items", async () => {
    const runner = runnerOf(countingJob({ slices: 3 }));
    const job = await ended(runner, await start(runner));
    expect(job).toMatchObject({ state: "completed", total: 3, figures: { slices: 3 } });
    expect(job.counts).toMatchObject({ read: 3, written: 3 });
    expect(await itemsOf(job)).toEqual(["0", "1", "2"]);
  });

  test("tells its progress after each slice to those who listen", async () => {
    const runner = runnerOf(countingJob({ slices: 2 }));
    const told: string[] = [];
    const stop = runner.subscribe(({ state, counts }) => told.push(`${state} ${counts.read}`));
    await ended(runner, await start(runner));
    stop();
    expect(told).toEqual(["queued 0", "running 0", "running 1", "completed 2"]);
  });

  test("makes way between two slices for a cycle that waits", async () => {
    const lock = createKeyedLock<number>();
    const told: string[] = [];
    const kind = countingJob({
      slices: 4,
      during: async (slice, { connectionId }) => {
        told.push(`slice ${slice}`);
        if (slice === 1) void lock.run(connectionId, async () => void told.push("cycle"));
      },
    });
    const runner = runnerOf(kind, { lock });
    await ended(runner, await start(runner));
    expect(told).toEqual(["slice 0", "slice 1", "cycle", "slice 2", "slice 3"]);
  });

  test("waits for the one before it on the same connection, and not for those of others", async () => {
    const gate = Promise.withResolvers<void>();
    const begun: number[] = [];
    const runner = runnerOf(
      countingJob({
        slices: 1,
        during: async (_slice, job) => {
          begun.push(job.id);
          if (begun.length === 1) await gate.promise;
        },
      }),
    );
    const first = await start(runner, 0);
    // On a busy machine the other connection's could begin before it, and wait for the gate.
    await expect.poll(() => begun, { interval: 5 }).toEqual([first.id]);
    const second = await start(runner, 0);
    const other = await start(runner, 1);
    expect((await ended(runner, other)).state).toBe("completed");
    expect((await present(second.id)).state).toBe("queued");
    gate.resolve();
    await ended(runner, second);
    expect(begun).toEqual([first.id, other.id, second.id]);
  });

  test("that must be the only one is refused while one of its kind is under way for the connection", async () => {
    const gate = Promise.withResolvers<void>();
    const runner = runnerOf(countingJob({ slices: 1, during: () => gate.promise }));
    const first = await start(runner, 0, true);
    await expect(start(runner, 0, true)).rejects.toThrow("under way");
    expect(await start(runner, 1, true)).toMatchObject({ state: "queued" });
    gate.resolve();
    await ended(runner, first);
    expect(await start(runner, 0, true)).toMatchObject({ state: "queued" });
  });
});

describe("old jobs", () => {
  test("are forgotten with what they told, but for the latest of each kind and connection", async () => {
    const runner = runnerOf(countingJob({ slices: 1 }));
    const jobs: Job[] = [];
    for (let count = 0; count < 23; count++) jobs.push(await ended(runner, await start(runner)));
    const present = await database.db.selectFrom("sync_job").select("id").orderBy("id").execute();
    expect(present.map(({ id }) => id)).toEqual(jobs.slice(2).map(({ id }) => id));
    expect(await itemsOf(jobs[0] as Job)).toEqual([]);
  });
});

describe("cancelling", () => {
  test("ends a job between two slices; what it did stays", async () => {
    const runner = runnerOf(
      countingJob({
        slices: 100,
        during: async (slice, { id }) => {
          if (slice === 1) await runner.cancel(id);
        },
      }),
    );
    const job = await ended(runner, await start(runner));
    expect(job).toMatchObject({ state: "cancelled", figures: { slices: 2 } });
    expect(await itemsOf(job)).toEqual(["0", "1"]);
  });

  test("breaks a slice off that writes nothing", async () => {
    const kind = countingJob({
      slices: 1,
      isReadOnly: true,
      during: (_slice, { id }, signal) => {
        void runner.cancel(id);
        return wait(60_000, undefined, { signal });
      },
    });
    const runner = runnerOf(kind);
    expect((await ended(runner, await start(runner))).state).toBe("cancelled");
  });

  test("takes a job that has not begun out of the queue", async () => {
    const gate = Promise.withResolvers<void>();
    const runner = runnerOf(countingJob({ slices: 1, during: () => gate.promise }));
    const first = await start(runner);
    const second = await start(runner);
    expect(await runner.cancel(second.id)).toMatchObject({ state: "cancelled" });
    gate.resolve();
    await ended(runner, first);
    expect(await itemsOf(second)).toEqual([]);
  });
});

describe("after a restart", () => {
  test("a job goes on where it was, and tells nothing twice", async () => {
    const held = Promise.withResolvers<void>();
    const before = runnerOf(
      countingJob({ slices: 4, during: (slice) => (slice === 2 ? held.promise : Promise.resolve()) }),
    );
    const job = await start(before);
    while ((await present(job.id)).counts.read < 2) await wait(5);
    const stopped = before.end();
    held.reject(new Error("the process ends here"));
    await stopped.catch(() => undefined);
    await database.db.updateTable("sync_job").set({ state: "running", finished_at: null }).execute();
    const after = runnerOf(countingJob({ slices: 4 }));
    await after.resume();
    const done = await ended(after, job);
    expect(done).toMatchObject({ state: "completed", figures: { slices: 4 } });
    expect(await itemsOf(done)).toEqual(["0", "1", "2", "3"]);
  });

  test("a job that was stopped in good order waits in the queue for the next start", async () => {
    const reached = Promise.withResolvers<void>();
    const before = runnerOf(
      countingJob({
        slices: 1000,
        during: async (slice) => {
          if (slice === 2) reached.resolve();
          await wait(1);
        },
      }),
    );
    const job = await start(before);
    await reached.promise;
    await before.end();
    expect((await present(job.id)).state).toBe("queued");
  });
});

describe("a failure", () => {
  const failing = (failures: number, error: () => Error) => {
    let left = failures;
    return countingJob({
      slices: 2,
      during: async (slice) => {
        if (slice === 1 && left-- > 0) throw error();
      },
    });
  };
  const unreachable = () =>
    new ErpFailure("transport", { userExplanation: "Nobody answers", techExplanation: "ECONNREFUSED" });

  test("of an ERP that cannot be reached is tried again later, from the slice that failed", async () => {
    const waits: number[] = [];
    const started = performance.now();
    const clock = { now: () => new Date(Date.now() + waits.reduce((sum, ms) => sum + ms, 0)) };
    const lock = createKeyedLock<number>();
    const runner = createJobRunner({
      db: database.db,
      clock,
      log: pino({ enabled: false }),
      kinds: [failing(2, unreachable)],
      takeTurn: (id, work) => lock.run(id, () => work(new AbortController().signal)),
      sleep: async (ms) => void waits.push(ms),
    });
    runners.push(runner);
    const done = await ended(runner, await start(runner));
    expect(done).toMatchObject({ state: "completed", attempts: 0, failure: "", figures: { slices: 2 } });
    expect(waits.map((ms) => Math.round(ms / 1000)).filter((s) => s > 0)).toEqual([5, 15]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test("is not waited for when somebody wants the next attempt now, however often", async () => {
    const runner = runnerOf(failing(9, unreachable));
    const job = await start(runner);
    const waits = async () => (await present(job.id)).nextAttemptAt !== null;
    for (let attempt = 0; attempt < 9; attempt++) {
      await expect.poll(waits, { interval: 5 }).toBe(true);
      expect(await runner.tryNow(job.id)).toMatchObject({ attempts: 0 });
    }
    expect(await ended(runner, job)).toMatchObject({ state: "completed", figures: { slices: 2 } });
    expect(await runner.tryNow(job.id)).toMatchObject({ state: "completed" });
    expect(await runner.tryNow(job.id + 1)).toBeNull();
  });

  test("that is ours fails the job at once, and is told", async () => {
    const runner = runnerOf(failing(1, () => new Error("the disk is full")));
    const done = await ended(runner, await start(runner));
    expect(done).toMatchObject({ state: "failed", failure: "the disk is full", figures: { slices: 1 } });
  });

  test("of one job does not concern the next", async () => {
    const runner = runnerOf(failing(1, () => new Error("once")));
    await ended(runner, await start(runner));
    expect((await ended(runner, await start(runner))).state).toBe("completed");
  });
});
