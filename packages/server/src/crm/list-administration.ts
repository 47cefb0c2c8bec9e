import type { CrmListInFull, ListItemBody, ListItemChange, MultiLanguage } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { crmFields } from "./field-registry.ts";
import { freeKey } from "./free-key.ts";
import { fromLanguageTexts, toLanguageTexts, wordingsOf } from "./language-texts.ts";

/** A list, as the sender read it. */
export interface ListRef {
  readonly id: number;
  /** null when the version does not matter. */
  readonly expectedVersion: number | null;
}

/** An item of it. */
export interface ItemRef extends ListRef {
  readonly key: string;
}

/** Every list with its items in order, the deleted ones too; deleted lists where they are asked for. */
export async function listsInFull(
  db: Db,
  { deleted }: { readonly deleted: boolean },
): Promise<CrmListInFull[]> {
  const lists = await db
    .selectFrom("crm_list")
    .selectAll()
    .$if(!deleted, (query) => query.where("deleted_at", "is", null))
    .orderBy("id")
    .execute();
  const items = Map.groupBy(await allItems(db), (item) => item.list_id);
  const fields = Map.groupBy(await crmFields(db), (field) => field.listId);
  return lists.map((list) => ({
    id: list.id,
    key: list.key,
    names: toLanguageTexts(list.name),
    isStandard: list.is_standard === 1,
    usedBy: (fields.get(list.id) ?? []).map(({ entity, key, label }) => ({ entity, key, label })),
    items: (items.get(list.id) ?? []).map(({ key, name, tooltip, deleted }) => ({
      key,
      names: toLanguageTexts(name),
      tooltips: toLanguageTexts(tooltip),
      deleted: deleted === 1,
    })),
    deletedAt: list.deleted_at,
    version: list.version,
  }));
}

const allItems = (db: Db) =>
  db.selectFrom("crm_list_item").selectAll().orderBy("rank").orderBy("id").execute();

/** Throws the Problem `not-found`. */
export async function listInFull(db: Db, id: number): Promise<CrmListInFull> {
  const list = (await listsInFull(db, { deleted: true })).find((one) => one.id === id);
  if (!list) throw new Problem("not-found");
  return list;
}

/** Throws the Problem `name-taken`. */
export async function createList(db: Db, names: MultiLanguage): Promise<CrmListInFull> {
  return await inTransaction(db, async (trx) => {
    const name = fromLanguageTexts(names);
    await checkListName(trx, name, null);
    const taken = await trx.selectFrom("crm_list").select("key").execute();
    const key = freeKey(name, new Set(taken.map((row) => row.key)));
    const row = await trx
      .insertInto("crm_list")
      .values({ key, name })
      .returning("id")
      .executeTakeFirstOrThrow();
    return await listInFull(trx, row.id);
  });
}

/** Throws `not-found`, `version-conflict` or `name-taken`. */
export async function renameList(db: Db, ref: ListRef, names: MultiLanguage): Promise<CrmListInFull> {
  return await changeList(db, ref, async (trx) => {
    const { name } = await trx
      .selectFrom("crm_list")
      .select("name")
      .where("id", "=", ref.id)
      .executeTakeFirstOrThrow();
    const next = fromLanguageTexts(names, name);
    await checkListName(trx, next, ref.id);
    await trx.updateTable("crm_list").set({ name: next }).where("id", "=", ref.id).execute();
  });
}

/** Throws `list-in-use` where a field has the list, or it is a standard one. */
export async function deleteList(db: Db, ref: ListRef, now: Date): Promise<void> {
  await changeList(db, ref, async (trx, list) => {
    if (list.isStandard || list.usedBy.length > 0) {
      const fields = list.usedBy.map(({ key, label }) => textInLanguage(label ?? key, "en")).join(", ");
      throw new Problem("list-in-use", { values: { fields } });
    }
    await trx
      .updateTable("crm_list")
      .set({ deleted_at: now.toISOString() })
      .where("id", "=", ref.id)
      .execute();
  });
}

export async function restoreList(db: Db, id: number): Promise<CrmListInFull> {
  return await inTransaction(db, async (trx) => {
    const { version } = await listInFull(trx, id);
    await trx
      .updateTable("crm_list")
      .set({ deleted_at: null, version: version + 1 })
      .where("id", "=", id)
      .execute();
    return await listInFull(trx, id);
  });
}

