import type { Actor } from "@brygga/protocol";
import { type MappedField, transformsOf } from "@brygga/sync-engine";
import type { ImportType } from "./import-type.ts";

/** An item of an ERP list, or a text that stands for an item of a CRM list, without a partner. */
export interface UnmappedItem {
  readonly actorType: string;
  readonly fieldKey: string;
  readonly crmFieldKey: string;
  readonly erpItemKey: string;
  /** As the connector named it last; "" where it never has. */
  readonly text: string;
  /** Whether it has a key of its own; otherwise it is known by its text. */
  readonly isItem: boolean;
}

/** Whether an item that had no partner still has none. */
export function isUnmapped({ actorType, transforms }: ImportType, item: UnmappedItem): boolean {
  const transform = transforms.find(({ field }) => field.erpFieldKey === item.fieldKey);
  return transform !== undefined && unmappedItem(actorType, transform.field, item.erpItemKey) !== null;
}

/** Items without a partner that these actors have in fields that go to a list of the CRM, with how many have each. */
export function unmappedItems(
  { actorType, transforms }: ImportType,
  actors: readonly Actor[],
): ReadonlyMap<UnmappedItem, number> {
  const counts = new Map<string, { item: UnmappedItem; count: number }>();
  const fields = transforms.filter(({ toCrm, field }) => toCrm && field.crmFieldType === "list");
  for (const { field } of fields) {
    for (const { fieldValues } of actors) {
      const item = unmappedItem(actorType, field, fieldValues[field.erpFieldKey] ?? "");
      if (item === null) continue;
      const key = `${field.erpFieldKey}\u001f${item.erpItemKey}`;
      const known = counts.get(key);
      counts.set(key, { item: known?.item ?? item, count: (known?.count ?? 0) + 1 });
    }
  }
  return new Map([...counts.values()].map(({ item, count }) => [item, count]));
}

function unmappedItem(actorType: string, field: MappedField, wire: string): UnmappedItem | null {
  const isItem = field.erpFieldType === "List";
  const key = isItem ? wire : wire.trim();
  if (key === "") return null;
  const isMapped = isItem ? field.list?.toCrm.has(key) : field.crmList?.keyByName.has(key.toLowerCase());
  if (isMapped) return null;
  const { erpFieldKey: fieldKey, crmFieldKey } = field;
  return {
    actorType,
    fieldKey,
    crmFieldKey,
    erpItemKey: key,
    text: field.list?.erpTexts.get(key) ?? "",
    isItem,
  };
}

/** A partner in the CRM that an item has got, or would get. */
export interface ItemPartner {
  readonly item: UnmappedItem;
  readonly crmItemKey: string;
  readonly name: string;
}

/** The actor type as it is once these items have partners. */
export function withPartners(type: ImportType, partners: readonly ItemPartner[]): ImportType {
  if (partners.length === 0) return type;
  const fields = type.transforms.map(({ field }) => {
    const own = partners.filter(({ item }) => item.fieldKey === field.erpFieldKey);
    return own.length === 0 ? field : withItems(field, own);
  });
  return { ...type, transforms: transformsOf(fields), partnerCount: type.partnerCount + partners.length };
}

function withItems(field: MappedField, partners: readonly ItemPartner[]): MappedField {
  const { list, crmList } = field;
  const items = partners.filter(({ item }) => item.isItem);
  return {
    ...field,
    ...(list === undefined
      ? {}
      : {
          list: {
            ...list,
            toCrm: new Map([
              ...list.toCrm,
              ...items.map(({ item, crmItemKey }) => [item.erpItemKey, crmItemKey] as const),
            ]),
            toErp: new Map([
              ...list.toErp,
              ...items.map(({ item, crmItemKey }) => [crmItemKey, item.erpItemKey] as const),
            ]),
          },
        }),
    ...(crmList === undefined
      ? {}
      : {
          crmList: {
            keyByName: new Map([
              ...crmList.keyByName,
              ...partners.map(
                ({ item, name, crmItemKey }) =>
                  [(item.isItem ? name : item.erpItemKey).toLowerCase(), crmItemKey] as const,
              ),
            ]),
            nameByKey: new Map([
              ...crmList.nameByKey,
              ...partners.map(({ crmItemKey, name }) => [crmItemKey, name] as const),
            ]),
          },
        }),
  };
}
