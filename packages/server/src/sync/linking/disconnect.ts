import type { Link } from "@brygga/sync-engine";
import { rightsOf } from "../../admin/access.ts";
import type { Principal } from "../../auth/principal.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { toLink } from "../links/link-rows.ts";
import { deleteLinks } from "../links/link-writes.ts";

/**
 * A link that the user may see.
 *
 * @throws Problem not-found
 */
export async function visibleLink(db: Db, principal: Principal, linkId: number): Promise<Link> {
  const row = await db.selectFrom("link").selectAll().where("id", "=", linkId).executeTakeFirst();
  if (!row || !(await rightsOf(db, row.connection_id, principal)).visible) throw new Problem("not-found");
  return toLink(row);
}

/** Links of a company's contacts in the same connection: they cannot stay without their parent. */
export async function childLinkIds(db: Db, link: Link): Promise<number[]> {
  if (link.entity !== "company") return [];
  const rows = await db
    .selectFrom("link")
    .innerJoin("contact", "contact.id", "link.crm_id")
    .select("link.id")
    .where("link.connection_id", "=", link.connectionId)
    .where("link.crm_entity", "=", "contact")
    .where("contact.company_id", "=", link.crmId)
    .execute();
  return rows.map((row) => row.id);
}

/** Removes a link and those of its contacts. Calls nothing and deletes nothing in the ERP. */
export async function removeLink(db: Db, principal: Principal, linkId: number): Promise<number> {
  const link = await visibleLink(db, principal, linkId);
  const rights = await rightsOf(db, link.connectionId, principal);
  if (!rights.canConnect) throw new Problem("not-allowed");
  return inTransaction(db, async (trx) => {
    const ids = [link.id, ...(await childLinkIds(trx, link))];
    await deleteLinks(trx, ids);
    return ids.length;
  });
}
