import type { ListMapping } from "@brygga/api-contract";
import { z } from "zod";

/** What was changed: the CRM item (null: none) by list and ERP item. */
export const listMappingDraft = z.object({
  lists: z.record(z.string(), z.record(z.string(), z.string().nullable())),
});
export type ListMappingDraft = z.infer<typeof listMappingDraft>;

export const NO_CHANGES: ListMappingDraft = { lists: {} };

/** One list field of one actor type. */
export const listKey = ({ actorType, fieldKey }: ListMapping) => `${actorType}/${fieldKey}`;

/** A list with the changes laid over it. */
export function withChanges(stored: ListMapping, draft: ListMappingDraft): ListMapping {
  const changed = draft.lists[listKey(stored)] ?? {};
  const items = stored.items.map((item) => ({
    ...item,
    crmItemKey: changed[item.erpItemKey] === undefined ? item.crmItemKey : changed[item.erpItemKey],
  }));
  return { ...stored, items: items.map((item) => ({ ...item, crmItemKey: item.crmItemKey ?? null })) };
}

export function setItems(
  draft: ListMappingDraft,
  list: ListMapping,
  items: Readonly<Record<string, string | null>>,
): ListMappingDraft {
  const key = listKey(list);
  return { lists: { ...draft.lists, [key]: { ...draft.lists[key], ...items } } };
}

/** CRM items that more than one ERP item is mapped to: they cannot be saved. */
export function duplicatesOf({ items }: ListMapping): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { crmItemKey } of items) {
    if (crmItemKey === null) continue;
    if (seen.has(crmItemKey)) twice.add(crmItemKey);
    seen.add(crmItemKey);
  }
  return twice;
}

const plain = (name: string) => name.trim().toLocaleLowerCase();

/** What the items of a list are looked through for. */
export interface ItemFilter {
  readonly text: string;
  readonly unmappedOnly: boolean;
}

/** Whether an item is found by its text, its key, or the name of its CRM item. */
export function isWanted(
  { crmItems }: Pick<ListMapping, "crmItems">,
  { erpItemKey, text, crmItemKey }: ListMapping["items"][number],
  filter: ItemFilter,
): boolean {
  if (filter.unmappedOnly && crmItemKey !== null) return false;
  const wanted = plain(filter.text);
  if (wanted === "") return true;
  const crmName = crmItems.find(({ key }) => key === crmItemKey)?.name ?? "";
  return plain(`${text}\n${crmName}`).includes(wanted) || plain(erpItemKey) === wanted;
}

/** Pairs unmapped ERP items with unused CRM items of the same name. */
export function matchesByName({ items, crmItems }: ListMapping): Record<string, string> {
  const used = new Set(items.flatMap(({ crmItemKey }) => crmItemKey ?? []));
  const free = new Map(
    crmItems.filter(({ key }) => !used.has(key)).map(({ key, name }) => [plain(name), key]),
  );
  const matches: Record<string, string> = {};
  for (const { erpItemKey, text, crmItemKey } of items) {
    const match = free.get(plain(text));
    if (crmItemKey !== null || match === undefined) continue;
    matches[erpItemKey] = match;
    free.delete(plain(text));
  }
  return matches;
}

/** The lists that differ from what is stored, whole, as they are sent. */
export function changedLists(stored: readonly ListMapping[], draft: ListMappingDraft): ListMapping[] {
  return stored
    .map((list) => withChanges(list, draft))
    .filter(({ items }, index) =>
      items.some(({ crmItemKey }, row) => crmItemKey !== stored[index]?.items[row]?.crmItemKey),
    );
}
