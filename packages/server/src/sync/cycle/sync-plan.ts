import type { CrmField, CrmList } from "@brygga/api-contract";
import { parseMultiLanguageText } from "@brygga/protocol";
import {
  type ActorTypePlan,
  type CrmEntity,
  type CrmFieldType,
  type CrmListItems,
  directionsOf,
  type ListTranslation,
  type MappedField,
  type SyncPlan,
  type TimeZones,
} from "@brygga/sync-engine";
import {
  type ActorTypeMappingConfig,
  loadActorTypeMappings,
  type StoredField,
} from "../../admin/connection-configuration.ts";
import { loadConnection } from "../../admin/connection-store.ts";
import { crmFields } from "../../crm/field-registry.ts";
import { crmLists } from "../../crm/lists.ts";
import type { Db } from "../../db/database.ts";
import { originOf } from "./connection-state.ts";
import { loadConnectionSync } from "./connection-sync.ts";
import { type ChangedFit, changedFits } from "./field-fit.ts";
import { conflictWinner, crmTimeZone, type EngineSettings, loadEngineSettings } from "./settings.ts";

/** A connection with the configuration that a run works with to its end. */
export interface PlannedConnection {
  /** May be multi-language text. */
  readonly name: string;
  readonly active: boolean;
  readonly plan: SyncPlan;
  /** Fields for which something else fits than at the last cycle. */
  readonly changedFits: readonly ChangedFit[];
  /** Display name (possibly multi-language text) of an ERP field. */
  readonly fieldName: (actorType: string, fieldKey: string) => string;
}

/** Parents before children; types of one rank in the order in which the connector named them. */
const READING_ORDER = ["Customer", "Supplier", "Partner", "Project", "Person"];

/** Throws the Problem `not-found`. */
export async function loadPlannedConnection(db: Db, connectionId: number): Promise<PlannedConnection> {
  const connection = await loadConnection(db, connectionId);
  const engine = await loadEngineSettings(db);
  const settings = await loadConnectionSync(db, connectionId);
  const mappings = await loadActorTypeMappings(db, connectionId);
  const crm = await loadCrmSide(db, { engine, timeZone: settings.timeZone });
  const active = mappings.filter((mapping) => mapping.active);
  const actorTypes = inReadingOrder(active).map((mapping) => planType(mapping, crm));
  return {
    name: connection.name,
    active: connection.active && connection.deletedAt === null,
    plan: {
      connectionId,
      origin: originOf(connectionId),
      winner: conflictWinner(engine.priority, connectionId),
      blankOverwrites: settings.blankOverwrites,
      overlapMs: settings.overlapSeconds * 1000,
      ...(settings.scanRoundHours === 0 ? {} : { scanRoundMs: settings.scanRoundHours * 3_600_000 }),
      actorTypes,
    },
    changedFits: changedFits(actorTypes, active),
    fieldName: (actorType, fieldKey) => nameOf(mappings, actorType, fieldKey),
  };
}

/**
 * A plan of one actor type with a mapping that is not stored yet. Only for looking at records: a connection is
 * synchronised with what is stored.
 */
export async function planOfDraft(
  db: Db,
  { connectionId, ...mapping }: Omit<ActorTypeMappingConfig, "id">,
): Promise<SyncPlan> {
  const engine = await loadEngineSettings(db);
  const { timeZone, blankOverwrites } = await loadConnectionSync(db, connectionId);
  return {
    connectionId,
    origin: originOf(connectionId),
    winner: conflictWinner(engine.priority, connectionId),
    blankOverwrites,
    actorTypes: [planType(mapping, await loadCrmSide(db, { engine, timeZone }))],
  };
}

async function loadCrmSide(
  db: Db,
  { engine, timeZone }: { engine: EngineSettings; timeZone: string },
): Promise<CrmSide> {
  return {
    fields: await crmFields(db),
    lists: await crmLists(db),
    zones: timeZone === "" ? null : { erp: timeZone, crm: crmTimeZone(engine) },
  };
}

