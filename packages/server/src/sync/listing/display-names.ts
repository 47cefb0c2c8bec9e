import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import { crmFields } from "../../crm/field-registry.ts";
import { crmLists } from "../../crm/lists.ts";
import { readRecords, recordName } from "../../crm/records.ts";
import type { Db } from "../../db/database.ts";

interface Subject {
  readonly crm_entity: CrmEntity;
  readonly crm_id: number;
}

const recordKey = (entity: CrmEntity, id: number) => `${entity}:${id}`;

/** Names of the records that rows are about, read at once per entity; a record that is gone has none. */
export async function recordNames(
  db: Db,
  rows: readonly Subject[],
): Promise<(entity: CrmEntity, id: number) => string> {
  const names = new Map<string, string>();
  for (const entity of ["company", "contact", "project"] as const) {
    const ids = [...new Set(rows.filter((row) => row.crm_entity === entity).map((row) => row.crm_id))];
    if (ids.length === 0) continue;
    for (const record of await readRecords(db, entity, ids)) {
      names.set(recordKey(entity, record.id), recordName(record));
    }
  }
  return (entity, id) => names.get(recordKey(entity, id)) ?? "";
}

/** Names of ERP fields in a language, by connection, actor type and field key. */
export async function erpFieldNames(
  db: Db,
  connectionIds: readonly number[],
  language: string,
): Promise<(connectionId: number, actorType: string, fieldKey: string) => string> {
  if (connectionIds.length === 0) return (_connection, _type, fieldKey) => fieldKey;
  const rows = await db
    .selectFrom("erp_field")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .select(["connection_id", "actor_type", "field_key", "display_name"])
    .where("connection_id", "in", [...new Set(connectionIds)])
    .execute();
  const names = new Map(
    rows.map((row) => [
      `${row.connection_id}/${row.actor_type}/${row.field_key}`,
      textInLanguage(row.display_name, language),
    ]),
  );
  return (connectionId, actorType, fieldKey) =>
    names.get(`${connectionId}/${actorType}/${fieldKey}`) || fieldKey;
}

/**
 * Items of the ERP's lists with name and key, as the one who maps them looks for them, by actor type, ERP field and key
 * of the item; an item without a name of its own, and a field without a list, has none.
 */
export async function erpItemNames(
  db: Db,
  connectionId: number,
  language: string,
): Promise<(actorType: string, fieldKey: string, itemKey: string) => string | undefined> {
  const rows = await db
    .selectFrom("list_item_mapping")
    .innerJoin("erp_field", "erp_field.id", "list_item_mapping.erp_field_id")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .select(["actor_type", "field_key", "erp_item_key", "text"])
    .where("connection_id", "=", connectionId)
    .execute();
  const names = new Map(
    rows.map(({ actor_type, field_key, erp_item_key, text }) => [
      JSON.stringify([actor_type, field_key, erp_item_key]),
      nameAndKey(textInLanguage(text, language), erp_item_key),
    ]),
  );
  return (actorType, fieldKey, itemKey) => names.get(JSON.stringify([actorType, fieldKey, itemKey]));
}

/** The name of a list item with its key behind it, where that says something else. */
export const nameAndKey = (name: string, key: string): string =>
  name === "" || name === key ? key : `${name} (${key})`;

/** Canonical values as a person reads them: the key of a CRM list item becomes its name. */
export async function valueTexts(
  db: Db,
  language: string,
): Promise<(entity: CrmEntity, crmFieldKey: string, value: string) => string> {
  const lists = new Map(
    (await crmLists(db)).map((list) => [
      list.id,
      new Map(list.items.map((i) => [i.key, textInLanguage(i.name, language)])),
    ]),
  );
  const listOfField = new Map(
    (await crmFields(db)).flatMap((field) =>
      field.listId === null ? [] : [[`${field.entity}.${field.key}`, lists.get(field.listId)] as const],
    ),
  );
  return (entity, crmFieldKey, value) => listOfField.get(`${entity}.${crmFieldKey}`)?.get(value) ?? value;
}
