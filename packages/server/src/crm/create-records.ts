import type { CrmEntity, CrmValue } from "@brygga/sync-engine";
import { CompiledQuery } from "kysely";
import type { Trx } from "../db/database.ts";
import { toJson } from "../db/json.ts";
import { idSet } from "../db/sql.ts";
import { appendChanges } from "./change-feed.ts";
import { userDefinedKeys } from "./field-registry.ts";
import { addToCounts } from "./record-counts.ts";
import { fromRow, type RecordRow, type StoredRecord, toRow } from "./record-row.ts";
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
  const ids: number[] = [];
  for (const one of values) {
    const { rows } = await trx.executeQuery<{ id: number }>(insertOf(entity, one, at));
    ids.push(...rows.map(({ id }) => id));
  }
  await appendChanges(trx, { entity, ids }, { origin, at });
  await addToCounts(trx, entity, { live: ids.length, deleted: 0 });
  await noteSearched(trx, entity, ids);
  return ids;
}

/** Compiled here and not by Kysely, which takes longer for it than SQLite for the row. */
function insertOf(entity: CrmEntity, values: Values, at: string): CompiledQuery<{ id: number }> {
  const { columns, custom } = toRow(entity, values);
  const given = Object.fromEntries(Object.entries(custom ?? {}).filter(([, value]) => value !== null));
  const names = [...columns.keys(), "version", "created_at", "updated_at", "custom"];
  const places = names.map(() => "?").join(", ");
  return CompiledQuery.raw(`insert into ${entity} (${names.join(", ")}) values (${places}) returning id`, [
    ...columns.values(),
    1,
    at,
    at,
    toJson(given),
  ]) as CompiledQuery<{ id: number }>;
}
