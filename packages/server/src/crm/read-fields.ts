import type { CrmEntity, CrmRecord, CrmValue } from "@brygga/sync-engine";
import { readArrays } from "../db/array-rows.ts";
import type { Db } from "../db/database.ts";
import type { SqlRow } from "../db/for-each-row.ts";
import { fromJson } from "../db/json.ts";
import { idSet } from "../db/sql.ts";
import { customValues, fromColumn } from "./record-row.ts";
import { standardField } from "./standard-fields.ts";

export interface FieldsToRead {
  readonly entity: CrmEntity;
  readonly ids: readonly number[];
  /** Of existing fields, standard or user-defined. */
  readonly fieldKeys: readonly string[];
}

/**
 * Records with the values of these fields and no others: what a cycle over thousands of records needs of them.
 * The deleted ones are there too; an id that does not exist is left out.
 */
export async function readFields(db: Db, { entity, ids, fieldKeys }: FieldsToRead): Promise<CrmRecord[]> {
  const layout = layoutOf(entity, fieldKeys);
  const query = db.selectFrom(entity).select(layout.columns).where("id", "in", idSet(ids));
  return (await readArrays(db, query)).map((row) => ({
    entity,
    id: row[ID] as number,
    version: row[VERSION] as number,
    deleted: row[DELETED_AT] !== null,
    values: valuesOf(row, layout),
  }));
}

/** Places in a row. The values of fields follow from the first on, the user-defined ones together behind them. */
const [ID, VERSION, DELETED_AT, FIRST] = [0, 1, 2, 3];

interface RowLayout {
  readonly columns: readonly string[];
  readonly standard: readonly string[];
  readonly custom: readonly string[];
}

function layoutOf(entity: CrmEntity, fieldKeys: readonly string[]): RowLayout {
  const columnOf = (key: string) => standardField(entity, key)?.column;
  const standard = fieldKeys.filter((key) => columnOf(key) !== undefined);
  const custom = fieldKeys.filter((key) => columnOf(key) === undefined);
  const values = [
    ...standard.flatMap((key) => columnOf(key) ?? []),
    ...(custom.length > 0 ? ["custom"] : []),
  ];
  return { columns: ["id", "version", "deleted_at", ...values], standard, custom };
}

function valuesOf(row: SqlRow, { standard, custom }: RowLayout): Readonly<Record<string, CrmValue>> {
  const values: Record<string, CrmValue> = {};
  let at = FIRST;
  for (const key of standard) values[key] = fromColumn(row[at++]);
  if (custom.length === 0) return values;
  const known = fromJson(customValues, row[at] as string);
  for (const key of custom) values[key] = known[key] ?? null;
  return values;
}
