import type { Db } from "../../db/database.ts";
import type { Job, JobKind } from "../../jobs/job.ts";
import { createJobRunner, type JobRunner } from "../../jobs/job-runner.ts";
import type { NewJob } from "../../jobs/job-store.ts";
import { Problem } from "../../problem.ts";
import { loadActiveConnectionIds } from "../cycle/connection-state.ts";
import { inPriorityOrder, loadEngineSettings } from "../cycle/settings.ts";
import type { SyncServiceDeps } from "../sync-service.ts";
import { explainStorage } from "./explain-storage.ts";
import { importParams } from "./import-params.ts";
import { syncJobKinds } from "./job-kinds.ts";
import type { ChosenActorTypes } from "./link-pages.ts";
import type { PreflightParams } from "./preflight-draft.ts";
import type { PreflightDeps } from "./preflight-job.ts";
import { type SyncedRecord, type SyncRecordRequest, syncRecordNow } from "./sync-record.ts";
import { selected, type UndoSelection, undoSelection } from "./undo-rows.ts";

export interface JobRequest {
  /** null: nobody in particular. */
  readonly userId: number | null;
  /** null: all that are active. */
  readonly connectionIds: readonly number[] | null;
}

export interface ResyncRequest extends JobRequest {
  readonly source: "crm" | "erp";
  readonly blankOverwrites: boolean;
  readonly actorTypes: ChosenActorTypes;
  readonly isPreview: boolean;
}

export interface PreflightRequest extends PreflightParams {
  readonly userId: number | null;
  readonly connectionId: number;
}

export interface UndoRequest {
  readonly userId: number | null;
  /** What is to be taken back, besides that it is in the log now. */
  readonly selection: Omit<UndoSelection, "toRowId">;
  readonly force: boolean;
  readonly isPreview: boolean;
}

/** What the engine does beside its cycles, asked for by a person. */
export interface SyncJobs {
  readonly runner: JobRunner;
  /** One job for each connection, in the order of their priority. @throws Problem connection-inactive, job-under-way */
  resync(request: ResyncRequest): Promise<readonly Job[]>;
  /** @throws Problem job-under-way */
  compare(request: JobRequest & { readonly actorTypes: ChosenActorTypes }): Promise<readonly Job[]>;
  preview(request: JobRequest): Promise<readonly Job[]>;
  /** Looks at real records with a mapping that is not stored yet. */
  preflight(request: PreflightRequest): Promise<Job>;
  /** @throws Problem nothing-to-undo, connection-inactive, job-under-way */
  undo(request: UndoRequest): Promise<Job>;
  /** One link both ways at once. @throws Problem connection-inactive, erp-refused, erp-unreachable */
  syncRecord(request: SyncRecordRequest): Promise<SyncedRecord>;
}

export interface SyncJobsDeps extends SyncServiceDeps, Pick<PreflightDeps, "openConnection"> {
  /** Kinds of jobs beside the engine's own. */
  readonly otherKinds?: readonly JobKind[];
}

export function createSyncJobs(deps: SyncJobsDeps): SyncJobs {
  const { db, clock, log, sleep, turns, otherKinds = [] } = deps;
  const takeTurn = turns.take;
  const kinds = [...syncJobKinds(deps), ...otherKinds];
  const runner = createJobRunner({ db, clock, log, sleep, takeTurn, kinds, explainStorage });
  const startEach = async (request: JobRequest, job: Omit<NewJob, "connectionId" | "userId">) => {
    const connectionIds = await connectionsOf(db, request, { mustBeActive: !job.isPreview });
    return startAll(
      runner,
      connectionIds.map((connectionId) => ({ ...job, connectionId, userId: request.userId })),
    );
  };
  return {
    runner,
    resync: ({ source, blankOverwrites, actorTypes, isPreview, ...request }) =>
      startEach(request, {
        kind: "resync",
        isPreview,
        isOnlyOne: !isPreview,
        params: { source, blankOverwrites, actorTypes },
      }),
    compare: ({ actorTypes, ...request }) =>
      startEach(request, { kind: "compare", isPreview: true, params: { actorTypes } }),
    preview: (request) => startEach(request, { kind: "preview", isPreview: true, params: {} }),
    preflight: async ({ userId, connectionId, ...params }) => {
      await requireConnection(db, connectionId, { mustBeActive: false });
      const [job] = await startAll(runner, [
        { kind: "preflight", connectionId, isPreview: true, params, userId },
      ]);
      if (job === undefined) throw new Problem("job-under-way");
      return job;
    },
    undo: (request) => startUndo(db, runner, request),
    syncRecord: (request) => syncRecordNow(deps, request),
  };
}

