import { afterEach, beforeEach, expect, test } from "vitest";
import { inTransaction } from "../../db/database.ts";
import type { Job } from "../../jobs/job.ts";
import { insertJob, loadJob } from "../../jobs/job-store.ts";
import type { LinkingService } from "../linking/linking-service.ts";
import { CONNECT_KIND, matchConnectJob } from "./match-connect-job.ts";
import { ANNA, type MatchWorld, openMatchWorld } from "./testing/match-world.ts";

/** More than two slices of connecting. */
const CUSTOMERS = 41;
const KEYS = Array.from({ length: CUSTOMERS }, (_, at) => `C${at + 1}`);

let world: MatchWorld;
beforeEach(async () => {
  world = await openMatchWorld({ customers: CUSTOMERS, unlinked: KEYS });
});
afterEach(() => world[Symbol.asyncDispose]());

/** Connects so many and then none: what the slice did is not stored, as when the process is killed. */
const endingAfter = (linking: LinkingService, count: number): LinkingService => {
  let calls = 0;
  return {
    ...linking,
    connectInJob: (...connecting) => {
      if (calls++ === count) throw new Error("killed");
      return linking.connectInJob(...connecting);
    },
  };
};

/** Begins a slice that is killed after so many records. @returns the total that the job had */
async function killedAfter(job: Job, count: number): Promise<number | null> {
  const { linking } = world.services;
  const kind = matchConnectJob({
    ...{ db: world.db, now: () => new Date(), linking: endingAfter(linking, count) },
    erpSideOf: () => Promise.reject(new Error("only a preview asks the ERP itself")),
  });
  const stored = await loadJob(world.db, job.id);
  const opened = await kind.open(stored ?? job);
  await expect(opened.slice(job.position, new AbortController().signal)).rejects.toThrow("killed");
  return opened.total;
}

test("a job that is killed among its records keeps its total, and counts each of them once", async () => {
  const { match } = await world.propose();
  // One is left as it is, and is among those that the killed job has dealt with.
  const other = await world.newRecord("company", { name: "Other" });
  await world.acceptAll(match);
  const stale = { accepted: 1, erp_key: "C999", status: "suggested" } as const;
  await world.db
    .insertInto("match_proposal")
    .values({ match_id: match.id, crm_id: other, ...stale, outcome: null, link_id: null, job_id: null })
    .execute();
  const params = { matchId: match.id, rule: "priority" };
  const request = { kind: CONNECT_KIND, connectionId: world.connectionId, params, userId: ANNA.userId };
  const job = await inTransaction(world.db, (trx) =>
    insertJob(trx, { ...request, isPreview: false }, new Date()),
  );
  expect(await killedAfter(job, 7)).toBe(CUSTOMERS + 1);
  expect(await killedAfter(job, 5)).toBe(CUSTOMERS + 1);
  await world.services.jobs.runner.resume();
  expect(await world.ended(job)).toMatchObject({
    ...{ state: "completed", total: CUSTOMERS + 1 },
    counts: { read: CUSTOMERS + 1, written: CUSTOMERS, skipped: 1, skippedBecause: { "actor-not-found": 1 } },
  });
  expect((await world.links()).length).toBe(CUSTOMERS);
});

test("what an earlier job has left is dealt with once by the next one, also when it is gone on with", async () => {
  const { match } = await world.propose();
  await world.acceptAll(match);
  await world.db
    .updateTable("match_proposal")
    .set({ erp_key: "C999" })
    .where("crm_id", "=", world.idOf("C3"))
    .execute();
  const first = await world.connect(match);
  expect(first).toMatchObject({ total: CUSTOMERS, counts: { written: CUSTOMERS - 1, skipped: 1 } });
  const again = await world.connect(match);
  expect(again).toMatchObject({ total: 1, counts: { read: 1, skipped: 1 } });
});
