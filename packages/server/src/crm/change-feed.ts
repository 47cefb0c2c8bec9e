import type { CrmChange } from "@brygga/sync-engine";
import type { Db, Trx } from "../db/database.ts";
import { runForEach } from "../db/for-each-row.ts";

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

/** A record that was written, and the version that it has now. */
export interface WrittenRecord {
  readonly entity: CrmChange["entity"];
  readonly id: number;
  readonly version: number;
}

const APPEND = "insert into crm_change (entity, record_id, version, origin, at) values (?, ?, ?, ?, ?)";

/** Appends to the feed, in the transaction that wrote the records. */
export async function appendChanges(
  trx: Trx,
  written: readonly WrittenRecord[],
  { origin, at }: { readonly origin: string; readonly at: string },
): Promise<void> {
  const rows = written.map(({ entity, id, version }) => [entity, id, version, origin, at]);
  await runForEach(trx, APPEND, rows);
}
