import type { ImportSettings } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { ensureListItem } from "../../crm/add-list-item.ts";
import { crmFieldsOf } from "../../crm/field-registry.ts";
import type { Trx } from "../../db/database.ts";
import type { ImportType } from "./import-type.ts";
import type { ItemPartner, UnmappedItem } from "./item-overlay.ts";

/** What items without a partner would get, for a preview: nothing is made. */
export function foreseenPartners(settings: ImportSettings, items: readonly UnmappedItem[]): ItemPartner[] {
  if (settings.newListItems === "leave-empty") return [];
  return items.flatMap((item): ItemPartner[] => {
    const name = textInLanguage(item.text, "en") || item.erpItemKey;
    // The key is never stored: a preview writes nothing.
    if (settings.newListItems === "create") return [{ item, name, crmItemKey: name }];
    const crmItemKey = chosenPartner(settings, item);
    return crmItemKey === null ? [] : [{ item, name, crmItemKey }];
  });
}

function chosenPartner({ itemMapping }: ImportSettings, item: UnmappedItem): string | null {
  const chosen = itemMapping.find(
    (one) =>
      one.actorType === item.actorType &&
      one.fieldKey === item.fieldKey &&
      one.erpItemKey === item.erpItemKey,
  );
  return chosen?.crmItemKey ?? null;
}

export interface NewItems {
  readonly connectionId: number;
  readonly type: ImportType;
  readonly settings: ImportSettings;
  readonly items: readonly UnmappedItem[];
}

/**
 * Gives items their partners: makes those that are to be made in the CRM, and stores the mapping of those that have a key
 * in the ERP, so that the sync knows them from now on.
 */
export async function makePartners(trx: Trx, wanted: NewItems): Promise<ItemPartner[]> {
  const { settings, items } = wanted;
  if (settings.newListItems === "leave-empty" || items.length === 0) return [];
  const listIds = await listsOfFields(trx, wanted.type);
  const partners: ItemPartner[] = [];
  for (const item of items) {
    const fieldId = item.isItem ? await erpFieldId(trx, wanted.connectionId, item) : null;
    const taken = fieldId === null ? new Set<string>() : await mappedKeys(trx, fieldId);
    const name = item.text || item.erpItemKey;
    const listId = listIds.get(item.crmFieldKey);
    const crmItemKey =
      settings.newListItems === "map"
        ? freeChoice(chosenPartner(settings, item), taken)
        : listId === undefined
          ? null
          : await ensureListItem(trx, { listId, name, taken, mark: item.erpItemKey });
    if (crmItemKey === null) continue;
    if (fieldId !== null) await storeMapping(trx, fieldId, { item, crmItemKey });
    partners.push({ item, crmItemKey, name: textInLanguage(name, "en") });
  }
  return partners;
}

/** An item of the CRM has one partner in a field. */
const freeChoice = (chosen: string | null, taken: ReadonlySet<string>): string | null =>
  chosen === null || taken.has(chosen) ? null : chosen;

async function listsOfFields(trx: Trx, { entity }: ImportType): Promise<ReadonlyMap<string, number>> {
  const fields = await crmFieldsOf(trx, entity);
  return new Map(fields.flatMap(({ key, listId }) => (listId === null ? [] : [[key, listId] as const])));
}

async function erpFieldId(trx: Trx, connectionId: number, item: UnmappedItem): Promise<number> {
  const { id } = await trx
    .selectFrom("erp_field")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .select("erp_field.id")
    .where("actor_type_mapping.connection_id", "=", connectionId)
    .where("actor_type_mapping.actor_type", "=", item.actorType)
    .where("erp_field.field_key", "=", item.fieldKey)
    .executeTakeFirstOrThrow();
  return id;
}

async function mappedKeys(trx: Trx, fieldId: number): Promise<ReadonlySet<string>> {
  const rows = await trx
    .selectFrom("list_item_mapping")
    .select("crm_item_key")
    .where("erp_field_id", "=", fieldId)
    .where("crm_item_key", "is not", null)
    .execute();
  return new Set(rows.flatMap((row) => row.crm_item_key ?? []));
}

async function storeMapping(
  trx: Trx,
  fieldId: number,
  { item, crmItemKey }: Pick<ItemPartner, "item" | "crmItemKey">,
): Promise<void> {
  await trx
    .insertInto("list_item_mapping")
    .values({
      erp_field_id: fieldId,
      erp_item_key: item.erpItemKey,
      text: item.text,
      crm_item_key: crmItemKey,
      is_new: 0,
    })
    .onConflict((conflict) =>
      conflict.columns(["erp_field_id", "erp_item_key"]).doUpdateSet({ crm_item_key: crmItemKey, is_new: 0 }),
    )
    .execute();
  await trx
    .updateTable("erp_field")
    .set((eb) => ({ items_version: eb("items_version", "+", 1) }))
    .where("id", "=", fieldId)
    .execute();
}
