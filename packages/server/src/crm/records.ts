import type { CrmEntity, CrmWrite } from "@brygga/sync-engine";
import type { Trx } from "../db/database.ts";
import { runForEach, type SqlRow } from "../db/for-each-row.ts";
import { toJson } from "../db/json.ts";
import { mergedJson } from "../db/sql.ts";
import { appendChanges } from "./change-feed.ts";
import { toRow } from "./record-row.ts";
import { areSearched, noteSearched } from "./search-index.ts";

export { createFromRows, createRecord, createRecords } from "./create-records.ts";
export { deleteRecord, deleteRecords, restoreRecords } from "./delete-records.ts";
export { listRecords } from "./list-records.ts";
export { readRecord, readRecords } from "./read-records.ts";
export { recordName } from "./record-name.ts";
export type { StoredRecord } from "./record-row.ts";

/**
 * Writes values into records whose version is the expected one; every write bumps the version and appends to
 * the change feed with its origin (`user:3`, `sync:12`). Answers the ids whose version was another one: then
 * nothing may be assumed written, and the caller rolls back. Values are not validated here.
 */
export async function updateRecords(
  trx: Trx,
  writes: readonly CrmWrite[],
  origin: string,
): Promise<number[]> {
  const at = new Date().toISOString();
  const stale: number[] = [];
  for (const [sql, updates] of Map.groupBy(
    writes.map((write) => updateOf(write, at)),
    (update) => update.sql,
  )) {
    const parameters = updates.map((update) => update.parameters);
    const changed = await runForEach(trx, sql, parameters);
    stale.push(...updates.filter((_update, index) => changed[index] === 0).map(({ id }) => id));
  }
  if (stale.length > 0) return stale;
  for (const [entity, written] of Map.groupBy(writes, (write) => write.entity)) {
    const ids = written.map(({ id }) => id);
    await appendChanges(trx, { entity, ids }, { origin, at });
    const searched = written.filter(({ values }) => areSearched(entity, values));
    await noteSearched(
      trx,
      entity,
      searched.map(({ id }) => id),
    );
  }
  return [];
}

interface RecordUpdate {
  readonly id: number;
  readonly sql: string;
  readonly parameters: SqlRow;
}

function updateOf({ entity, id, expectedVersion, values }: CrmWrite, at: string): RecordUpdate {
  const { columns, custom } = toRow(entity, values);
  const patch = custom ? [toJson(custom)] : [];
  return {
    id,
    sql: updateStatement(entity, [...columns.keys()], custom !== null),
    parameters: [...columns.values(), ...patch, at, id, expectedVersion],
  };
}

/** One text per set of columns, so that one prepared statement serves all records of a batch that have it. */
function updateStatement(entity: CrmEntity, columns: readonly string[], withCustom: boolean): string {
  const sets = columns.map((column) => `${column} = ?`);
  if (withCustom) {
    sets.push(`custom = ${mergedJson("custom")}`);
  }
  sets.push("version = version + 1", "updated_at = ?");
  return `update ${entity} set ${sets.join(", ")} where id = ? and version = ?`;
}
