import type { CrmEntity, FieldChange, NewFieldBody, UserDefinedField } from "@brygga/api-contract";
import { type Selectable, sql } from "kysely";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import type { CrmFieldTable } from "../db/schema.ts";
import { jsonMember } from "../db/sql.ts";
import { Problem, type ProblemEntry } from "../problem.ts";
import { indexCustomField } from "./custom-indexes.ts";
import { fromLanguageTexts, toLanguageTexts, wordingsOf } from "./language-texts.ts";

/** A user-defined field, as the sender read it. */
export interface FieldRef {
  readonly entity: CrmEntity;
  readonly key: string;
  /** null when the version does not matter. */
  readonly expectedVersion: number | null;
}

/** Every user-defined field in the order in which they were made; deleted ones where they are asked for. */
export async function userDefinedFields(
  db: Db,
  { deleted }: { readonly deleted: boolean },
): Promise<UserDefinedField[]> {
  const rows = await db
    .selectFrom("crm_field")
    .selectAll()
    .$if(!deleted, (query) => query.where("deleted_at", "is", null))
    .orderBy("id")
    .execute();
  return rows.map(fromRow);
}

const fromRow = (row: Selectable<CrmFieldTable>): UserDefinedField => ({
  entity: row.entity,
  key: row.key,
  type: row.type as UserDefinedField["type"],
  labels: toLanguageTexts(row.label),
  maxLength: row.max_length,
  scale: row.scale,
  mandatory: row.mandatory === 1,
  listId: row.list_id,
  deletedAt: row.deleted_at,
  version: row.version,
});

/** Throws the Problem `not-found`. */
export async function userDefinedField(
  db: Db,
  { entity, key }: Pick<FieldRef, "entity" | "key">,
): Promise<UserDefinedField> {
  return fromRow(await storedField(db, { entity, key }));
}

async function storedField(db: Db, { entity, key }: Pick<FieldRef, "entity" | "key">) {
  const row = await db
    .selectFrom("crm_field")
    .selectAll()
    .where("entity", "=", entity)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!row) throw new Problem("not-found");
  return row;
}

/** Throws `name-taken`, for the key or a name, or `invalid-request` where the settings do not fit the type. */
export async function createField(db: Db, field: NewFieldBody): Promise<UserDefinedField> {
  return await inTransaction(db, async (trx) => {
    await checkSettings(trx, field);
    const label = fromLanguageTexts(field.labels);
    await checkNames(trx, field, label);
    await trx
      .insertInto("crm_field")
      .values({
        entity: field.entity,
        key: field.key,
        type: field.type,
        label,
        max_length: field.type === "text" ? field.maxLength : 0,
        scale: field.type === "decimal" ? field.scale : null,
        list_id: field.type === "list" ? field.listId : null,
        mandatory: field.mandatory ? 1 : 0,
      })
      .execute();
    await indexCustomField(trx, field);
    return await userDefinedField(trx, field);
  });
}

/**
 * Throws `not-found`, `version-conflict`, `name-taken`, or `values-do-not-fit` where a field becomes too short or
 * loses decimals that records have.
 */
export async function updateField(db: Db, ref: FieldRef, change: FieldChange): Promise<UserDefinedField> {
  return await inTransaction(db, async (trx) => {
    const row = await liveField(trx, ref);
    const label = change.labels === undefined ? row.label : fromLanguageTexts(change.labels, row.label);
    await checkNames(trx, row, label);
    await checkValuesFit(trx, row, change);
    await trx
      .updateTable("crm_field")
      .set({
        label,
        version: row.version + 1,
        ...(change.mandatory === undefined ? {} : { mandatory: change.mandatory ? 1 : 0 }),
        ...(change.maxLength === undefined || row.type !== "text" ? {} : { max_length: change.maxLength }),
        ...(change.scale === undefined || row.type !== "decimal" ? {} : { scale: change.scale }),
      })
      .where("id", "=", row.id)
      .execute();
    return await userDefinedField(trx, ref);
  });
}

