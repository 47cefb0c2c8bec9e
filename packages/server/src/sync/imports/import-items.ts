import { textInLanguage } from "@brygga/protocol";
import { loadActorTypeMappings } from "../../admin/connection-configuration.ts";
import { crmFields } from "../../crm/field-registry.ts";
import { crmLists } from "../../crm/lists.ts";
import type { Db } from "../../db/database.ts";
import type { ErpImport } from "./import-store.ts";

/** Items of a field that are told; of more, mapping by hand is not the way. */
const MAX_ITEMS = 1000;

/** Items of ERP lists without a partner, as the preview has found them, and the items of the CRM that are free for them. */
export async function itemsOfImport(db: Db, one: ErpImport, language: string) {
  const rows = await db
    .selectFrom("erp_import_item")
    .selectAll()
    .where("import_id", "=", one.id)
    .orderBy("count", "desc")
    .orderBy("erp_item_key")
    .execute();
  const lists = new Map((await crmLists(db)).map((list) => [list.id, list]));
  const registry = await crmFields(db);
  const mappings = await loadActorTypeMappings(db, one.connectionId);
  const groups = Map.groupBy(rows, (row) => `${row.actor_type}\u001f${row.field_key}`);
  return [...groups.values()].flatMap((items) => {
    const [first] = items;
    const mapping = mappings.find(({ actorType }) => actorType === first?.actor_type);
    const field = mapping?.fields.find(({ fieldKey }) => fieldKey === first?.field_key);
    const crmField = registry.find(
      ({ entity, key }) => entity === mapping?.crmEntity && key === field?.crmFieldKey,
    );
    const crmList = lists.get(crmField?.listId ?? 0);
    if (!mapping || !field || !crmField || !crmList) return [];
    const used = new Set(field.listItems.map(({ crmItemKey }) => crmItemKey));
    return {
      actorType: mapping.actorType,
      fieldKey: field.fieldKey,
      displayName: textInLanguage(field.displayName, language) || field.fieldKey,
      crmFieldKey: crmField.key,
      crmItems: crmList.items
        .filter(({ key, deleted }) => !deleted && !used.has(key))
        .map(({ key, name }) => ({ key, name: textInLanguage(name, language) })),
      items: items.slice(0, MAX_ITEMS).map(({ erp_item_key: erpItemKey, text, count }) => ({
        erpItemKey,
        text: textInLanguage(text, language) || erpItemKey,
        count,
      })),
    };
  });
}
