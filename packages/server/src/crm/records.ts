import type { CrmEntity, CrmValue, CrmWrite } from "@brygga/sync-engine";
import type { Db, Trx } from "../db/database.ts";
import { runForEach, type SqlRow } from "../db/for-each-row.ts";
import { toJson } from "../db/json.ts";
import { idSet, mergedJson } from "../db/sql.ts";
import { appendChanges } from "./change-feed.ts";
import { userDefinedKeys } from "./field-registry.ts";
import { fromRow, type RecordRow, type StoredRecord, toRow } from "./record-row.ts";

export { listRecords } from "./list-records.ts";
export { recordName } from "./record-name.ts";
export type { StoredRecord } from "./record-row.ts";

/** Records by id, the deleted ones too; an id that does not exist is left out. */
export async function readRecords(
  db: Db,
  entity: CrmEntity,
  ids: readonly number[],
): Promise<StoredRecord[]> {
  const customKeys = await userDefinedKeys(db, entity);
  const rows = await db
    .selectFrom(entity)
    .selectAll()
    .$castTo<RecordRow>()
    .where("id", "in", idSet(ids))
    .execute();
  return rows.map((row) => fromRow(entity, row, customKeys));
}

/** One record, also when it is deleted. */
export async function readRecord(db: Db, entity: CrmEntity, id: number): Promise<StoredRecord | undefined> {
  const [record] = await readRecords(db, entity, [id]);
  return record;
}

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

/** Makes a record of values that were validated before. */
export async function createRecord(
  trx: Trx,
  { entity, values }: { readonly entity: CrmEntity; readonly values: Readonly<Record<string, CrmValue>> },
  origin: string,
): Promise<StoredRecord> {
  const at = new Date().toISOString();
  const { columns, custom } = toRow(entity, values);
  const given = Object.fromEntries(Object.entries(custom ?? {}).filter(([, value]) => value !== null));
  const row = await trx
    .insertInto(entity)
    .values({
      ...Object.fromEntries(columns),
      version: 1,
      created_at: at,
      updated_at: at,
      custom: toJson(given),
    })
    .returningAll()
    .$castTo<RecordRow>()
    .executeTakeFirstOrThrow();
  await appendChanges(trx, { entity, ids: [row.id] }, { origin, at });
  return fromRow(entity, row, await userDefinedKeys(trx, entity));
}

/** Marks a record as deleted. Answers false when there is none that is not deleted already. */
export async function deleteRecord(
  trx: Trx,
  { entity, id }: { readonly entity: CrmEntity; readonly id: number },
  origin: string,
): Promise<boolean> {
  const at = new Date().toISOString();
  const { numUpdatedRows } = await trx
    .updateTable(entity)
    .set((eb) => ({ deleted_at: at, updated_at: at, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await appendChanges(trx, { entity, ids: [id] }, { origin, at });
  return true;
}
