import type { Db } from "../../db/database.ts";
import type { Job } from "../../jobs/job.ts";
import { countColumns, NO_COUNTS, type RunRecorder } from "../log/run-recorder.ts";

/**
 * The run that a job's log rows belong to, so that they can be found, and taken back, together. It is made when
 * the job is opened first, and is the same one after a restart.
 */
export async function openJobRun(
  db: Db,
  job: Job,
  at: Date,
): Promise<RunRecorder & { readonly known: number }> {
  const runId = job.runId ?? (await insertRun(db, job.connectionId, at));
  await db
    .updateTable("sync_run")
    .set({ outcome: "running", finished_at: null, failure: "" })
    .where("id", "=", runId)
    .execute();
  return { id: async () => runId, known: runId, userId: job.userId, finish: async () => runId };
}

async function insertRun(db: Db, connectionId: number, at: Date): Promise<number> {
  const { id } = await db
    .insertInto("sync_run")
    .values({
      connection_id: connectionId,
      started_at: at.toISOString(),
      finished_at: null,
      outcome: "running",
      failure: "",
      explanation: "",
      ...countColumns(NO_COUNTS),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

const OUTCOMES = { completed: "completed", failed: "failed", cancelled: "interrupted" } as const;

/** Closes the run of a job that has ended, with the counts of the job. */
export async function closeJobRun(db: Db, job: Job): Promise<void> {
  const { state, runId, finishedAt, failure, explanation, counts } = job;
  if (runId === null || finishedAt === null || state === "queued" || state === "running") return;
  await db
    .updateTable("sync_run")
    .set({
      outcome: OUTCOMES[state],
      finished_at: finishedAt.toISOString(),
      failure,
      explanation,
      ...countColumns(counts),
    })
    .where("id", "=", runId)
    .execute();
}

/** Of a preview: nothing is committed, so there is no run. */
export const NO_RUN: RunRecorder = {
  id: () => Promise.reject(new Error("A preview was about to write to the log; it ends here.")),
  known: null,
  finish: async () => null,
};
