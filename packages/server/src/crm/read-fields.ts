import type { CrmEntity, CrmRecord, CrmValue } from "@brygga/sync-engine";
import type { Db } from "../db/database.ts";
import { fromJson } from "../db/json.ts";
import { idSet } from "../db/sql.ts";
import { customValues, fromColumn, type RecordRow } from "./record-row.ts";
import { standardField } from "./standard-fields.ts";

export interface FieldsToRead {
  readonly entity: CrmEntity;
  readonly ids: readonly number[];
  /** Of existing fields, standard or user-defined. */
  readonly fieldKeys: readonly string[];
}

/** A field as it is found in a row; no column: it is user-defined. */
interface FieldColumn {
  readonly key: string;
  readonly column: string | null;
}

/**
 * Records with the values of these fields and no others: what a cycle over thousands of records needs of them.
 * The deleted ones are there too; an id that does not exist is left out.
 */
export async function readFields(db: Db, { entity, ids, fieldKeys }: FieldsToRead): Promise<CrmRecord[]> {
  const fields = fieldKeys.map((key) => ({ key, column: standardField(entity, key)?.column ?? null }));
  const hasCustom = fields.some(({ column }) => column === null);
  const columns = fields.flatMap(({ column }) => column ?? []);
  const rows = await db
    .selectFrom(entity)
    .select(["id", "version", "deleted_at", ...columns, ...(hasCustom ? ["custom" as const] : [])])
    .where("id", "in", idSet(ids))
    .$castTo<RecordRow>()
    .execute();
  return rows.map((row) => ({
    entity,
    id: row.id,
    version: row.version,
    deleted: row.deleted_at !== null,
    values: valuesOf(row, fields, hasCustom),
  }));
}

function valuesOf(row: RecordRow, fields: readonly FieldColumn[], hasCustom: boolean) {
  const custom = hasCustom ? fromJson(customValues, row.custom) : {};
  const values: Record<string, CrmValue> = {};
  for (const { key, column } of fields) {
    values[key] = column === null ? (custom[key] ?? null) : fromColumn(row[column]);
  }
  return values;
}
