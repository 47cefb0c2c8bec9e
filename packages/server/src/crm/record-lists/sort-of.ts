import type { CrmEntity, CrmField } from "@brygga/api-contract";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { crmFieldsOf } from "../field-registry.ts";
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
