import type { SyncLogRow } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { csvHead, csvLines } from "../../csv.ts";
import type { Db } from "../../db/database.ts";
import { erpFieldNames, recordNames, valueTexts } from "../listing/display-names.ts";
import { decodeCursor, encodeCursor } from "../listing/paging.ts";
import { findRecords } from "../listing/record-search.ts";
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
  const before = decodeCursor(cursor);
  const found = await searchLog(db, { conditions, records, before, limit, patienceMs });
  return {
    items: await present(db, found.rows, language),
    nextCursor: found.searchedTo === null ? null : encodeCursor(found.searchedTo),
    searchedTo: await instantOf(db, found),
  };
}

const findRecordsOf = async (db: Db, { q = "" }: LogConditions) =>
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

/** The rows as the lines of a CSV file, piece by piece: a log of millions is never in memory. */
export async function* logAsCsv(db: Db, conditions: LogConditions, language: string): AsyncGenerator<string> {
  yield csvHead(COLUMNS);
  const records = await findRecordsOf(db, conditions);
  for (let before: number | null = null; ; ) {
    const search = { conditions, records, before, limit: EXPORT_PAGE, patienceMs: PATIENCE_MS };
    const found: FoundRows = await searchLog(db, search);
    yield csvLines(await present(db, found.rows, language), COLUMNS);
    if (found.searchedTo === null) return;
    before = found.searchedTo;
  }
}

async function present(db: Db, rows: readonly LogRow[], language: string): Promise<SyncLogRow[]> {
  const nameOf = await recordNames(db, rows);
  const fieldNameOf = await erpFieldNames(
    db,
    rows.map((row) => row.connection_id),
    language,
  );
  const textOf = await valueTexts(db, language);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    runId: row.run_id,
    connectionId: row.connection_id,
    connectionName: textInLanguage(row.connection_name, language),
    linkId: row.link_id,
    entity: row.crm_entity,
    entityId: row.crm_id,
    recordName: nameOf(row.crm_entity, row.crm_id),
    actorType: row.actor_type,
    erpKey: row.erp_key,
    erpFieldKey: row.erp_field_key,
    erpFieldName: fieldNameOf(row.connection_id, row.actor_type, row.erp_field_key),
    crmFieldKey: row.crm_field_key,
    target: row.target,
    oldValue: textOf(row.crm_entity, row.crm_field_key, row.old_value),
    newValue: textOf(row.crm_entity, row.crm_field_key, row.new_value),
    reason: row.reason as SyncLogRow["reason"],
    username: row.username,
  }));
}
