import type { CrmField } from "@brygga/api-contract";
import type { CrmEntity } from "@brygga/sync-engine";
import { type RawBuilder, sql } from "kysely";
import type { Db, Trx } from "../db/database.ts";
import { jsonMember } from "../db/sql.ts";

type Typed = Pick<CrmField, "key" | "type">;

/**
 * What conditions on a user-defined field compare, as its index has it: decimals are stored as text, digit by digit, and
 * are compared as numbers.
 */
export function customValue({ key, type }: Typed): RawBuilder<unknown> {
  const value = jsonMember("custom", key);
  return type === "integer" || type === "decimal" ? sql`cast(${value} as real)` : value;
}

/** Texts are looked for by a part of them, which no such index knows. */
export const hasCustomIndex = ({ type }: Pick<CrmField, "type">): boolean => type !== "text";

/** Records that have a value in the field and are not deleted: what the index is made of. */
export const hasCustomValue = (field: Typed): RawBuilder<boolean> =>
  sql<boolean>`deleted_at is null and ${customValue(field)} is not null`;

/**
 * Makes the index of a user-defined field, unless there is one. A record without a value is not in it, so that a field
 * that few records use costs the others next to nothing.
 */
export async function indexCustomField(
  db: Db | Trx,
  { entity, ...field }: Typed & { readonly entity: CrmEntity },
): Promise<void> {
  if (!hasCustomIndex(field)) return;
  const name = sql.id(`custom_${entity}_${field.key}`);
  await sql`create index if not exists ${name} on ${sql.table(entity)} (${customValue(field)}, id)
    where ${hasCustomValue(field)}`.execute(db);
}

/** The same for all fields, those that are deleted included: they may come back with their values. */
export async function indexCustomFields(db: Db | Trx): Promise<void> {
  const fields = await db.selectFrom("crm_field").select(["entity", "key", "type"]).execute();
  for (const field of fields) await indexCustomField(db, { ...field, type: field.type as CrmField["type"] });
}
