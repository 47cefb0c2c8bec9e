import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { childLinkIds } from "../linking/disconnect.ts";
import { toLink } from "../links/link-rows.ts";
import { deleteLinks } from "../links/link-writes.ts";
import { type MatchJob, type Proposal, toProposal } from "./match-rows.ts";

/** Links that are removed in one transaction: others write in between. */
const PAGE_SIZE = 200;

/**
 * Removes the links that a matching made and that are still there, with those of companies' contacts. Values stay as they
 * are, and nothing is deleted in the ERP. Answers how many links were removed.
 */
export async function disconnectMatched(db: Db, match: MatchJob): Promise<number> {
  let removed = 0;
  for (;;) {
    const page = await connectedPage(db, match.id);
    if (page.length === 0) return removed;
    removed += await inTransaction(db, (trx) => disconnectPage(trx, match, page));
  }
}

async function connectedPage(db: Db, matchId: number): Promise<readonly Proposal[]> {
  const rows = await db
    .selectFrom("match_proposal")
    .selectAll()
    .where("match_id", "=", matchId)
    .where("outcome", "=", "connected")
    .orderBy("crm_id")
    .limit(PAGE_SIZE)
    .execute();
  return rows.map(toProposal);
}

async function disconnectPage(trx: Trx, match: MatchJob, page: readonly Proposal[]): Promise<number> {
  const ids = new Set<number>();
  for (const { linkId, crmId, erpKey } of page) {
    const row = await trx
      .selectFrom("link")
      .selectAll()
      .where("id", "=", linkId)
      .where("crm_id", "=", crmId)
      .where("erp_key", "=", erpKey)
      .executeTakeFirst();
    if (row === undefined) continue;
    for (const id of [row.id, ...(await childLinkIds(trx, toLink(row)))]) ids.add(id);
  }
  await deleteLinks(trx, [...ids]);
  await trx
    .updateTable("match_proposal")
    .set({ outcome: "disconnected", accepted: 0, link_id: null })
    .where("match_id", "=", match.id)
    .where(
      "crm_id",
      "in",
      page.map(({ crmId }) => crmId),
    )
    .execute();
  return ids.size;
}
