import type { CrmEntity } from "@brygga/sync-engine";
import { sql } from "kysely";
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

/**
 * Stores a link. That of a contact waits where its company has none in the connection; that of a company has those that
 * wait for it looked at again.
 */
export async function insertLink(trx: Trx, link: NewLink, at: Date): Promise<number> {
  const isWaiting = link.entity === "contact" && !(await hasLinkedParent(trx, link));
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
      ...(isWaiting ? { state: "waiting-for-parent" as const, state_since: at.toISOString() } : {}),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  // The next cycle lists it as a problem, or finds that its company has been connected meanwhile.
  if (isWaiting) await markForCheck(trx, { id, connectionId: link.connectionId }, at);
  if (link.entity === "company") await checkWaiting(trx, link, at);
  return id;
}

type LinkSubject = Pick<NewLink, "connectionId" | "crmId">;

async function hasLinkedParent(trx: Trx, { connectionId, crmId }: LinkSubject): Promise<boolean> {
  const parent = await trx
    .selectFrom("contact")
    .innerJoin("link", (join) =>
      join
        .onRef("link.crm_id", "=", sql.ref("contact.company_id"))
        .on("link.crm_entity", "=", "company")
        .on("link.connection_id", "=", connectionId),
    )
    .select("link.id")
    .where("contact.id", "=", crmId)
    .executeTakeFirst();
  return parent !== undefined;
}

/** The links of a company's contacts that wait for the company's. */
async function checkWaiting(trx: Trx, { connectionId, crmId }: LinkSubject, at: Date): Promise<void> {
  const waiting = await trx
    .selectFrom("contact")
    .innerJoin("link", (join) =>
      join
        .onRef("link.crm_id", "=", "contact.id")
        .on("link.crm_entity", "=", "contact")
        .on("link.connection_id", "=", connectionId)
        .on("link.state", "=", "waiting-for-parent"),
    )
    .select("link.id")
    .where("contact.company_id", "=", crmId)
    .where("contact.deleted_at", "is", null)
    .execute();
  for (const { id } of waiting) await markForCheck(trx, { id, connectionId }, at);
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
