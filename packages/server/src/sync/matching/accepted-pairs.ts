import type { Actor } from "@brygga/protocol";
import type { ConnectPair, ErpSide } from "@brygga/sync-engine";
import { readRecords } from "../../crm/records.ts";
import type { Db } from "../../db/database.ts";
import { idSet, textSet } from "../../db/sql.ts";
import { Problem } from "../../problem.ts";
import { loadPlannedConnection } from "../cycle/sync-plan.ts";
import { needsParent } from "./clue-fields.ts";
import { parentKeys } from "./compare-records.ts";
import type { MatchJob, Proposal } from "./match-rows.ts";

/** An accepted proposal with both sides as they are now, or why it would not be connected. */
export type AcceptedPair =
  | { readonly proposal: Proposal; readonly pair: ConnectPair }
  | { readonly proposal: Proposal; readonly left: string };

/** Reads both sides of accepted proposals in a few calls. @throws Problem connection-inactive, not-found */
export async function loadPairs(
  db: Db,
  erp: ErpSide,
  { match, proposals }: { readonly match: MatchJob; readonly proposals: readonly Proposal[] },
): Promise<readonly AcceptedPair[]> {
  const { plan, active } = await loadPlannedConnection(db, match.connectionId);
  const type = plan.actorTypes.find(({ actorType }) => actorType === match.actorType);
  if (!active || type === undefined) throw new Problem("connection-inactive");
  const ids = proposals.map(({ crmId }) => crmId);
  const keys = proposals.flatMap(({ erpKey }) => erpKey ?? []);
  const fieldKeys = type.fields.map(({ erpFieldKey }) => erpFieldKey);
  const actors = await erp.getActors({ actorType: match.actorType, erpKeys: keys, fieldKeys });
  const actorOf = new Map(actors.map((actor) => [actor.erpKey, actor]));
  const records = await readRecords(db, match.entity, ids);
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const linked = await linkedAmong(db, match, { ids, keys });
  const parents = await parentKeys(db, match, ids);
  return proposals.map((proposal): AcceptedPair => {
    const record = recordOf.get(proposal.crmId);
    const actor = actorOf.get(proposal.erpKey ?? "");
    if (record === undefined || record.deleted) return { proposal, left: "not-found" };
    if (linked.ids.has(record.id) || linked.keys.has(proposal.erpKey ?? "")) {
      return { proposal, left: "already-linked" };
    }
    if (actor === undefined) return { proposal, left: "actor-not-found" };
    if (isOrphan(match, actor, parents.get(record.id))) return { proposal, left: "parent-not-linked" };
    return { proposal, pair: { actor, record, fields: type.fields, winner: plan.winner } };
  });
}

/** A person whose company is not linked, or that belongs to another one. */
const isOrphan = ({ entity }: MatchJob, { parentErpKey }: Actor, parent: string | undefined): boolean =>
  needsParent(entity) && (parent === undefined || (parentErpKey !== "" && parentErpKey !== parent));

async function linkedAmong(
  db: Db,
  { connectionId, entity, actorType }: MatchJob,
  { ids, keys }: { readonly ids: readonly number[]; readonly keys: readonly string[] },
) {
  const links = db.selectFrom("link").where("connection_id", "=", connectionId);
  const records = await links
    .select("crm_id")
    .where("crm_entity", "=", entity)
    .where("crm_id", "in", idSet(ids))
    .execute();
  const actors = await links
    .select("erp_key")
    .where("actor_type", "=", actorType)
    .where("erp_key", "in", textSet(keys))
    .execute();
  return {
    ids: new Set(records.map((row) => row.crm_id)),
    keys: new Set(actors.map((row) => row.erp_key)),
  };
}
