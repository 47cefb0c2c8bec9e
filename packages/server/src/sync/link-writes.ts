import type { CrmEntity } from "@brygga/sync-engine";
import type { Trx } from "../db/database.ts";
import { idSet } from "../db/sql.ts";

export interface NewLink {
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly crmId: number;
  readonly actorType: string;
  readonly erpKey: string;
  readonly erpTimestamp: string;
  readonly base: Readonly<Record<string, string>>;
}

/** Stores a link. */
export async function insertLink(trx: Trx, link: NewLink, at: Date): Promise<number> {
  const { id } = await trx
    .insertInto("link")
    .values({
      connection_id: link.connectionId,
      crm_entity: link.entity,
      crm_id: link.crmId,
      actor_type: link.actorType,
      erp_key: link.erpKey,
      erp_timestamp: link.erpTimestamp,
      base: JSON.stringify(link.base),
      created_at: at.toISOString(),
      last_sync_at: at.toISOString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Has a link compared on both sides in the next cycle, whatever the stamps and the feed say. */
export async function markForCheck(
  trx: Trx,
  link: { readonly id: number; readonly connectionId: number },
  at: Date,
): Promise<void> {
  await trx
    .insertInto("link_check")
    .values({ link_id: link.id, connection_id: link.connectionId, since: at.toISOString() })
    .onConflict((conflict) => conflict.column("link_id").doNothing())
    .execute();
}

/** Removes links with everything that waits for them; their log stays. */
export async function deleteLinks(trx: Trx, linkIds: readonly number[]): Promise<void> {
  const ids = idSet(linkIds);
  await trx.deleteFrom("sync_problem").where("link_id", "in", ids).execute();
  await trx.deleteFrom("link_check").where("link_id", "in", ids).execute();
  await trx.deleteFrom("write_intent").where("link_id", "in", ids).execute();
  await trx.deleteFrom("actor_absence").where("link_id", "in", ids).execute();
  await trx.deleteFrom("link").where("id", "in", ids).execute();
}
