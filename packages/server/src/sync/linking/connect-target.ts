import type { Actor } from "@brygga/protocol";
import type { ConnectPair, CrmEntity, CrmRecord, ErpSide, Link } from "@brygga/sync-engine";
import { readRecord } from "../../crm/records.ts";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { loadPlannedConnection, type PlannedConnection } from "../cycle/sync-plan.ts";
import { parentLink } from "./erp-tab.ts";

/** A CRM record and the ERP actor that a user wants to join. */
export interface LinkTarget {
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly entityId: number;
  readonly actorType: string;
  readonly erpKey: string;
}

/** A target that may be connected, with both sides as they are now. */
export interface ConnectableTarget {
  readonly connection: PlannedConnection;
  readonly pair: ConnectPair;
}

/**
 * Reads both sides of a target.
 *
 * @throws Problem not-found, connection-inactive, already-linked, parent-not-linked, actor-not-found
 */
export async function loadTarget(db: Db, erp: ErpSide, target: LinkTarget): Promise<ConnectableTarget> {
  const connection = await loadPlannedConnection(db, target.connectionId);
  if (!connection.active) throw new Problem("connection-inactive");
  const type = connection.plan.actorTypes.find(
    (plan) => plan.actorType === target.actorType && plan.entity === target.entity,
  );
  if (!type)
    throw new Problem("not-found", {
      detail: `${target.actorType} is not synchronised with ${target.entity} in this connection.`,
    });
  const record = await liveRecord(db, target);
  await refuseLinked(db, target);
  const parent = await requiredParent(db, target.connectionId, record);
  const actor = await fetchActor(
    erp,
    target,
    type.fields.map((field) => field.erpFieldKey),
  );
  if (parent) refuseForeignParent(parent, actor);
  return { connection, pair: { actor, record, fields: type.fields, winner: connection.plan.winner } };
}

async function liveRecord(db: Db, { entity, entityId }: LinkTarget): Promise<CrmRecord> {
  const record = await readRecord(db, entity, entityId);
  if (!record || record.deleted) throw new Problem("not-found");
  return record;
}

/** One actor per record and connection, one record per actor. */
export async function refuseLinked(db: Db, target: LinkTarget): Promise<void> {
  const row = await db
    .selectFrom("link")
    .selectAll()
    .where("connection_id", "=", target.connectionId)
    .where((where) =>
      where.or([
        where.and([where("crm_entity", "=", target.entity), where("crm_id", "=", target.entityId)]),
        where.and([where("actor_type", "=", target.actorType), where("erp_key", "=", target.erpKey)]),
      ]),
    )
    .executeTakeFirst();
  if (row)
    throw new Problem("already-linked", { values: { actorType: row.actor_type, erpKey: row.erp_key } });
}

/**
 * The link of a contact's company, of which the person must be a child; null for other entities.
 *
 * @throws Problem parent-not-linked
 */
async function requiredParent(db: Db, connectionId: number, record: CrmRecord): Promise<Link | null> {
  const parent = await parentLink(db, connectionId, record);
  if (record.entity === "contact" && parent === null) throw new Problem("parent-not-linked");
  return parent;
}

/** A person may say whose it is; one of another company would be synchronised under the wrong one. */
function refuseForeignParent(parent: Link, actor: Actor): void {
  if (actor.parentErpKey === "" || actor.parentErpKey === parent.erpKey) return;
  throw new Problem("parent-not-linked", {
    detail: `The person belongs to ${actor.parentActorType} ${actor.parentErpKey} in the ERP, and the contact's company is linked to ${parent.actorType} ${parent.erpKey}.`,
  });
}

async function fetchActor(erp: ErpSide, target: LinkTarget, fieldKeys: readonly string[]): Promise<Actor> {
  const { actorType, erpKey } = target;
  const actors = await erp.getActors({ actorType, erpKeys: [erpKey], fieldKeys });
  const actor = actors.find((candidate) => candidate.erpKey === erpKey);
  if (!actor) throw new Problem("actor-not-found", { values: { actorType, erpKey } });
  return actor;
}
