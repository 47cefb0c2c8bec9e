import type { SyncLogRow } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import { type Selectable, sql } from "kysely";
import type { Db } from "../db/database.ts";
import type { SyncLogTable } from "../db/sync-tables.ts";
import { erpFieldNames, recordNames, valueTexts } from "./display-names.ts";
import { decodeCursor, pageOfRows } from "./paging.ts";

export interface LogFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly connectionId?: number | undefined;
  readonly entity?: CrmEntity | undefined;
  readonly entityId?: number | undefined;
  readonly target?: "crm" | "erp" | undefined;
  /** Part of an old or new value, a field key or an ERP key. */
  readonly q?: string | undefined;
}

const SEARCHED_COLUMNS = [
  "sync_log.old_value",
  "sync_log.new_value",
  "sync_log.erp_field_key",
  "sync_log.crm_field_key",
  "sync_log.erp_key",
];

type Row = Selectable<SyncLogTable> & { connection_name: string; username: string | null };

/** One page of the log, newest first. */
export async function listLog(db: Db, filter: LogFilter, language: string) {
  const found = await selectRows(db, filter);
  const { rows, nextCursor } = pageOfRows(found, filter.limit);
  return { items: await present(db, rows, language), nextCursor };
}

function selectRows(db: Db, filter: LogFilter): Promise<Row[]> {
  const before = decodeCursor(filter.cursor);
  let query = db
    .selectFrom("sync_log")
    .innerJoin("erp_connection", "erp_connection.id", "sync_log.connection_id")
    .leftJoin("user_account", "user_account.id", "sync_log.user_id")
    .selectAll("sync_log")
    .select(["erp_connection.name as connection_name", "user_account.username as username"])
    .orderBy("sync_log.id", "desc")
    .limit(filter.limit + 1);
  if (before !== null) query = query.where("sync_log.id", "<", before);
  if (filter.connectionId !== undefined)
    query = query.where("sync_log.connection_id", "=", filter.connectionId);
  if (filter.entity !== undefined) query = query.where("sync_log.crm_entity", "=", filter.entity);
  if (filter.entityId !== undefined) query = query.where("sync_log.crm_id", "=", filter.entityId);
  if (filter.target !== undefined) query = query.where("sync_log.target", "=", filter.target);
  if (filter.q) {
    const pattern = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where((where) =>
      where.or(
        SEARCHED_COLUMNS.map((column) => sql<boolean>`${sql.ref(column)} like ${pattern} escape ${"\\"}`),
      ),
    );
  }
  return query.execute();
}

async function present(db: Db, rows: readonly Row[], language: string): Promise<SyncLogRow[]> {
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
