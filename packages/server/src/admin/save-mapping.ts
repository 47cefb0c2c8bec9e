import type { FieldMapping } from "@brygga/api-contract";
import type { Trx } from "../db/database.ts";
import { type ActorTypeMappingConfig, isKeyField, type StoredField } from "./actor-type-mapping.ts";
import { bumpItemsVersion } from "./erp-lists.ts";
import { forgetBase, queueForComparison } from "./forget-base.ts";

export interface MappingToSave {
  /** As it is stored. */
  readonly mapping: ActorTypeMappingConfig;
  readonly wanted: readonly FieldMapping[];
  readonly active: boolean;
  readonly now: Date;
}

/**
 * Stores a mapping that keeps to the rules. Fields that are left out keep theirs. Answers how many links the connection
 * compares because of it, when it is active next.
 */
export async function saveMapping(
  trx: Trx,
  { mapping, wanted, active, now }: MappingToSave,
): Promise<number> {
  await trx
    .updateTable("actor_type_mapping")
    .set({ active: active ? 1 : 0, mapping_version: mapping.mappingVersion + 1 })
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
  const isBack = active && !mapping.active;
  if (isBack) await queueForComparison(trx, { connectionId, actorType, now });
  return active && (isBack || changedKeys.length > 0) ? countLinks(trx, { connectionId, actorType }) : 0;
}

async function countLinks(
  trx: Trx,
  { connectionId, actorType }: Pick<ActorTypeMappingConfig, "connectionId" | "actorType">,
): Promise<number> {
  const { links } = await trx
    .selectFrom("link")
    .select((eb) => eb.fn.countAll<number>().as("links"))
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType)
    .executeTakeFirstOrThrow();
  return Number(links);
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
  await bumpItemsVersion(trx, fieldId);
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
