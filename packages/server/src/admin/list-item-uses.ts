import type { ListItemUses } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { countListItem } from "../crm/count-list-item.ts";
import { listInFull } from "../crm/list-administration.ts";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { Language } from "./admin-deps.ts";

/** What uses a list item: shown before it is deleted. */
export async function usesOfListItem(
  db: Db,
  { id, key }: { readonly id: number; readonly key: string },
  language: Language,
): Promise<ListItemUses> {
  const list = await listInFull(db, id);
  if (!list.items.some((item) => item.key === key)) throw new Problem("not-found");
  const records: ListItemUses["records"] = [];
  for (const field of list.usedBy) {
    const count = await countListItem(db, field, key);
    const label = field.label === null ? null : textInLanguage(field.label, language);
    if (count > 0) records.push({ ...field, label, count });
  }
  const fields = new Set(list.usedBy.map((field) => `${field.entity}.${field.key}`));
  const mapped = await mappedItems(db, key);
  return {
    records,
    mappings: mapped
      .filter((row) => fields.has(`${row.crmEntity}.${row.crmFieldKey}`))
      .map(({ connectionId, connection, erpItem, erpItemKey }) => ({
        connectionId,
        connection: textInLanguage(connection, language),
        erpItem: textInLanguage(erpItem, language) || erpItemKey,
      })),
  };
}

const mappedItems = (db: Db, crmItemKey: string) =>
  db
    .selectFrom("list_item_mapping")
    .innerJoin("erp_field", "erp_field.id", "list_item_mapping.erp_field_id")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .innerJoin("erp_connection", "erp_connection.id", "actor_type_mapping.connection_id")
    .select([
      "erp_connection.id as connectionId",
      "erp_connection.name as connection",
      "actor_type_mapping.crm_entity as crmEntity",
      "erp_field.crm_field_key as crmFieldKey",
      "list_item_mapping.text as erpItem",
      "list_item_mapping.erp_item_key as erpItemKey",
    ])
    .where("list_item_mapping.crm_item_key", "=", crmItemKey)
    .where("erp_connection.deleted_at", "is", null)
    .execute();