/** Throws `name-taken` where another item has one of the names: values could not be told apart by text. */
export async function createItem(db: Db, ref: ListRef, item: ListItemBody): Promise<CrmListInFull> {
  return await changeList(db, ref, async (trx, list) => {
    const name = fromLanguageTexts(item.names);
    await checkItemName(trx, { ...ref, key: "" }, name);
    const key = freeKey(name, new Set(list.items.map((one) => one.key)));
    const tooltip = fromLanguageTexts(item.tooltips);
    await trx
      .insertInto("crm_list_item")
      .values({ list_id: ref.id, key, name, tooltip, rank: list.items.length + 1, deleted: 0 })
      .execute();
    await numberItems(trx, ref.id, [...list.items.map((one) => one.key), key]);
  });
}

export async function updateItem(
  db: Db,
  ref: ItemRef,
  { names, tooltips }: ListItemChange,
): Promise<CrmListInFull> {
  return await changeList(db, ref, async (trx) => {
    const stored = await storedItem(trx, ref);
    const name = names === undefined ? stored.name : fromLanguageTexts(names, stored.name);
    const tooltip = tooltips === undefined ? stored.tooltip : fromLanguageTexts(tooltips, stored.tooltip);
    if (stored.deleted === 0) await checkItemName(trx, ref, name);
    await trx.updateTable("crm_list_item").set({ name, tooltip }).where("id", "=", stored.id).execute();
  });
}

/** Hides an item, or offers it again; records that have it keep it either way. */
export async function setItemDeleted(db: Db, ref: ItemRef, deleted: boolean): Promise<CrmListInFull> {
  return await changeList(db, ref, async (trx) => {
    const stored = await storedItem(trx, ref);
    if (!deleted) await checkItemName(trx, ref, stored.name);
    await trx
      .updateTable("crm_list_item")
      .set({ deleted: deleted ? 1 : 0 })
      .where("id", "=", stored.id)
      .execute();
  });
}

/** Throws `invalid-request` where the keys are not exactly those of the list. */
export async function orderItems(db: Db, ref: ListRef, keys: readonly string[]): Promise<CrmListInFull> {
  return await changeList(db, ref, async (trx, list) => {
    const known = new Set(list.items.map(({ key }) => key));
    if (
      keys.length !== known.size ||
      new Set(keys).size !== known.size ||
      keys.some((key) => !known.has(key))
    ) {
      const message = "Name every item of the list once.";
      throw new Problem("invalid-request", { errors: [{ path: "keys", code: "invalid-value", message }] });
    }
    await numberItems(trx, ref.id, keys);
  });
}

async function numberItems(trx: Trx, listId: number, keys: readonly string[]): Promise<void> {
  for (const [index, key] of keys.entries()) {
    await trx
      .updateTable("crm_list_item")
      .set({ rank: index + 1 })
      .where("list_id", "=", listId)
      .where("key", "=", key)
      .where("rank", "!=", index + 1)
      .execute();
  }
}

/** Every change of a list or of its items goes through here: one version covers all of it. */
async function changeList(
  db: Db,
  { id, expectedVersion }: ListRef,
  change: (trx: Trx, list: CrmListInFull) => Promise<void>,
): Promise<CrmListInFull> {
  return await inTransaction(db, async (trx) => {
    const list = await listInFull(trx, id);
    if (list.deletedAt !== null) throw new Problem("not-found");
    if (expectedVersion !== null && expectedVersion !== list.version) {
      throw new Problem("version-conflict", { values: { version: list.version } });
    }
    await change(trx, list);
    await trx
      .updateTable("crm_list")
      .set({ version: list.version + 1 })
      .where("id", "=", id)
      .execute();
    return await listInFull(trx, id);
  });
}

async function storedItem(trx: Trx, { id, key }: ItemRef) {
  const item = await trx
    .selectFrom("crm_list_item")
    .select(["id", "name", "tooltip", "deleted"])
    .where("list_id", "=", id)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!item) throw new Problem("not-found");
  return item;
}

async function checkItemName(trx: Trx, { id, key }: ItemRef, name: string): Promise<void> {
  const others = (await allItems(trx)).filter(
    (item) => item.list_id === id && item.key !== key && item.deleted === 0,
  );
  checkWordings(name, others);
}

async function checkListName(trx: Trx, name: string, ownId: number | null): Promise<void> {
  const lists = await trx.selectFrom("crm_list").select(["id", "name"]).execute();
  checkWordings(
    name,
    lists.filter(({ id }) => id !== ownId),
  );
}

function checkWordings(name: string, others: readonly { readonly name: string }[]): void {
  const taken = new Set(others.flatMap((other) => wordingsOf(other.name)));
  if (wordingsOf(name).some((wording) => taken.has(wording))) {
    throw new Problem("name-taken", { values: { name: textInLanguage(name, "en") } });
  }
}
