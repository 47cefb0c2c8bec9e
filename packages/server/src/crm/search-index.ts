import type { CrmEntity, CrmValue } from "@brygga/sync-engine";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { idSet } from "../db/sql.ts";
import { indexTexts, SHORTEST_INDEXED, type TextTable, textCandidates } from "../db/text-index.ts";
import { CRM_ENTITY_NAMES, standardFieldsOf } from "./standard-fields.ts";

/**
 * Looking up words. Invariant: every record whose searched texts are not in the index as they are now is in
 * `search_due`, because it is put there by the transaction that writes them. Indexing them there and then would make
 * a batch of the sync twice as long, so that it is done when there is time (`indexDue`), and a search looks at the
 * due ones too.
 */

/** Whether a search looks into one of these fields. */
export function areSearched(entity: CrmEntity, values: Readonly<Record<string, CrmValue>>): boolean {
  return standardFieldsOf(entity).some(({ key, searchable }) => searchable && key in values);
}

/** The folded columns that are searched. */
export const searchedColumns = (entity: CrmEntity): string[] =>
  standardFieldsOf(entity)
    .filter(({ searchable }) => searchable)
    .map(({ column }) => `${column}_folded`);

const textTable = (entity: CrmEntity): TextTable => ({ entity, columns: searchedColumns(entity) });

/** Notes that these records have other texts now, in the transaction that wrote them. */
export async function noteSearched(trx: Trx, entity: CrmEntity, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .insertInto("search_due")
    .columns(["entity", "record_id"])
    .expression((eb) =>
      eb
        .selectFrom(entity)
        .select([eb.val(entity).as("entity"), "id"])
        .where("id", "in", idSet(ids)),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Ids of records among which all are that have these words; null where they are more than `limit`, or where no word
 * is long enough to be looked up.
 */
export async function searchCandidates(
  db: Db,
  entity: CrmEntity,
  { words, limit }: { readonly words: readonly string[]; readonly limit: number },
): Promise<readonly number[] | null> {
  const indexed = words.filter((word) => [...word].length >= SHORTEST_INDEXED);
  if (indexed.length === 0) return null;
  const found = await textCandidates(db, { entity }, { words: indexed, limit: limit + 1 });
  if (found.length > limit) return null;
  const due = await dueIds(db, entity, limit + 1);
  return due.length > limit ? null : [...new Set([...found, ...due])];
}

async function dueIds(db: Db, entity: CrmEntity, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom("search_due")
    .select("record_id")
    .where("entity", "=", entity)
    .orderBy("record_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.record_id);
}

/** Short enough that a write that waits for it notices nothing: some 10 ms. */
const SLICE = 500;

/** Indexes a slice of what is due. Answers whether anything was. */
export async function indexDue(db: Db): Promise<boolean> {
  for (const entity of CRM_ENTITY_NAMES) {
    if ((await dueIds(db, entity, 1)).length > 0) {
      await inTransaction(db, (trx) => indexSlice(trx, entity));
      return true;
    }
  }
  return false;
}

async function indexSlice(trx: Trx, entity: CrmEntity): Promise<void> {
  const ids = await dueIds(trx, entity, SLICE);
  await indexTexts(trx, textTable(entity), ids);
  await trx
    .deleteFrom("search_due")
    .where("entity", "=", entity)
    .where("record_id", "in", idSet(ids))
    .execute();
}
