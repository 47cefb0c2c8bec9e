import { assignActors, type Candidate } from "@brygga/sync-engine";
import { sql } from "kysely";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { runForEach, type SqlRow } from "../../db/for-each-row.ts";

const UPDATE = `
  update match_proposal set status = ?, erp_key = ?, score = ?, reasons = ? where match_id = ? and crm_id = ?`;

/** Proposes an actor for each record that has one, each actor once, and forgets the actors that are nobody. */
export function assignProposals(db: Db, matchId: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    const assigned = assignActors(await candidatesOf(trx, matchId));
    const rows = assigned.map(({ recordId, certainty, candidate }): SqlRow => {
      const { erpKey = null, score = 0, reasons = [] } = candidate ?? {};
      return [certainty, erpKey, score, JSON.stringify(reasons), matchId, recordId];
    });
    // An assignment that is made again meets its own keys otherwise.
    await trx.updateTable("match_proposal").set({ erp_key: null }).where("match_id", "=", matchId).execute();
    await runForEach(trx, UPDATE, rows);
    await forgetStrangers(trx, matchId);
  });
}

async function candidatesOf(trx: Trx, matchId: number) {
  const rows = await trx
    .selectFrom("match_proposal")
    .select(["crm_id", "candidates"])
    .where("match_id", "=", matchId)
    .orderBy("crm_id")
    .execute();
  return rows.map((row) => ({
    recordId: row.crm_id,
    candidates: JSON.parse(row.candidates) as readonly Candidate[],
  }));
}

async function forgetStrangers(trx: Trx, matchId: number): Promise<void> {
  await sql`delete from match_actor where match_id = ${matchId} and erp_key not in
    (select json_extract(candidate.value, '$.erpKey') from match_proposal, json_each(candidates) as candidate
      where match_proposal.match_id = ${matchId})`.execute(trx);
}
