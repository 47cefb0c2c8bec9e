import type { Accounting } from "@brygga/sync-engine";
import type { Db, Trx } from "../../db/database.ts";
import { toJson } from "../../db/json.ts";

export interface RunEnd {
  readonly outcome: "completed" | "failed" | "interrupted";
  /** English, technical; "" when completed. */
  readonly failure: string;
  readonly explanation: string;
  readonly counts: Accounting;
  readonly finishedAt: Date;
}

/** What a run that failed before it read anything has to count. */
export const NO_COUNTS: Accounting = {
  read: 0,
  unlinked: 0,
  unchanged: 0,
  written: 0,
  conflicting: 0,
  skipped: 0,
  failed: 0,
  skippedBecause: {},
};

/** The columns of a run that hold its counts. */
export const countColumns = ({ skippedBecause, ...counts }: Accounting) => ({
  ...counts,
  skipped_because: toJson(skippedBecause),
});

/**
 * Records one run. Its row is made only when the run has something to tell (a log row, a failure, something
 * read that was not unchanged), so that a cycle with nothing to do writes nothing but its finish time.
 */
export interface RunRecorder {
  /** Who asked for it, for the log; absent where nobody did. */
  readonly userId?: number | null;
  /** The run's id; makes the row inside the transaction that needs it. */
  id(trx: Trx): Promise<number>;
  /** The id, where a row has been made. */
  readonly known: number | null;
  finish(end: RunEnd): Promise<number | null>;
}

export function createRunRecorder(db: Db, connectionId: number, startedAt: Date): RunRecorder {
  let runId: number | null = null;
  return {
    get known() {
      return runId;
    },
    async id(trx) {
      // Found again by its start: the transaction that made it may have been rolled back.
      const existing = runId === null ? undefined : await rowOf(trx, runId);
      runId = existing?.id ?? (await insertRun(trx, connectionId, startedAt));
      return runId;
    },
    async finish(end) {
      const existing = runId === null ? undefined : await rowOf(db, runId);
      const isNews = end.outcome === "failed" || end.explanation !== "" || !isIdle(end.counts);
      if (!existing && !isNews) return null;
      const id = existing?.id ?? (await insertRun(db, connectionId, startedAt));
      runId = id;
      await db
        .updateTable("sync_run")
        .set({
          finished_at: end.finishedAt.toISOString(),
          outcome: end.outcome,
          failure: end.failure,
          explanation: end.explanation,
          ...countColumns(end.counts),
        })
        .where("id", "=", id)
        .execute();
      return id;
    },
  };
}

/** A record that is skipped for a reason that stands in the list already is no news; one that is put there makes the row. */
const isIdle = ({ read, unchanged, unlinked, skipped }: Accounting) =>
  read === unchanged + unlinked + skipped;

const rowOf = (db: Db | Trx, id: number) =>
  db.selectFrom("sync_run").select("id").where("id", "=", id).executeTakeFirst();

/** The id of a run whose row is committed; null where there is none, or none yet. */
export async function storedRunId(db: Db, { known }: RunRecorder): Promise<number | null> {
  return known === null ? null : ((await rowOf(db, known))?.id ?? null);
}

async function insertRun(db: Db | Trx, connectionId: number, startedAt: Date): Promise<number> {
  const row = await db
    .insertInto("sync_run")
    .values({
      connection_id: connectionId,
      started_at: startedAt.toISOString(),
      finished_at: null,
      outcome: "running",
      failure: "",
      explanation: "",
      ...countColumns(NO_COUNTS),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** After a crash: runs that were under way have ended without finishing. */
export async function closeInterruptedRuns(db: Db, at: Date): Promise<void> {
  await db
    .updateTable("sync_run")
    .set({
      outcome: "interrupted",
      finished_at: at.toISOString(),
      failure: "Brygga stopped while the run was under way",
    })
    .where("outcome", "=", "running")
    .execute();
}
