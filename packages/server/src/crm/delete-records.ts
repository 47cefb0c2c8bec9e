import type { CrmEntity } from "@brygga/sync-engine";
import { sql } from "kysely";
import type { Trx } from "../db/database.ts";
import { idSet } from "../db/sql.ts";
import { appendChanges } from "./change-feed.ts";
import { addToCounts } from "./record-counts.ts";

export interface RecordIds {
  readonly entity: CrmEntity;
  readonly ids: readonly number[];
}

/** Marks a record as deleted. Answers false when there is none that is not deleted already. */
export async function deleteRecord(
  trx: Trx,
  { entity, id }: { readonly entity: CrmEntity; readonly id: number },
  origin: string,
): Promise<boolean> {
  return (await deleteRecords(trx, { entity, ids: [id] }, origin)).length > 0;
}

/** Marks records as deleted, and answers which of them were not deleted before. */
export async function deleteRecords(trx: Trx, records: RecordIds, origin: string): Promise<number[]> {
  const ids = await mark(trx, records, { origin, deleted: true });
  await addToCounts(trx, records.entity, { live: -ids.length, deleted: ids.length });
  return ids;
}

/** Brings deleted records back, and answers which of them were deleted. */
export async function restoreRecords(trx: Trx, records: RecordIds, origin: string): Promise<number[]> {
  const ids = await mark(trx, records, { origin, deleted: false });
  await addToCounts(trx, records.entity, { live: ids.length, deleted: -ids.length });
  return ids;
}

async function mark(
  trx: Trx,
  { entity, ids }: RecordIds,
  { origin, deleted }: { readonly origin: string; readonly deleted: boolean },
): Promise<number[]> {
  const at = new Date().toISOString();
  const { rows } = await sql<{ id: number }>`
    update ${sql.table(entity)} set deleted_at = ${deleted ? at : null}, updated_at = ${at}, version = version + 1
    where id in ${idSet(ids)} and deleted_at is ${deleted ? sql`null` : sql`not null`} returning id`.execute(
    trx,
  );
  const marked = rows.map(({ id }) => id);
  await appendChanges(trx, { entity, ids: marked }, { origin, at });
  return marked;
}
