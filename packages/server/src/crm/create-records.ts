import type { CrmEntity, CrmValue } from "@brygga/sync-engine";
import type { Trx } from "../db/database.ts";
import { insertForEach, type SqlRow } from "../db/for-each-row.ts";
import { toJson } from "../db/json.ts";
import { idSet } from "../db/sql.ts";
import { appendChanges } from "./change-feed.ts";
import { userDefinedKeys } from "./field-registry.ts";
import { addToCounts } from "./record-counts.ts";
import { fromRow, type RecordRow, rowMaker, type StoredRecord } from "./record-row.ts";
import { noteSearched } from "./search-index.ts";

type Values = Readonly<Record<string, CrmValue>>;

/** Makes a record of values that were validated before. */
export async function createRecord(
  trx: Trx,
  { entity, values }: { readonly entity: CrmEntity; readonly values: Values },
  origin: string,
): Promise<StoredRecord> {
  const ids = await createRecords(trx, { entity, values: [values] }, origin);
  const row = await trx
    .selectFrom(entity)
    .selectAll()
    .$castTo<RecordRow>()
    .where("id", "in", idSet(ids))
    .executeTakeFirstOrThrow();
  return fromRow(entity, row, await userDefinedKeys(trx, entity));
}

/**
 * Makes records of values that were validated before, and answers their ids in the order of the values. For batches
 * of hundreds: feed, counters and search index are told once.
 */
export function createRecords(
  trx: Trx,
  { entity, values }: { readonly entity: CrmEntity; readonly values: readonly Values[] },
  origin: string,
): Promise<number[]> {
  const keys = [...new Set(values.flatMap((one) => Object.keys(one)))];
  const rows = values.map((one) => keys.map((key) => one[key] ?? null));
  return createFromRows(trx, { entity, keys, rows }, origin);
}

/** Values of records that all have the same fields. */
export interface NewRows {
  readonly entity: CrmEntity;
  /** Keys of the fields. */
  readonly keys: readonly string[];
  /** In the order of the keys; null is blank. */
  readonly rows: readonly (readonly CrmValue[])[];
}

/** The same as {@link createRecords}, of values that need no objects. */
export async function createFromRows(trx: Trx, made: NewRows, origin: string): Promise<number[]> {
  if (made.rows.length === 0) return [];
  const { entity } = made;
  const at = new Date().toISOString();
  const { sql, rows } = insertOf(made, at);
  const ids = [...(await insertForEach(trx, sql, rows))];
  await appendChanges(trx, { entity, ids }, { origin, at });
  await addToCounts(trx, entity, { live: ids.length, deleted: 0 });
  await noteSearched(trx, entity, ids);
  return ids;
}

/**
 * One statement for all, so that it is prepared once. Made here and not by Kysely, which takes longer for it than SQLite
 * for the row.
 */
function insertOf({ entity, keys, rows: values }: NewRows, at: string) {
  const { columns, custom, rowOf } = rowMaker(entity, keys);
  const names = [...columns, "version", "created_at", "updated_at", "custom"];
  const places = custom.map((key) => [key, keys.indexOf(key)] as const);
  const rows = values.map((one): SqlRow => [...rowOf(one), 1, at, at, customOf(one, places)]);
  return {
    sql: `insert into ${entity} (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`,
    rows,
  };
}

function customOf(values: readonly CrmValue[], places: readonly (readonly [string, number])[]): string {
  if (places.length === 0) return "{}";
  const given = places.filter(([, place]) => (values[place] ?? "") !== "");
  return toJson(Object.fromEntries(given.map(([key, place]) => [key, values[place]])));
}
