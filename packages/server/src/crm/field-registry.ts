import type { CrmEntity, CrmField } from "@brygga/api-contract";
import type { Selectable } from "kysely";
import type { Db } from "../db/database.ts";
import type { CrmFieldTable } from "../db/schema.ts";
import { type StandardField, standardFields } from "./standard-fields.ts";

export { standardFields } from "./standard-fields.ts";

/** Every field of every CRM entity: the standard ones, then the user-defined ones. */
export async function crmFields(db: Db): Promise<readonly CrmField[]> {
  const lists = await db.selectFrom("crm_list").select(["id", "key"]).execute();
  const listIds = new Map(lists.map(({ id, key }) => [key, id]));
  const userDefined = await db
    .selectFrom("crm_field")
    .selectAll()
    .where("deleted_at", "is", null)
    .orderBy("id")
    .execute();
  return [...standardFields.map((field) => fromStandard(field, listIds)), ...userDefined.map(fromRow)];
}

/** The fields of one entity. */
export async function crmFieldsOf(db: Db, entity: CrmEntity): Promise<readonly CrmField[]> {
  return (await crmFields(db)).filter((field) => field.entity === entity);
}

/** Keys of the user-defined fields of an entity. */
export async function userDefinedKeys(db: Db, entity: CrmEntity): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("crm_field")
    .select("key")
    .where("entity", "=", entity)
    .where("deleted_at", "is", null)
    .execute();
  return rows.map((row) => row.key);
}

function fromStandard(field: StandardField, listIds: ReadonlyMap<string, number>): CrmField {
  const { column: _column, listKey, searchable: _searchable, ...rest } = field;
  return { ...rest, listId: listKey === null ? null : (listIds.get(listKey) ?? null) };
}

function fromRow(row: Selectable<CrmFieldTable>): CrmField {
  return {
    entity: row.entity,
    key: row.key,
    type: row.type as CrmField["type"],
    label: row.label,
    maxLength: row.max_length,
    scale: row.scale,
    readOnly: false,
    mandatory: row.mandatory === 1,
    listId: row.list_id,
    userDefined: true,
  };
}