/** The values stay in the records, out of sight, for a restore. */
export async function deleteField(trx: Trx, ref: FieldRef, now: Date): Promise<void> {
  const row = await liveField(trx, ref);
  await setDeleted(trx, row, now.toISOString());
}

/** Throws `invalid-request` where the list of the field is deleted. */
export async function restoreField(trx: Trx, ref: Pick<FieldRef, "entity" | "key">): Promise<void> {
  const row = await storedField(trx, ref);
  if (row.type === "list") await checkList(trx, row.list_id);
  await setDeleted(trx, row, null);
}

const setDeleted = async (trx: Trx, row: Selectable<CrmFieldTable>, deletedAt: string | null) =>
  await trx
    .updateTable("crm_field")
    .set({ deleted_at: deletedAt, version: row.version + 1 })
    .where("id", "=", row.id)
    .execute();

/** How many records that are not deleted have a value in the field. */
export async function countValues(
  db: Db,
  { entity, key }: Pick<FieldRef, "entity" | "key">,
): Promise<number> {
  const row = await db
    .selectFrom(entity)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("deleted_at", "is", null)
    .where(jsonMember("custom", key), "is not", null)
    .executeTakeFirstOrThrow();
  return row.count;
}

async function liveField(trx: Trx, ref: FieldRef) {
  const row = await storedField(trx, ref);
  if (row.deleted_at !== null) throw new Problem("not-found");
  if (ref.expectedVersion !== null && ref.expectedVersion !== row.version) {
    throw new Problem("version-conflict", { values: { version: row.version } });
  }
  return row;
}

async function checkSettings(trx: Trx, { type, listId }: NewFieldBody): Promise<void> {
  if (type === "list") await checkList(trx, listId);
}

async function checkList(trx: Trx, listId: number | null): Promise<void> {
  const list = await trx
    .selectFrom("crm_list")
    .select("id")
    .where("id", "=", listId ?? 0)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  if (!list)
    throw refused({
      path: "listId",
      code: "no-such-record",
      message: "The list does not exist, or is deleted.",
    });
}

const refused = (entry: ProblemEntry) => new Problem("invalid-request", { errors: [entry] });

async function checkNames(
  trx: Trx,
  { entity, key, id = 0 }: { readonly entity: CrmEntity; readonly key: string; readonly id?: number },
  label: string,
): Promise<void> {
  const others = (
    await trx.selectFrom("crm_field").selectAll().where("entity", "=", entity).execute()
  ).filter((row) => row.id !== id);
  if (others.some((row) => row.key.toLowerCase() === key.toLowerCase())) {
    throw new Problem("name-taken", { values: { name: key } });
  }
  const taken = new Set(
    others.filter((row) => row.deleted_at === null).flatMap((row) => wordingsOf(row.label)),
  );
  if (wordingsOf(label).some((wording) => taken.has(wording))) {
    throw new Problem("name-taken", { values: { name: label } });
  }
}

async function checkValuesFit(trx: Trx, row: Selectable<CrmFieldTable>, change: FieldChange): Promise<void> {
  const value = jsonMember("custom", row.key);
  const { maxLength = 0, scale = null } = change;
  const tooLong = row.type === "text" && maxLength > 0 ? sql<boolean>`length(${value}) > ${maxLength}` : null;
  const tooPrecise =
    row.type === "decimal" && scale !== null
      ? sql<boolean>`instr(${value}, '.') > 0 and length(${value}) - instr(${value}, '.') > ${scale}`
      : null;
  const condition = tooLong ?? tooPrecise;
  if (condition === null) return;
  const { count } = await trx
    .selectFrom(row.entity)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where(condition)
    .executeTakeFirstOrThrow();
  if (count > 0) throw new Problem("values-do-not-fit", { values: { count } });
}
