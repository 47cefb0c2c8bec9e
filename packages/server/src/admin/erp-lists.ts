import { textInLanguage } from "@brygga/protocol";
import type { CallOptions, ConnectorFailure } from "../connector-client/index.ts";
import { inTransaction, type Trx } from "../db/database.ts";
import type { ListItemMapping, StoredField } from "./actor-type-mapping.ts";
import type { AdminDeps } from "./admin-deps.ts";
import type { BoundConnection } from "./bound-connection.ts";
import { openConnection } from "./connection-client.ts";
import { loadActorTypeMappings } from "./connection-configuration.ts";

/** The items of one ERP list, or why they could not be read. */
export type FetchedList =
  | { readonly ok: true; readonly items: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly failure: ConnectorFailure };

/** Reads each list once, however many fields have it. */
export function listReader(
  connection: BoundConnection,
  options: CallOptions = {},
): (listName: string) => Promise<FetchedList> {
  const known = new Map<string, Promise<FetchedList>>();
  return (listName) => {
    const reading = known.get(listName) ?? readList(connection, listName, options);
    known.set(listName, reading);
    return reading;
  };
}

async function readList(
  connection: BoundConnection,
  listName: string,
  options: CallOptions,
): Promise<FetchedList> {
  const result = await connection.call("getList", { listName }, options);
  return result.ok ? { ok: true, items: new Map(Object.entries(result.response.listItems ?? {})) } : result;
}

/**
 * The stored items of a field with what the ERP has now: texts anew, items that appeared since marked as new. One
 * that is gone from the ERP stays while it is mapped.
 */
export function mergeItems(
  stored: readonly ListItemMapping[],
  present: ReadonlyMap<string, string>,
): ListItemMapping[] {
  const known = new Map(stored.map((item) => [item.erpItemKey, item]));
  const isFirst = stored.length === 0;
  const items = [...present].map(([erpItemKey, text]): ListItemMapping => {
    const before = known.get(erpItemKey);
    return before ? { ...before, text } : { erpItemKey, text, crmItemKey: null, isNew: !isFirst };
  });
  const gone = stored.filter(({ erpItemKey, crmItemKey }) => crmItemKey !== null && !present.has(erpItemKey));
  return [...items, ...gone];
}

/** Whether a field's items are needed: those of every mapped list, also one that goes to a text. */
export const needsItems = (field: StoredField): boolean =>
  field.fieldType === "List" && field.crmFieldKey !== null && !field.missingInErp;

/**
 * Reads the lists of a connection's mapped fields and stores their items. A list that cannot be read keeps the
 * items it had; nothing depends on this succeeding at once.
 */
export async function refreshListItems(deps: AdminDeps, connectionId: number): Promise<void> {
  const mappings = await loadActorTypeMappings(deps.db, connectionId);
  const fields = mappings.flatMap((mapping) => mapping.fields.filter(needsItems));
  if (fields.length === 0) return;
  const read = listReader(await openConnection(deps, connectionId), { timeoutMs: REFRESH_MS });
  const merged: { fieldId: number; items: ListItemMapping[] }[] = [];
  for (const field of fields) {
    const list = await read(field.listName);
    if (list.ok) merged.push({ fieldId: field.id, items: mergeItems(field.listItems, list.items) });
  }
  await inTransaction(deps.db, async (trx) => {
    for (const { fieldId, items } of merged) await replaceItems(trx, fieldId, items);
  });
}

/** Somebody is waiting in front of a dialog, and the lists can come later. */
const REFRESH_MS = 10_000;

const ROWS_PER_INSERT = 500;

export async function replaceItems(
  trx: Trx,
  fieldId: number,
  items: readonly ListItemMapping[],
): Promise<void> {
  await trx.deleteFrom("list_item_mapping").where("erp_field_id", "=", fieldId).execute();
  for (let from = 0; from < items.length; from += ROWS_PER_INSERT) {
    const rows = items.slice(from, from + ROWS_PER_INSERT).map((item) => ({
      erp_field_id: fieldId,
      erp_item_key: item.erpItemKey,
      text: item.text,
      crm_item_key: item.crmItemKey,
      is_new: item.isNew ? (1 as const) : (0 as const),
    }));
    await trx.insertInto("list_item_mapping").values(rows).execute();
  }
}

/** Whoever has read the mapping of the field's list before does not know it any more. */
export async function bumpItemsVersion(trx: Trx, fieldId: number): Promise<void> {
  await trx
    .updateTable("erp_field")
    .set((eb) => ({ items_version: eb("items_version", "+", 1) }))
    .where("id", "=", fieldId)
    .execute();
}

/** Text of an item in one language; its key when it has none. */
export const itemText = (
  { erpItemKey, text }: Pick<ListItemMapping, "erpItemKey" | "text">,
  language: string,
) => textInLanguage(text, language) || erpItemKey;