type TypeMapping = Pick<ActorTypeMappingConfig, "actorType" | "crmEntity" | "fields">;

interface CrmSide {
  readonly fields: readonly CrmField[];
  readonly lists: readonly CrmList[];
  /** null: wall clocks are taken as they are. */
  readonly zones: TimeZones | null;
}

function inReadingOrder(mappings: readonly ActorTypeMappingConfig[]): ActorTypeMappingConfig[] {
  const rank = ({ actorType }: ActorTypeMappingConfig) => {
    const position = READING_ORDER.indexOf(actorType);
    return position < 0 ? READING_ORDER.length : position;
  };
  return [...mappings].sort((a, b) => rank(a) - rank(b));
}

function planType(mapping: TypeMapping, crm: CrmSide): ActorTypePlan {
  const fields = mapping.fields.flatMap((field) => mapField(mapping.crmEntity, field, crm) ?? []);
  return { actorType: mapping.actorType, entity: mapping.crmEntity, fields };
}

/** A field takes part when it is mapped, there on both sides, and has a direction. */
function mapField(entity: CrmEntity, field: StoredField, crm: CrmSide): MappedField | null {
  const crmField = crm.fields.find((one) => one.entity === entity && one.key === field.crmFieldKey);
  if (!crmField || crmField.type === "reference" || field.missingInErp) return null;
  const crmList = crm.lists.find((list) => list.id === crmField.listId);
  const mapped: MappedField = {
    erpFieldKey: field.fieldKey,
    erpFieldType: field.fieldType,
    erpMaxLength: field.maxLength,
    erpReadOnly: field.access === "ReadOnly",
    crmFieldKey: crmField.key,
    crmFieldType: crmField.type satisfies CrmFieldType,
    crmMaxLength: crmField.maxLength,
    crmMandatory: crmField.mandatory,
    crmScale: crmField.scale,
    syncToCrm: field.syncToCrm && !crmField.readOnly,
    syncToErp: field.syncToErp,
    ...(field.fieldType === "List" ? { list: translationOf(field) } : {}),
    learning: field.learning,
    ...(crmList ? { crmList: itemsOf(crmList) } : {}),
    ...(crm.zones ? { zones: crm.zones } : {}),
  };
  const { toCrm, toErp } = directionsOf(mapped);
  return toCrm || toErp ? mapped : null;
}

function translationOf(field: StoredField): ListTranslation {
  const mapped = field.listItems.flatMap(({ erpItemKey, crmItemKey }) =>
    crmItemKey === null ? [] : [[erpItemKey, crmItemKey] as const],
  );
  return {
    toCrm: new Map(mapped),
    toErp: new Map(mapped.map(([erp, crm]) => [crm, erp])),
    erpTexts: new Map(field.listItems.map((item) => [item.erpItemKey, item.text])),
  };
}

/**
 * Items are found by their name in any language, and written by the first of them. One that was deleted keeps
 * its key for the records that have it, and is not given to others.
 */
function itemsOf(list: CrmList): CrmListItems {
  const live = list.items.filter((item) => !item.deleted);
  const byName = live.flatMap((item) =>
    namesOf(item.name).map((name) => [name.toLowerCase(), item.key] as const),
  );
  return {
    // The first item of a name has it, whatever names the others have in other languages.
    keyByName: new Map(byName.reverse()),
    nameByKey: new Map(list.items.map((item) => [item.key, namesOf(item.name)[0] ?? item.name])),
  };
}

function namesOf(name: string): readonly string[] {
  const byLanguage = parseMultiLanguageText(name);
  return byLanguage === null ? [name] : [...byLanguage.values()];
}

function nameOf(mappings: readonly ActorTypeMappingConfig[], actorType: string, fieldKey: string): string {
  const mapping = mappings.find((one) => one.actorType === actorType);
  return mapping?.fields.find((field) => field.fieldKey === fieldKey)?.displayName || fieldKey;
}
