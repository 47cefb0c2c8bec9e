import type { SyncRun } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { z } from "zod";
import type { Db } from "../../db/database.ts";
import { fromJson } from "../../db/json.ts";

const reasons = z.record(z.string(), z.int());

const selectRuns = (db: Db) =>
  db
    .selectFrom("sync_run")
    .innerJoin("erp_connection", "erp_connection.id", "sync_run.connection_id")
    .selectAll("sync_run")
    .select("erp_connection.name as connection_name")
    .orderBy("sync_run.id", "desc");

type Row = Awaited<ReturnType<ReturnType<typeof selectRuns>["execute"]>>[number];

/** A run with its multi-language texts in one language. */
export const runInLanguage = (run: SyncRun, language: string): SyncRun => ({
  ...run,
  connectionName: textInLanguage(run.connectionName, language),
  explanation: textInLanguage(run.explanation, language),
});

const toRun = (row: Row): SyncRun => ({
  id: row.id,
  connectionId: row.connection_id,
  connectionName: row.connection_name,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  outcome: row.outcome,
  failure: row.failure,
  explanation: row.explanation,
  read: row.read,
  unlinked: row.unlinked,
  unchanged: row.unchanged,
  written: row.written,
  conflicting: row.conflicting,
  skipped: row.skipped,
  failed: row.failed,
  skippedBecause: fromJson(reasons, row.skipped_because),
});

/** The latest runs, newest first. */
export async function listRuns(db: Db, limit: number, language: string): Promise<SyncRun[]> {
  const rows = await selectRuns(db).limit(limit).execute();
  return rows.map((row) => runInLanguage(toRun(row), language));
}
