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
export async function createRecords(
  trx: Trx,
  { entity, values }: { readonly entity: CrmEntity; readonly values: readonly Values[] },
  origin: string,
): Promise<number[]> {
  if (values.length === 0) return [];
  const at = new Date().toISOString();
  const { sql, rows } = insertOf(entity, values, at);
  const ids = [...(await insertForEach(trx, sql, rows))];
  await appendChanges(trx, { entity, ids }, { origin, at });
  await addToCounts(trx, entity, { live: ids.length, deleted: 0 });
  await noteSearched(trx, entity, ids);
  return ids;
}

/**
 * One statement for all, with a column for every field that one of them has, so that it is prepared once. Made here and
 * not by Kysely, which takes longer for it than SQLite for the row.
 */
function insertOf(entity: CrmEntity, values: readonly Values[], at: string) {
  const keys = new Set<string>();
  for (const one of values) for (const key of Object.keys(one)) keys.add(key);
  const { columns, custom, rowOf } = rowMaker(entity, [...keys]);
  const names = [...columns, "version", "created_at", "updated_at", "custom"];
  const rows = values.map((one): SqlRow => [...rowOf(one), 1, at, at, customOf(one, custom)]);
  return {
    sql: `insert into ${entity} (${names.join(", ")}) values (${names.map(() => "?").join(", ")})`,
    rows,
  };
}

function customOf(values: Values, keys: readonly string[]): string {
  if (keys.length === 0) return "{}";
  const given = keys.filter((key) => (values[key] ?? "") !== "");
  return toJson(Object.fromEntries(given.map((key) => [key, values[key]])));
}
