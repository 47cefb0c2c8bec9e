import type { ActorTypePlan, CrmEntity, CrmRecord, Link } from "@brygga/sync-engine";
import { type ActorTypeMappingConfig, loadActorTypeMapping } from "../../admin/connection-configuration.ts";
import { readRecord, recordName } from "../../crm/records.ts";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { loadPlannedConnection, type PlannedConnection } from "../cycle/sync-plan.ts";
import { parentLink } from "./erp-tab.ts";

/** A CRM record and the kind of actor that it is to get. */
export interface CreateTarget {
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly entityId: number;
  readonly actorType: string;
}

/** A target in the configuration that the connection has now. */
export interface LoadedType {
  readonly connection: PlannedConnection;
  readonly type: ActorTypePlan;
  readonly mapping: ActorTypeMappingConfig;
  /** ERP fields that an advanced search may name. */
  readonly searchable: ReadonlySet<string>;
}

/** Throws the Problems `not-found` and `connection-inactive`. */
export async function loadType(db: Db, target: Omit<CreateTarget, "entityId">): Promise<LoadedType> {
  const { connectionId, entity, actorType } = target;
  const connection = await loadPlannedConnection(db, connectionId);
  if (!connection.active) throw new Problem("connection-inactive");
  const type = connection.plan.actorTypes.find(
    (plan) => plan.actorType === actorType && plan.entity === entity,
  );
  if (type === undefined) {
    throw new Problem("not-found", {
      detail: `${actorType} is not synchronised with ${entity} in this connection.`,
    });
  }
  const mapping = await loadActorTypeMapping(db, connectionId, actorType);
  const searchable = mapping.fields.filter((field) => field.searchable && !field.missingInErp);
  return { connection, type, mapping, searchable: new Set(searchable.map(({ fieldKey }) => fieldKey)) };
}

/** The record as it is now. Throws the Problem `not-found`. */
export async function liveRecord(db: Db, { entity, entityId }: CreateTarget): Promise<CrmRecord> {
  const record = await readRecord(db, entity, entityId);
  if (record === undefined || record.deleted) throw new Problem("not-found");
  return record;
}

/** The link of a contact's company, to which the person will belong; null for others. Throws `parent-not-linked`. */
export async function parentOf(db: Db, connectionId: number, record: CrmRecord): Promise<Link | null> {
  const parent = await parentLink(db, connectionId, record);
  if (record.entity === "contact" && parent === null) throw new Problem("parent-not-linked");
  return parent;
}

/** What the tag `<name>` stands for: the company whose record is open, also on the screen of its contact. */
export async function companyName(db: Db, record: CrmRecord): Promise<string> {
  const { companyId } = record.values;
  if (record.entity !== "contact" || typeof companyId !== "number") return recordName(record);
  const company = await readRecord(db, "company", companyId);
  return company === undefined ? "" : recordName(company);
}
