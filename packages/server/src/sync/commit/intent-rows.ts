import type { LogRow, WriteIntent } from "@brygga/sync-engine";
import type { Db, Trx } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";

/** Stores intents in place of those that the same links have. */
export async function replaceIntents(
  trx: Trx,
  { connectionId, intents, at }: { connectionId: number; intents: readonly WriteIntent[]; at: Date },
): Promise<void> {
  const linkIds = intents.map(({ linkId }) => linkId);
  await trx.deleteFrom("write_intent").where("link_id", "in", idSet(linkIds)).execute();
  for (const intent of intents) {
    await trx
      .insertInto("write_intent")
      .values({
        connection_id: connectionId,
        link_id: intent.linkId,
        actor_type: intent.actorType,
        erp_key: intent.erpKey,
        crm_entity: intent.entity,
        crm_id: intent.crmId,
        rows: JSON.stringify(intent.rows),
        created_at: at.toISOString(),
      })
      .execute();
  }
}

/** Intents of links that still exist, oldest first. */
export async function loadIntents(db: Db, connectionId: number): Promise<readonly WriteIntent[]> {
  const rows = await db
    .selectFrom("write_intent")
    .selectAll()
    .where("connection_id", "=", connectionId)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    linkId: row.link_id,
    actorType: row.actor_type,
    erpKey: row.erp_key,
    entity: row.crm_entity,
    crmId: row.crm_id,
    rows: JSON.parse(row.rows) as LogRow[],
  }));
}
