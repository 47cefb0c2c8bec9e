import type { ErpTabSection } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity, CrmRecord, Link } from "@brygga/sync-engine";
import { type VisibleConnection, visibleConnections } from "../../admin/access.ts";
import type { Principal } from "../../auth/principal.ts";
import { readRecord } from "../../crm/records.ts";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { toLink } from "../links/link-rows.ts";
import { erpFieldNames } from "../listing/display-names.ts";
import { detailsInLanguage, fieldOfProblem } from "../problems/problem-details.ts";
import { intentOf } from "./create-intents.ts";
import { isUnsupportedNow } from "./create-support.ts";

interface TabSubject {
  readonly entity: CrmEntity;
  readonly id: number;
  readonly principal: Principal;
  readonly language: string;
  readonly now: Date;
}

/**
 * One section per active connection that the user may see and that synchronises this kind of record. Asks no
 * ERP, so that it is there at once; live values come from {@link fetchLinkFields}.
 */
export async function loadErpTab(db: Db, subject: TabSubject): Promise<ErpTabSection[]> {
  const record = await readRecord(db, subject.entity, subject.id);
  if (!record || record.deleted) throw new Problem("not-found");
  const connections = (await visibleConnections(db, subject.principal)).filter(
    ({ connection }) => connection.active,
  );
  const sections = await Promise.all(
    connections.map((visible) =>
      loadSection(db, { visible, record, language: subject.language, now: subject.now }),
    ),
  );
  return sections.filter((section) => section !== null);
}

interface SectionSubject {
  readonly visible: VisibleConnection;
  readonly record: CrmRecord;
  readonly language: string;
  readonly now: Date;
}

async function loadSection(
  db: Db,
  { visible, record, language, now }: SectionSubject,
): Promise<ErpTabSection | null> {
  const { connection, rights } = visible;
  const types = await mappedActorTypes(db, connection.id, record.entity);
  if (types.length === 0) return null;
  const link = await linkOf(db, { connectionId: connection.id, entity: record.entity, crmId: record.id });
  const parent = await parentLink(db, connection.id, record);
  return {
    connectionId: connection.id,
    connectionName: textInLanguage(connection.name, language),
    actorTypes: types.map(({ actorType }) => actorType),
    canConnect: rights.canConnect,
    canCreateInErp: rights.canCreateInErp,
    cannotCreate: types
      .filter(({ unsupportedAt }) => isUnsupportedNow(unsupportedAt, now))
      .map(({ actorType }) => actorType),
    link: link ? await describeLink(db, link, language) : null,
    parent: parent ? { actorType: parent.actorType, erpKey: parent.erpKey } : null,
    uncertainCreate: await intentOf(db, {
      connectionId: connection.id,
      entity: record.entity,
      entityId: record.id,
    }),
    waitingForParent: record.entity === "contact" && parent === null,
  };
}

function mappedActorTypes(db: Db, connectionId: number, entity: CrmEntity) {
  return db
    .selectFrom("actor_type_mapping")
    .select(["actor_type as actorType", "create_unsupported_at as unsupportedAt"])
    .where("connection_id", "=", connectionId)
    .where("crm_entity", "=", entity)
    .where("active", "=", 1)
    .orderBy("id")
    .execute();
}

interface LinkedRecordKey {
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly crmId: number;
}

async function linkOf(
  db: Db,
  { connectionId, entity, crmId }: LinkedRecordKey,
): Promise<(Link & { lastSyncAt: string | null }) | null> {
  const row = await db
    .selectFrom("link")
    .selectAll()
    .where("connection_id", "=", connectionId)
    .where("crm_entity", "=", entity)
    .where("crm_id", "=", crmId)
    .executeTakeFirst();
  return row ? { ...toLink(row), lastSyncAt: row.last_sync_at } : null;
}

/** The link of a contact's company in the same connection; null for other entities and where there is none. */
export async function parentLink(db: Db, connectionId: number, record: CrmRecord): Promise<Link | null> {
  const { companyId } = record.values;
  if (record.entity !== "contact" || typeof companyId !== "number") return null;
  return linkOf(db, { connectionId, entity: "company", crmId: companyId });
}

/** CRM fields that the number of an actor goes to, the likeliest first. */
const NUMBER_FIELDS = ["number", "code"];

/** CRM fields that name a record, in the order of telling. */
const NAMING_FIELDS = ["name", "firstName", "middleName", "lastName"];

/** What people call the actor, as far as that is mapped: as both sides last agreed on it. Asks no ERP. */
async function callOf(db: Db, { connectionId, actorType, base }: Link) {
  const rows = await db
    .selectFrom("erp_field")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .select(["field_key", "crm_field_key"])
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType)
    .where("crm_field_key", "in", [...NUMBER_FIELDS, ...NAMING_FIELDS])
    .execute();
  const agreed = (crmFieldKey: string) =>
    rows.flatMap((row) => (row.crm_field_key === crmFieldKey ? (base[row.field_key] ?? "") : []))[0] ?? "";
  return {
    actorNumber: NUMBER_FIELDS.map(agreed).find(Boolean) ?? "",
    actorName: NAMING_FIELDS.map(agreed).filter(Boolean).join(" "),
  };
}

async function describeLink(db: Db, link: Link & { lastSyncAt: string | null }, language: string) {
  const problems = await db
    .selectFrom("sync_problem")
    .select(["erp_field_key", "code", "details"])
    .where("link_id", "=", link.id)
    .orderBy("id")
    .execute();
  const fieldNameOf = await erpFieldNames(db, [link.connectionId], language);
  return {
    id: link.id,
    actorType: link.actorType,
    erpKey: link.erpKey,
    ...(await callOf(db, link)),
    state: link.state,
    lastSyncAt: link.lastSyncAt,
    problems: problems.map((problem) => ({
      fieldKey: fieldOfProblem(problem.erp_field_key),
      fieldName: fieldOfProblem(problem.erp_field_key)
        ? fieldNameOf(link.connectionId, link.actorType, problem.erp_field_key)
        : null,
      code: problem.code,
      details: detailsInLanguage(problem.details, language),
    })),
  };
}
