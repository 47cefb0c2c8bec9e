import { type Accounting, addAccounting, NOTHING_READ } from "@brygga/sync-engine";
import { type Selectable, sql } from "kysely";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import type { SyncJobTable } from "../db/job-tables.ts";
import { type Job, type JobSlice, type JobState, LONGEST_WAIT_MS } from "./job.ts";
import { insertItems } from "./job-items.ts";

export interface NewJob {
  readonly kind: string;
  readonly connectionId: number;
  readonly isPreview: boolean;
  readonly params: object;
  readonly userId: number | null;
  /** It is not to be queued while another of its kind is under way for the connection. @default false */
  readonly isOnlyOne?: boolean;
}

/** Ended jobs that are kept for each kind and connection, with all that they told. */
const KEPT_JOBS = 20;

const ENDED: readonly JobState[] = ["completed", "failed", "cancelled"];

const dateOf = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

const toJob = (row: Selectable<SyncJobTable>): Job => ({
  id: row.id,
  kind: row.kind,
  connectionId: row.connection_id,
  state: row.state,
  isPreview: row.is_preview === 1,
  params: JSON.parse(row.params),
  position: row.position === null ? null : JSON.parse(row.position),
  total: row.total,
  counts: JSON.parse(row.counts) as Accounting,
  figures: JSON.parse(row.figures) as Record<string, number>,
  runId: row.run_id,
  userId: row.user_id,
  createdAt: new Date(row.created_at),
  startedAt: dateOf(row.started_at),
  finishedAt: dateOf(row.finished_at),
  attempts: row.attempts,
  nextAttemptAt: dateOf(row.next_attempt_at),
  failure: row.failure,
  explanation: row.explanation,
  isCancelling: row.is_cancelling === 1,
});

