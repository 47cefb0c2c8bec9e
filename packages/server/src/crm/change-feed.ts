import type { CrmChange, CrmEntity } from "@brygga/sync-engine";
import type { Db, Trx } from "../db/database.ts";
import { idSet } from "../db/sql.ts";

/**
 * Changes after a position, oldest first. Invariant: a position, once read, is never followed by a smaller
 * one, because writers take turns.
 */
export async function changesAfter(db: Db, position: number, limit: number): Promise<CrmChange[]> {
  return await db
    .selectFrom("crm_change")
    .select(["position", "entity", "record_id as id", "origin"])
    .where("position", ">", position)
    .orderBy("position")
    .limit(limit)
    .execute();
}

/** Position of the latest change; 0 before the first. */
export async function lastPosition(db: Db): Promise<number> {
  const row = await db
    .selectFrom("crm_change")
    .select((eb) => eb.fn.max("position").as("position"))
    .executeTakeFirst();
  return row?.position ?? 0;
}

/** Records of one entity that have been written. */
export interface WrittenRecords {
  readonly entity: CrmEntity;
  readonly ids: readonly number[];
}

/** Appends to the feed, with the versions that the records have now, in the transaction that wrote them. */
export async function appendChanges(
  trx: Trx,
  { entity, ids }: WrittenRecords,
  { origin, at }: { readonly origin: string; readonly at: string },
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .insertInto("crm_change")
    .columns(["entity", "record_id", "version", "origin", "at"])
    .expression(
      trx
        .selectFrom(entity)
        .select((eb) => [
          eb.val(entity).as("entity"),
          "id",
          "version",
          eb.val(origin).as("origin"),
          eb.val(at).as("at"),
        ])
        .where("id", "in", idSet(ids)),
    )
    .execute();
}
