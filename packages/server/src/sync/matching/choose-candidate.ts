import type { Trx } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { type MatchJob, toProposal } from "./match-rows.ts";

interface Choice {
  readonly match: MatchJob;
  readonly recordId: number;
  /** null: none of the candidates. */
  readonly erpKey: string | null;
}

/**
 * What is proposed when a person chooses one of a record's candidates.
 *
 * @throws Problem not-found, actor-not-found; already-linked where the record is connected, or the actor is, or is
 * proposed for another record
 */
export async function choosable(trx: Trx, { match, recordId, erpKey }: Choice) {
  const row = await trx
    .selectFrom("match_proposal")
    .selectAll()
    .where("match_id", "=", match.id)
    .where("crm_id", "=", recordId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found");
  const { candidates, outcome } = toProposal(row);
  if (outcome === "connected") throw new Problem("already-linked");
  if (erpKey === null) return { status: "none" as const, erp_key: null, score: 0, reasons: "[]" };
  const candidate = candidates.find((one) => one.erpKey === erpKey);
  if (candidate === undefined) throw new Problem("actor-not-found", { values: { erpKey } });
  await refuseTaken(trx, { match, recordId, erpKey });
  const { score, reasons } = candidate;
  return { status: "suggested" as const, erp_key: erpKey, score, reasons: JSON.stringify(reasons) };
}

async function refuseTaken(
  trx: Trx,
  { match: { id, connectionId, actorType }, recordId, erpKey }: Choice & { readonly erpKey: string },
): Promise<void> {
  const proposed = await trx
    .selectFrom("match_proposal")
    .select("crm_id")
    .where("match_id", "=", id)
    .where("erp_key", "=", erpKey)
    .where("crm_id", "<>", recordId)
    .executeTakeFirst();
  const linked = await trx
    .selectFrom("link")
    .select("id")
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType)
    .where("erp_key", "=", erpKey)
    .executeTakeFirst();
  if (proposed === undefined && linked === undefined) return;
  throw new Problem("already-linked", { values: { actorType, erpKey } });
}