async function startAll(runner: JobRunner, jobs: readonly NewJob[]): Promise<readonly Job[]> {
  const started: Job[] = [];
  for (const job of jobs) {
    const one = await runner.start(job);
    if (one === null) throw new Problem("job-under-way");
    started.push(one);
  }
  return started;
}

async function connectionsOf(
  db: Db,
  { connectionIds }: JobRequest,
  { mustBeActive }: { readonly mustBeActive: boolean },
): Promise<readonly number[]> {
  const { priority } = await loadEngineSettings(db);
  const active = inPriorityOrder(priority, await loadActiveConnectionIds(db));
  if (connectionIds === null) return active;
  for (const id of connectionIds) await requireConnection(db, id, { mustBeActive });
  return inPriorityOrder(priority, [...new Set(connectionIds)]);
}

async function requireConnection(
  db: Db,
  id: number,
  { mustBeActive }: { readonly mustBeActive: boolean },
): Promise<void> {
  const row = await db
    .selectFrom("erp_connection")
    .select("active")
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found");
  if (mustBeActive && row.active === 0) throw new Problem("connection-inactive");
}

async function startUndo(db: Db, runner: JobRunner, request: UndoRequest): Promise<Job> {
  const { force, isPreview, userId } = request;
  const imported = await importOfRun(db, request.selection.runId);
  if (imported !== null) return startUndoOfImport(db, runner, { ...imported, force, isPreview, userId });
  const found = await connectionAndEnd(db, request.selection);
  if (found === null) throw new Problem("nothing-to-undo");
  await requireConnection(db, found.connectionId, { mustBeActive: !isPreview });
  const selection: UndoSelection = undoSelection.parse({ ...request.selection, toRowId: found.toRowId });
  const job = {
    kind: "undo",
    connectionId: found.connectionId,
    isPreview,
    params: { selection, force },
    userId,
  };
  const started = await runner.start(job);
  if (started === null) throw new Problem("job-under-way");
  return started;
}

/** The connection of the rows, which is one, and the last of them; null where there are none. */
async function connectionAndEnd(
  db: Db,
  selection: UndoRequest["selection"],
): Promise<{ connectionId: number; toRowId: number } | null> {
  const row = await db
    .selectFrom("sync_log")
    .select(["connection_id", (eb) => eb.fn.max<number>("id").as("last")])
    .where(selected(selection))
    .groupBy("connection_id")
    .executeTakeFirst();
  return row === undefined ? null : { connectionId: row.connection_id, toRowId: row.last };
}

interface ImportToUndo {
  readonly connectionId: number;
  readonly importId: number;
  readonly runId: number;
}

/** The import that a run belongs to; null where it belongs to none. */
async function importOfRun(db: Db, runId: number | undefined): Promise<ImportToUndo | null> {
  if (runId === undefined) return null;
  const row = await db
    .selectFrom("sync_job")
    .select(["connection_id", "params"])
    .where("kind", "=", "import")
    .where("run_id", "=", runId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { importId } = importParams.parse(JSON.parse(row.params));
  return { connectionId: row.connection_id, importId, runId };
}

/** An import is taken back as a whole, and not value by value: that would write to the ERP. */
async function startUndoOfImport(
  db: Db,
  runner: JobRunner,
  {
    importId,
    runId,
    connectionId,
    ...request
  }: ImportToUndo & Pick<UndoRequest, "force" | "isPreview" | "userId">,
): Promise<Job> {
  const { force, isPreview, userId } = request;
  const known = await db.selectFrom("erp_import").select("id").where("id", "=", importId).executeTakeFirst();
  if (known === undefined) throw new Problem("nothing-to-undo");
  await requireConnection(db, connectionId, { mustBeActive: false });
  const params = { importId, runId, force };
  const started = await runner.start({ kind: "undo-import", connectionId, isPreview, params, userId });
  if (started === null) throw new Problem("job-under-way");
  return started;
}
