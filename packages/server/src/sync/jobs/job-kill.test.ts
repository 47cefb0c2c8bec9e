import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { inTransaction } from "../../db/database.ts";
import type { Job } from "../../jobs/job.ts";
import { insertJob, loadJob } from "../../jobs/job-store.ts";
import { openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";

const PROGRAM = fileURLToPath(new URL("../testing/job-kill-program.ts", import.meta.url));

/** Eight processes start one after the other. */
const PROCESSES_MS = 240_000;

/** Queued and not begun: the processes of the test run it. */
const queue = (world: SyncWorld, kind: string, params: object): Promise<Job> =>
  inTransaction(world.db, (trx) =>
    insertJob(
      trx,
      { kind, connectionId: world.connectionId, isPreview: false, params, userId: null },
      new Date(),
    ),
  );

/** Answers "SIGKILL", or how many calls the job took to its end. */
function goOn(world: SyncWorld, job: Job, at: KillPoint): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const args = [PROGRAM, world.folder, String(job.id), String(at.call), at.when];
  execFile(process.execPath, args, (error, stdout, stderr) => {
    if (error && error.signal !== "SIGKILL") reject(new Error(stderr, { cause: error }));
    else resolve(error?.signal ?? stdout);
  });
  return promise;
}

interface KillPoint {
  /** Of the calls that change something, from 1: intents, SaveActors, commits. */
  readonly call: number;
  readonly when: "before" | "after";
}

/** Kills the job at one point after the other, and then lets it come to its end. Answers how often it was killed. */
async function runKilled(world: SyncWorld, job: Job, points: readonly KillPoint[]): Promise<number> {
  let kills = 0;
  for (const point of points) {
    if ((await goOn(world, job, point)) !== "SIGKILL") continue;
    kills++;
    expect((await loadJob(world.db, job.id))?.state).toBe("running");
  }
  await goOn(world, job, { call: 0, when: "after" });
  return kills;
}

const logRows = (world: SyncWorld) => world.db.selectFrom("sync_log").selectAll().orderBy("id").execute();

const written = async (world: SyncWorld) =>
  (await logRows(world)).map((row) => `${row.target} ${row.erp_key} ${row.old_value} -> ${row.new_value}`);

describe("a job that is killed with SIGKILL and gone on with", () => {
  test(
    "resyncs everything once, and logs every change once",
    async () => {
      await using world = await openSyncWorld({ customers: 4 });
      await world.sync();
      const phones = new Map<string, string | undefined>();
      for (const [erpKey, id] of world.companyIds) {
        phones.set(erpKey, (await world.sides(erpKey)).erp.phone);
        await world.db
          .updateTable("company")
          .set({ phone: `new ${erpKey}` })
          .where("id", "=", id)
          .execute();
      }
      const job = await queue(world, "resync", { source: "crm", blankOverwrites: true, actorTypes: null });
      // With the intent stored and nothing sent, twice; sent and not committed; found as sent and not counted.
      const points = [
        { call: 1, when: "after" },
        { call: 2, when: "after" },
        { call: 3, when: "after" },
        { call: 1, when: "after" },
      ] as const;
      expect(await runKilled(world, job, points)).toBe(4);
      expect(await loadJob(world.db, job.id)).toMatchObject({
        state: "completed",
        counts: { read: 4, written: 4, unchanged: 0 },
        figures: { crmValues: 0, erpValues: 4 },
      });
      const expected = [...phones].map(([erpKey, phone]) => `erp ${erpKey} ${phone} -> new ${erpKey}`);
      expect(await written(world)).toEqual(expected);
      for (const erpKey of world.companyIds.keys()) {
        expect((await world.sides(erpKey)).erp.phone).toBe(`new ${erpKey}`);
      }
    },
    PROCESSES_MS,
  );

  test(
    "takes everything back once, and logs every change once",
    async () => {
      await using world = await openSyncWorld({ customers: 3 });
      await world.sync();
      const before = new Map<string, string | undefined>();
      for (const erpKey of world.companyIds.keys()) {
        before.set(erpKey, (await world.sides(erpKey)).erp.phone);
        await world.erp.edit("Customer", erpKey, { PHONE: `new ${erpKey}` });
      }
      const [run] = await world.sync();
      const toRowId = (await logRows(world)).at(-1)?.id ?? 0;
      const job = await queue(world, "undo", { selection: { runId: run?.id, toRowId }, force: false });
      // With the CRM written and not the ERP; then with the ERP written and not committed.
      const points = [
        { call: 1, when: "after" },
        { call: 2, when: "after" },
      ] as const;
      expect(await runKilled(world, job, points)).toBe(2);
      expect(await loadJob(world.db, job.id)).toMatchObject({
        state: "completed",
        counts: { read: 3, written: 3, unchanged: 0 },
        figures: { crmValues: 3, erpValues: 3, restored: 3, notRestored: 0 },
      });
      for (const [erpKey, phone] of before) {
        const { crm, erp } = await world.sides(erpKey);
        expect([crm.phone, erp.phone]).toEqual([phone, phone]);
      }
      const undone = (await logRows(world)).filter(({ reason }) => reason === "undo");
      expect(undone.map(({ target, erp_key }) => `${target} ${erp_key}`).sort()).toEqual(
        [...before.keys()].flatMap((erpKey) => [`crm ${erpKey}`, `erp ${erpKey}`]).sort(),
      );
    },
    PROCESSES_MS,
  );
});
