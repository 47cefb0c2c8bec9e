import type { SyncLogRow } from "@brygga/api-contract";
import { csvOfPages } from "../../csv.ts";
import type { Db } from "../../db/database.ts";
import { valueTexts } from "../listing/display-names.ts";
import { linkedRows } from "../listing/linked-rows.ts";
import { decodeCursor, encodeCursor } from "../listing/paging.ts";
import { type FoundRecords, findRecords } from "../listing/record-search.ts";
import { type FoundRows, type LogConditions, type LogRow, searchLog } from "./log-search.ts";

export interface LogFilter extends LogConditions {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page that takes longer is given out with what was found until then, in milliseconds. */
const PATIENCE_MS = 800;

/** One page of the log, newest first; it may hold less than its limit and still have a next one. */
export async function listLog(
  db: Db,
  { limit, cursor, ...conditions }: LogFilter,
  { language, patienceMs = PATIENCE_MS }: { language: string; patienceMs?: number },
) {
  const records = await findRecordsOf(db, conditions);
  const { found, ...page } = await logPage(db, { conditions, records, limit, cursor, patienceMs }, language);
  return { ...page, searchedTo: await instantOf(db, found) };
}

interface LogPage {
  readonly conditions: LogConditions;
  /** Those that the conditions mean. */
  readonly records: FoundRecords;
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly patienceMs: number;
}

async function logPage(db: Db, { cursor, ...page }: LogPage, language: string) {
  const found = await searchLog(db, { ...page, before: decodeCursor(cursor) });
  return {
    found,
    items: await present(db, found.rows, language),
    nextCursor: found.searchedTo === null ? null : encodeCursor(found.searchedTo),
  };
}

const findRecordsOf = async (db: Db, { q = "" }: LogConditions): Promise<FoundRecords> =>
  q.trim() === "" ? new Map() : await findRecords(db, q);

/** When the oldest row was written that was looked at. */
async function instantOf(db: Db, { rows, searchedTo }: FoundRows): Promise<string | null> {
  if (searchedTo === null) return null;
  const last = rows.at(-1);
  if (last?.id === searchedTo) return last.at;
  const row = await db
    .selectFrom("sync_log")
    .select("at")
    .where("id", ">=", searchedTo)
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

const COLUMNS = [
  "at",
  "connectionName",
  "entity",
  "entityId",
  "recordName",
  "actorType",
  "erpKey",
  "target",
  "erpFieldKey",
  "erpFieldName",
  "crmFieldKey",
  "oldValue",
  "newValue",
  "reason",
  "username",
  "runId",
] as const satisfies readonly (keyof SyncLogRow)[];

const EXPORT_PAGE = 1000;

/** The rows as the lines of a CSV file. */
export async function* logAsCsv(db: Db, conditions: LogConditions, language: string): AsyncGenerator<string> {
  const all = { conditions, records: await findRecordsOf(db, conditions) };
  yield* csvOfPages({ columns: COLUMNS }, (cursor) =>
    logPage(db, { ...all, cursor, limit: EXPORT_PAGE, patienceMs: PATIENCE_MS }, language),
  );
}

async function present(db: Db, rows: readonly LogRow[], language: string): Promise<SyncLogRow[]> {
  const { subjectOf, fieldNameOf } = await linkedRows(db, rows, language);
  const textOf = await valueTexts(db, language);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    runId: row.run_id,
    ...subjectOf(row),
    erpFieldKey: row.erp_field_key,
    erpFieldName: fieldNameOf(row, row.erp_field_key),
    crmFieldKey: row.crm_field_key,
    target: row.target,
    oldValue: textOf(row.crm_entity, row.crm_field_key, row.old_value),
    newValue: textOf(row.crm_entity, row.crm_field_key, row.new_value),
    reason: row.reason as SyncLogRow["reason"],
    username: row.username,
  }));
}
