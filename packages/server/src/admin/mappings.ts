import type { ActorTypeMapping, CrmEntity, ErpField, FieldMapping } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { learnedForm } from "@brygga/sync-engine";
import { crmFields } from "../crm/field-registry.ts";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { type ActorTypeMappingConfig, isKeyField, type StoredField } from "./actor-type-mapping.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { loadActorTypeMapping, loadActorTypeMappings } from "./connection-configuration.ts";
import { loadLiveConnection } from "./connection-store.ts";
import { refreshListItems } from "./erp-lists.ts";
import { forgetBase, queueForComparison } from "./forget-base.ts";
import { brokenRules } from "./mapping-rules.ts";

/** The actor types of a connection with their state. */
export async function listActorTypes(db: Db, connectionId: number) {
  await loadLiveConnection(db, connectionId);
  return (await loadActorTypeMappings(db, connectionId)).map(({ actorType, crmEntity, active, fields }) => ({
    actorType,
    crmEntity,
    active,
    mappedCount: fields.filter(({ crmFieldKey }) => crmFieldKey !== null).length,
  }));
}

/** Which mapping is meant. */
export interface MappingTarget {
  readonly connectionId: number;
  readonly actorType: string;
}

/** The mapping of one actor type as the Mappings dialog shows it. */
export async function getMapping(
  db: Db,
  { connectionId, actorType }: MappingTarget,
  language: Language,
): Promise<ActorTypeMapping> {
  await loadLiveConnection(db, connectionId);
  const mapping = await loadActorTypeMapping(db, connectionId, actorType);
  const claims = await claimsOn(db, { connectionId, entity: mapping.crmEntity }, language);
  return {
    actorType,
    crmEntity: mapping.crmEntity,
    active: mapping.active,
    fields: mapping.fields.map((field) => viewField(field, language)),
    claimedBy: Object.fromEntries(claims),
  };
}

/**
 * Replaces the mapping of one actor type; fields that are left out keep theirs. A field whose mapping changes
 * loses its base, and that field alone.
 *
 * Throws the Problems `connection-active` and `mapping-invalid`; then nothing is changed.
 */
export async function putMapping(
  deps: AdminDeps,
  target: MappingTarget & { active: boolean; fields: readonly FieldMapping[] },
  language: Language,
): Promise<ActorTypeMapping> {
  const { connectionId, actorType } = target;
  await deps.lock.run(connectionId, async () => {
    await inTransaction(deps.db, async (trx) => {
      const connection = await loadLiveConnection(trx, connectionId);
      if (connection.active) throw new Problem("connection-active");
      const mapping = await loadActorTypeMapping(trx, connectionId, actorType);
      await refuseBroken(trx, { mapping, wanted: target.fields }, language);
      await saveMapping(trx, { mapping, wanted: target.fields, active: target.active, now: deps.now() });
    });
  });
  // The texts of mapped lists are needed by the first cycle; without the ERP they come with the next chance.
  await refreshListItems(deps, connectionId);
  return getMapping(deps.db, target, language);
}

interface WantedFields {
  readonly mapping: ActorTypeMappingConfig;
  readonly wanted: readonly FieldMapping[];
}

async function refuseBroken(db: Db, { mapping, wanted }: WantedFields, language: Language): Promise<void> {
  const entity = mapping.crmEntity;
  const registry = (await crmFields(db)).filter((field) => field.entity === entity);
  const errors = brokenRules(
    {
      wanted,
      stored: mapping.fields,
      crmFields: new Map(registry.map((field) => [field.key, field])),
      claimedBy: await claimsOn(db, { connectionId: mapping.connectionId, entity }, language),
    },
    language,
  );
  if (errors.length > 0) throw new Problem("mapping-invalid", { errors });
}

