import type { CrmEntity } from "@brygga/sync-engine";
import { sql } from "kysely";
import type { Trx } from "../../db/database.ts";
import { insertForEach } from "../../db/for-each-row.ts";
import { idRows, idSet } from "../../db/sql.ts";
import { knowUnlinked } from "./known-keys.ts";

export interface NewLink {
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly crmId: number;
  readonly actorType: string;
  readonly erpKey: string;
  readonly erpTimestamp: string;
  readonly base: Readonly<Record<string, string>>;
}

/** Whoever stores many has the base as JSON already, and knows which of them wait for the link of their company. */
export interface LinkRow extends Omit<NewLink, "base"> {
  readonly base: string;
  readonly isWaiting: boolean;
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
  if (link.entity === "company")
    await checkAllWaiting(trx, { connectionId: link.connectionId, crmIds: [link.crmId] }, at);
  return id;
}

const INSERT_LINK = `insert into link (connection_id, crm_entity, crm_id, actor_type, erp_key, erp_timestamp, base,
  created_at, last_sync_at, state, state_since) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Stores the links of a batch of one actor type, and answers their ids in its order. */
export async function insertLinks(trx: Trx, links: readonly LinkRow[], at: Date): Promise<number[]> {
  const [first] = links;
  if (first === undefined) return [];
  const now = at.toISOString();
  const rows = links.map((link) => [
    link.connectionId,
    link.entity,
    link.crmId,
    link.actorType,
    link.erpKey,
    link.erpTimestamp,
    link.base,
    now,
    now,
    link.isWaiting ? "waiting-for-parent" : "active",
    link.isWaiting ? now : null,
  ]);
  const ids = [...(await insertForEach(trx, INSERT_LINK, rows))];
  const { connectionId } = first;
  const waiting = ids.filter((_id, index) => links[index]?.isWaiting);
  await markAllForCheck(trx, { linkIds: waiting, connectionId }, at);
  if (first.entity === "company")
    await checkAllWaiting(trx, { connectionId, crmIds: links.map((l) => l.crmId) }, at);
  return ids;
}

/** The same as {@link markForCheck} for many. */
export async function markAllForCheck(
  trx: Trx,
  { linkIds, connectionId }: { readonly linkIds: readonly number[]; readonly connectionId: number },
  at: Date,
): Promise<void> {
  if (linkIds.length === 0) return;
  await sql`insert into link_check (link_id, connection_id, since)
    select value, ${connectionId}, ${at.toISOString()} from ${idRows(linkIds)} where true
    on conflict do nothing`.execute(trx);
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

/** The links of companies' contacts that wait for the companies', or whose parents differ as long as those have none. */
async function checkAllWaiting(
  trx: Trx,
  { connectionId, crmIds }: { readonly connectionId: number; readonly crmIds: readonly number[] },
  at: Date,
): Promise<void> {
  const waiting = await trx
    .selectFrom("contact")
    .innerJoin("link", (join) =>
      join
        .onRef("link.crm_id", "=", "contact.id")
        .on("link.crm_entity", "=", "contact")
        .on("link.connection_id", "=", connectionId),
    )
    .leftJoin("sync_problem", (join) =>
      join.onRef("sync_problem.link_id", "=", "link.id").on("sync_problem.code", "=", "parent-differs"),
    )
    .select("link.id")
    .where((where) =>
      where.or([where("link.state", "=", "waiting-for-parent"), where("sync_problem.code", "is not", null)]),
    )
    .where("contact.company_id", "in", idSet(crmIds))
    .where("contact.deleted_at", "is", null)
    .execute();
  await markAllForCheck(trx, { linkIds: waiting.map(({ id }) => id), connectionId }, at);
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
  await knowUnlinked(trx, linkIds);
  await trx.deleteFrom("sync_problem").where("link_id", "in", ids).execute();
  await trx.deleteFrom("link_check").where("link_id", "in", ids).execute();
  await trx.deleteFrom("write_intent").where("link_id", "in", ids).execute();
  await trx.deleteFrom("actor_absence").where("link_id", "in", ids).execute();
  await trx.deleteFrom("link").where("id", "in", ids).execute();
}
