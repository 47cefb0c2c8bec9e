import type { CrmEntity, CrmField } from "@brygga/api-contract";
import { sql } from "kysely";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { crmFieldsOf } from "../field-registry.ts";
import { standardField } from "../standard-fields.ts";
import type { ListSelection } from "./list-query.ts";
import type { Sort } from "./orders.ts";

export interface SortWithValues {
  readonly sort: Sort;
  /** Of a field with items, or of one that names a user: what it can hold, in order. */
  readonly values: readonly (string | number)[] | null;
}

const RECORD_SORTS = ["name", "updatedAt", "createdAt"];

/** What a list is sorted by. Throws the Problem `invalid-request` where its entity has no such field. */
export async function sortOf(
  db: Db,
  { entity, sort: wanted, deleted }: ListSelection,
): Promise<SortWithValues> {
  if (wanted === undefined && deleted === "true") {
    return { sort: { key: "deletedAt", direction: "desc" }, values: null };
  }
  const direction = wanted?.startsWith("-") ? "desc" : "asc";
  const key = wanted?.replace(/^-/, "") ?? "name";
  if (RECORD_SORTS.includes(key)) return { sort: { key, direction }, values: null };
  const field = (await crmFieldsOf(db, entity)).find((candidate) => candidate.key === key);
  if (field === undefined) throw unknownSort(entity);
  return { sort: { key, direction }, values: await valuesOf(db, field) };
}

function unknownSort(entity: CrmEntity): Problem {
  const message = `A ${entity} has no such field: sort by the key of a field, by updatedAt or by createdAt.`;
  return new Problem("invalid-request", { errors: [{ path: "sort", code: "unknown-sort", message }] });
}

async function valuesOf(
  db: Db,
  { type, key, listId }: CrmField,
): Promise<readonly (string | number)[] | null> {
  if (type === "list") {
    const items = await db
      .selectFrom("crm_list_item")
      .select("key")
      .where("list_id", "=", listId ?? 0)
      .orderBy("rank")
      .orderBy("id")
      .execute();
    return items.map((item) => item.key);
  }
  if (key !== "ourContactId") return null;
  const users = await db
    .selectFrom("user_account")
    .select("id")
    .orderBy("display_name")
    .orderBy("id")
    .execute();
  return users.map(({ id }) => id);
}

/**
 * Of the values of an indexed field those that records have, in order; at the end those that are in no list, so that
 * no record is left out. Jumps from value to value in the index: as many steps as there are values.
 */
export async function presentValues(
  db: Db,
  { entity }: Pick<ListSelection, "entity">,
  { sort: { key }, values }: SortWithValues,
): Promise<readonly (string | number)[] | null> {
  const column = standardField(entity, key)?.column;
  if (values === null || column === undefined) return null;
  const [table, value] = [sql.table(entity), sql.ref(column)];
  const { rows } = await sql<{ value: string | number }>`
    with recursive present (value) as (
      select min(${value}) from ${table} where deleted_at is null and ${value} is not null
      union all
      select (select min(${value}) from ${table} where deleted_at is null and ${value} > present.value)
      from present where present.value is not null)
    select value from present where value is not null`.execute(db);
  const present = rows.map((row) => row.value);
  const known = new Set(values);
  return [...values.filter((one) => present.includes(one)), ...present.filter((one) => !known.has(one))];
}
