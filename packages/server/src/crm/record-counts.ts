import type { CrmEntity } from "@brygga/sync-engine";
import { sql } from "kysely";
import type { Db, Trx } from "../db/database.ts";

export interface RecordCounts {
  readonly live: number;
  readonly deleted: number;
}

/** How many records an entity has: counted as they are made, because counting a million of them takes its time. */
export async function recordCounts(db: Db, entity: CrmEntity): Promise<RecordCounts> {
  const row = await db
    .selectFrom("crm_count")
    .select(["live", "deleted"])
    .where("entity", "=", entity)
    .executeTakeFirst();
  return row ?? { live: 0, deleted: 0 };
}

/** Counts records that were made, deleted or restored, in the transaction that did it. */
export async function addToCounts(trx: Trx, entity: CrmEntity, { live, deleted }: RecordCounts) {
  await trx
    .updateTable("crm_count")
    .set({ live: sql`live + ${live}`, deleted: sql`deleted + ${deleted}` })
    .where("entity", "=", entity)
    .execute();
}
