import { afterEach, beforeEach, expect, test } from "vitest";
import type { Job } from "../../jobs/job.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { composeForTest, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import { SLICE_SIZE } from "./job-work.ts";

const CUSTOMERS = SLICE_SIZE * 2 + 100;

let world: SyncWorld;

beforeEach(async () => {
  world = await openSyncWorld({ customers: CUSTOMERS });
  await world.sync();
  await world.db.updateTable("company").set({ phone: "planted" }).execute();
});
afterEach(() => world[Symbol.asyncDispose]());

const request = {
  userId: null,
  connectionIds: null,
  source: "crm",
  blankOverwrites: true,
  actorTypes: null,
  isPreview: false,
} as const;

const phones = () => [...world.erp.actors("Customer")].map(({ fieldValues }) => fieldValues.PHONE);
const planted = () => phones().filter((phone) => phone === "planted").length;

/** Starts a resync and does something after its first slice; answers the job as it has ended or was left. */
async function resyncAnd(afterFirstSlice: (job: Job) => unknown, until: (job: Job) => boolean): Promise<Job> {
  const { runner } = world.services.jobs;
  const reached = Promise.withResolvers<Job>();
  let isFirst = true;
  const stop = runner.subscribe((job) => {
    if (job.counts.read > 0 && isFirst) {
      isFirst = false;
      afterFirstSlice(job);
    }
    if (until(job)) reached.resolve(job);
  });
  await world.services.jobs.resync(request);
  return reached.promise.finally(stop);
}

test("a job that is cancelled in the middle keeps what it did, and that can be undone", async () => {
  const before = phones();
  const { runner } = world.services.jobs;
  const job = await resyncAnd(
    ({ id }) => void runner.cancel(id),
    ({ state }) => state === "cancelled",
  );
  expect(job.counts.read).toBe(SLICE_SIZE);
  expect(planted()).toBe(SLICE_SIZE);
  const undone = await world.services.jobs.undo({
    userId: null,
    selection: { runId: job.runId ?? 0 },
    force: false,
    isPreview: false,
  });
  await runner.settled(undone.id, AbortSignal.timeout(60_000));
  expect(await loadJob(world.db, undone.id)).toMatchObject({
    state: "completed",
    counts: { read: SLICE_SIZE, written: SLICE_SIZE },
  });
  expect(phones()).toEqual(before);
});

test("a job that is interrupted by the end of the process goes on at the next slice", async () => {
  const { runner } = world.services.jobs;
  const left = await resyncAnd(
    () => void runner.end(),
    ({ state, counts }) => state === "queued" && counts.read > 0,
  );
  expect(left.counts.read).toBe(SLICE_SIZE);
  const next = composeForTest(world.db, world.folder);
  await next.jobs.runner.resume();
  await next.jobs.runner.settled(left.id, AbortSignal.timeout(60_000));
  await next.close();
  const done = await loadJob(world.db, left.id);
  expect(done).toMatchObject({ state: "completed", total: CUSTOMERS, runId: left.runId });
  expect(done?.counts).toMatchObject({ read: CUSTOMERS, written: CUSTOMERS });
  expect(planted()).toBe(CUSTOMERS);
  const rows = await world.db.selectFrom("sync_log").select("link_id").execute();
  expect(new Set(rows.map((row) => row.link_id)).size).toBe(CUSTOMERS);
  expect(rows).toHaveLength(CUSTOMERS);
});

test("a job ends where the mapping or a time zone is changed between two slices, and says so", async () => {
  const job = await resyncAnd(
    ({ connectionId }) =>
      world.db
        .updateTable("erp_connection")
        .set({ time_zone: "Asia/Tokyo" })
        .where("id", "=", connectionId)
        .execute(),
    ({ state }) => state === "failed" || state === "completed",
  );
  expect(job.state).toBe("failed");
  expect(job.explanation).toContain("Start it again");
  expect(job.counts.read).toBeLessThan(CUSTOMERS);
  expect(planted()).toBe(job.counts.read);
});