/** Puts a job at the end of its connection's queue. */
export async function insertJob(trx: Trx, job: NewJob, at: Date): Promise<Job> {
  await forgetOldJobs(trx, job);
  const row = await trx
    .insertInto("sync_job")
    .values({
      kind: job.kind,
      connection_id: job.connectionId,
      state: "queued",
      is_preview: job.isPreview ? 1 : 0,
      params: JSON.stringify(job.params),
      position: null,
      total: null,
      counts: JSON.stringify(NOTHING_READ),
      run_id: null,
      user_id: job.userId,
      created_at: at.toISOString(),
      started_at: null,
      finished_at: null,
      next_attempt_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toJob(row);
}

async function forgetOldJobs(trx: Trx, { kind, connectionId }: NewJob): Promise<void> {
  const newestToForget = trx
    .selectFrom("sync_job")
    .select("id")
    .where("connection_id", "=", connectionId)
    .where("kind", "=", kind)
    .where("state", "in", ENDED)
    .orderBy("id", "desc")
    .limit(1)
    .offset(KEPT_JOBS);
  await trx
    .deleteFrom("sync_job")
    .where("connection_id", "=", connectionId)
    .where("kind", "=", kind)
    .where("state", "in", ENDED)
    .where("id", "<=", newestToForget)
    .execute();
}

export async function loadJob(db: Db, id: number): Promise<Job | null> {
  const row = await db.selectFrom("sync_job").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toJob(row);
}

export interface JobFilter {
  readonly limit: number;
  /** Only jobs with a lower id. */
  readonly before: number | null;
  readonly connectionId?: number | undefined;
  readonly kind?: string | undefined;
  readonly state?: JobState | undefined;
}

/** Newest first. */
export async function listJobs(db: Db, filter: JobFilter): Promise<Job[]> {
  let query = db.selectFrom("sync_job").selectAll().orderBy("id", "desc").limit(filter.limit);
  if (filter.before !== null) query = query.where("id", "<", filter.before);
  if (filter.connectionId !== undefined) query = query.where("connection_id", "=", filter.connectionId);
  if (filter.kind !== undefined) query = query.where("kind", "=", filter.kind);
  if (filter.state !== undefined) query = query.where("state", "=", filter.state);
  return (await query.execute()).map(toJob);
}

/** Whether a job of the kind, and no preview, waits or runs for the connection. */
export async function isUnderWay(trx: Trx, kind: string, connectionId: number): Promise<boolean> {
  const row = await trx
    .selectFrom("sync_job")
    .select("id")
    .where("state", "in", ["queued", "running"])
    .where("connection_id", "=", connectionId)
    .where("kind", "=", kind)
    .where("is_preview", "=", 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes the oldest job run whose time has come and whose connection has none running; null where there is none. */
export async function claimJob(db: Db, at: Date): Promise<Job | null> {
  const now = at.toISOString();
  const latest = new Date(at.getTime() + LONGEST_WAIT_MS).toISOString();
  const row = await db
    .updateTable("sync_job")
    .set({ state: "running", started_at: sql<string>`coalesce(started_at, ${now})`, next_attempt_at: null })
    .where("id", "=", (waiting) =>
      waiting
        .selectFrom("sync_job as waiting")
        .select((eb) => eb.fn.min<number>("waiting.id").as("id"))
        .where("waiting.state", "=", "queued")
        .where((eb) =>
          eb.or([
            eb("next_attempt_at", "is", null),
            eb("next_attempt_at", "<=", now),
            eb("next_attempt_at", ">", latest),
          ]),
        )
        .where("waiting.connection_id", "not in", (busy) =>
          busy
            .selectFrom("sync_job as busy")
            .select("busy.connection_id")
            .where("busy.state", "=", "running"),
        ),
    )
    .where("state", "=", "queued")
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toJob(row);
}

/** When the next of the jobs that wait for another attempt is due; null where none waits. */
export async function nextAttemptAt(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom("sync_job")
    .select((eb) => eb.fn.min<string | null>("next_attempt_at").as("at"))
    .where("state", "=", "queued")
    .executeTakeFirst();
  return dateOf(row?.at ?? null);
}

/**
 * A job that waits for another attempt waits no more. Its failures are not counted on: somebody looks after it now, and a
 * job must not fail for being tried often.
 */
export async function tryWithoutWaiting(db: Db, id: number): Promise<void> {
  await db
    .updateTable("sync_job")
    .set({ next_attempt_at: null, attempts: 0 })
    .where("id", "=", id)
    .where("state", "=", "queued")
    .where("next_attempt_at", "is not", null)
    .execute();
}

/** After a restart: what was running goes on where it was. */
export async function requeueInterrupted(db: Db): Promise<void> {
  await db.updateTable("sync_job").set({ state: "queued" }).where("state", "=", "running").execute();
}

export async function noteOpened(
  db: Db,
  job: Job,
  { total, runId }: { readonly total: number | null; readonly runId: number | null },
): Promise<Job> {
  await db.updateTable("sync_job").set({ total, run_id: runId }).where("id", "=", job.id).execute();
  return { ...job, total, runId };
}

/**
 * Stores what a slice did, with where to go on. After the last one the job is completed in the same transaction: it must
 * not be found without a position, as one that has not begun.
 */
export async function storeSlice(
  db: Db,
  job: Job,
  { slice, at }: { readonly slice: JobSlice; readonly at: Date },
): Promise<Job> {
  const counts = addAccounting(job.counts, slice.counts);
  const figures = addFigures(job.figures, slice.figures ?? {});
  await inTransaction(db, async (trx) => {
    await insertItems(trx, job.id, slice.items ?? []);
    await trx
      .updateTable("sync_job")
      .set({
        position: slice.position === null ? null : JSON.stringify(slice.position),
        counts: JSON.stringify(counts),
        figures: JSON.stringify(figures),
        attempts: 0,
        failure: "",
        explanation: "",
        ...(slice.position === null ? { state: "completed", finished_at: at.toISOString() } : {}),
      })
      .where("id", "=", job.id)
      .execute();
  });
  const stored = await loadJob(db, job.id);
  if (stored === null) throw new Error(`Job ${job.id} was removed while it was running; it ends here.`);
  return stored;
}

function addFigures(
  left: Readonly<Record<string, number>>,
  right: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum: Record<string, number> = { ...left };
  for (const [name, count] of Object.entries(right)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

export interface JobChange {
  readonly state: JobState;
  readonly failure?: string;
  readonly explanation?: string;
  readonly attempts?: number;
  readonly nextAttemptAt?: Date | null;
  readonly finishedAt?: Date;
}

/** Moves a job to another state. */
export async function changeJob(db: Db, id: number, change: JobChange): Promise<void> {
  const { state, failure, explanation, attempts, nextAttemptAt: next, finishedAt } = change;
  await db
    .updateTable("sync_job")
    .set({
      state,
      ...(failure === undefined ? {} : { failure }),
      ...(explanation === undefined ? {} : { explanation }),
      ...(attempts === undefined ? {} : { attempts }),
      ...(next === undefined ? {} : { next_attempt_at: next?.toISOString() ?? null }),
      ...(finishedAt === undefined ? {} : { finished_at: finishedAt.toISOString() }),
    })
    .where("id", "=", id)
    .execute();
}

/** Asks a job to end; one that has not begun ends at once. Answers false when it has ended already. */
export function askToCancel(db: Db, id: number, at: Date): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const cancelled = await trx
      .updateTable("sync_job")
      .set({ state: "cancelled", finished_at: at.toISOString(), is_cancelling: 1 })
      .where("id", "=", id)
      .where("state", "=", "queued")
      .where("started_at", "is", null)
      .executeTakeFirst();
    if (cancelled.numUpdatedRows > 0n) return true;
    const asked = await trx
      .updateTable("sync_job")
      .set({ is_cancelling: 1, next_attempt_at: null })
      .where("id", "=", id)
      .where("state", "in", ["queued", "running"])
      .executeTakeFirst();
    return asked.numUpdatedRows > 0n;
  });
}