async function saveMapping(
  trx: Trx,
  { mapping, wanted, active, now }: WantedFields & { active: boolean; now: Date },
): Promise<void> {
  await trx
    .updateTable("actor_type_mapping")
    .set({ active: active ? 1 : 0 })
    .where("id", "=", mapping.id)
    .execute();
  const stored = new Map(mapping.fields.map((field) => [field.fieldKey, field]));
  const changedKeys: string[] = [];
  for (const wish of wanted) {
    const field = stored.get(wish.fieldKey);
    if (field === undefined) continue;
    if (startsAnew(field, wish)) changedKeys.push(field.fieldKey);
    if (field.crmFieldKey !== wish.crmFieldKey) await dropListMapping(trx, field.id);
    await saveField(trx, field, wish);
  }
  const { connectionId, actorType } = mapping;
  await forgetBase(trx, { connectionId, actorType, fieldKeys: changedKeys, now });
  const off = wanted.filter(({ syncToCrm, syncToErp }) => !syncToCrm && !syncToErp);
  await dropProblems(
    trx,
    mapping,
    off.map(({ fieldKey }) => fieldKey),
  );
  // While the type was left out, the change feed went past what was written to its records.
  if (active && !mapping.active) await queueForComparison(trx, { connectionId, actorType, now });
}

/** A field that is not synchronised any more has no problems. */
async function dropProblems(
  trx: Trx,
  { connectionId, actorType }: ActorTypeMappingConfig,
  fieldKeys: readonly string[],
): Promise<void> {
  if (fieldKeys.length === 0) return;
  await trx
    .deleteFrom("sync_problem")
    .where("connection_id", "=", connectionId)
    .where("erp_field_key", "in", fieldKeys)
    .where("link_id", "in", (eb) =>
      eb.selectFrom("link").select("link.id").where("link.actor_type", "=", actorType),
    )
    .execute();
}

/** Another CRM field, or a direction that was off: what was agreed on says nothing about this mapping. */
const startsAnew = (field: StoredField, wish: FieldMapping): boolean =>
  field.crmFieldKey !== wish.crmFieldKey ||
  (wish.syncToCrm && !field.syncToCrm) ||
  (wish.syncToErp && !field.syncToErp);

/** Another CRM field may have another list: its items keep their texts and lose their partners. */
async function dropListMapping(trx: Trx, fieldId: number): Promise<void> {
  await trx
    .updateTable("list_item_mapping")
    .set({ crm_item_key: null })
    .where("erp_field_id", "=", fieldId)
    .execute();
}

async function saveField(trx: Trx, field: StoredField, wish: FieldMapping): Promise<void> {
  await trx
    .updateTable("erp_field")
    .set({
      crm_field_key: wish.crmFieldKey,
      sync_to_crm: wish.syncToCrm ? 1 : 0,
      sync_to_erp: wish.syncToErp ? 1 : 0,
      show_in_erp_tab: wish.showInErpTab ? 1 : 0,
      show_in_search: wish.showInSearch || isKeyField(field) ? 1 : 0,
      ...(wish.crmFieldKey === field.crmFieldKey ? {} : { missing_in_crm: 0 as const }),
    })
    .where("id", "=", field.id)
    .execute();
}

const viewField = (field: StoredField, language: Language): ErpField => ({
  fieldKey: field.fieldKey,
  crmFieldKey: field.crmFieldKey,
  syncToCrm: field.syncToCrm,
  syncToErp: field.syncToErp,
  showInErpTab: field.showInErpTab,
  showInSearch: field.showInSearch,
  displayName: textInLanguage(field.displayName, language) || field.fieldKey,
  displayDescription: textInLanguage(field.displayDescription, language),
  fieldType: field.fieldType,
  listName: field.listName,
  maxLength: field.maxLength,
  access: field.access,
  searchable: field.searchable,
  rank: field.rank,
  missingInErp: field.missingInErp,
  missingInCrm: field.missingInCrm,
  storedAs: learnedForm(field.learning)?.split("+") ?? [],
});

/** CRM fields of an entity that another active connection writes one-way: that connection's name by field key. */
async function claimsOn(
  db: Db,
  { connectionId, entity }: { connectionId: number; entity: CrmEntity },
  language: Language,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("erp_field")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .innerJoin("erp_connection", "erp_connection.id", "actor_type_mapping.connection_id")
    .select(["erp_field.crm_field_key", "erp_connection.name"])
    .where("erp_connection.id", "!=", connectionId)
    .where("erp_connection.active", "=", 1)
    .where("erp_connection.deleted_at", "is", null)
    .where("actor_type_mapping.active", "=", 1)
    .where("actor_type_mapping.crm_entity", "=", entity)
    .where("erp_field.sync_to_crm", "=", 1)
    .where("erp_field.sync_to_erp", "=", 0)
    .execute();
  return new Map(
    rows.flatMap(({ crm_field_key, name }) =>
      crm_field_key === null ? [] : [[crm_field_key, textInLanguage(name, language)] as const],
    ),
  );
}
