import type { CrmEntity, CrmField, CrmList, ListMapping } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { crmFields } from "../crm/field-registry.ts";
import { crmLists } from "../crm/lists.ts";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { Problem, type ProblemEntry } from "../problem.ts";
import type { ListItemMapping, StoredField } from "./actor-type-mapping.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { openConnection } from "./connection-client.ts";
import { loadActorTypeMappings } from "./connection-configuration.ts";
import { loadLiveConnection } from "./connection-store.ts";
import {
  bumpItemsVersion,
  type FetchedList,
  itemText,
  listReader,
  mergeItems,
  needsItems,
  replaceItems,
} from "./erp-lists.ts";
import { forgetBase } from "./forget-base.ts";
import { type Words, wordsIn } from "./words.ts";

/** A list field that is mapped to a CRM list field. */
interface ListPair {
  readonly actorType: string;
  readonly field: StoredField;
  readonly crmFieldKey: string;
  readonly crmList: CrmList;
}

/** The list mappings of all mapped list fields, each with what its ERP list holds now. */
export async function getListMappings(
  deps: AdminDeps,
  connectionId: number,
  language: Language,
): Promise<ListMapping[]> {
  await loadLiveConnection(deps.db, connectionId);
  const pairs = await loadPairs(deps.db, connectionId);
  if (pairs.length === 0) return [];
  const read = listReader(await openConnection(deps, connectionId));
  return Promise.all(pairs.map(async (pair) => viewPair(pair, await read(pair.field.listName), language)));
}

export interface WantedListMapping {
  readonly actorType: string;
  readonly fieldKey: string;
  /** As it was read; undefined when the caller did not say. */
  readonly version?: number | undefined;
  readonly items: readonly { readonly erpItemKey: string; readonly crmItemKey: string | null }[];
}

/**
 * Replaces the list mappings of the fields that are sent; items that are left out become unmapped.
 *
 * Throws the Problems `connection-active`, `version-conflict` and `list-mapping-invalid`; then nothing is changed.
 */
export async function putListMappings(
  deps: AdminDeps,
  { connectionId, fields }: { connectionId: number; fields: readonly WantedListMapping[] },
  language: Language,
): Promise<ListMapping[]> {
  await deps.lock.run(connectionId, async () => {
    if ((await loadLiveConnection(deps.db, connectionId)).active) throw new Problem("connection-active");
    const read = listReader(await openConnection(deps, connectionId));
    const present = await Promise.all(
      (await loadPairs(deps.db, connectionId)).map(
        async ({ field }) => [field.id, await read(field.listName)] as const,
      ),
    );
    await inTransaction(deps.db, async (trx) => {
      if ((await loadLiveConnection(trx, connectionId)).active) throw new Problem("connection-active");
      const wishes = pairUp(await loadPairs(trx, connectionId), fields, language);
      refuseOutdated(wishes);
      const errors = wishes.flatMap((wish) => faultsOf(wish, language));
      if (errors.length > 0) throw new Problem("list-mapping-invalid", { errors });
      const lists = new Map(present);
      for (const wish of wishes)
        await save(trx, { wish, list: lists.get(wish.pair.field.id), connectionId, now: deps.now() });
    });
  });
  return getListMappings(deps, connectionId, language);
}

async function loadPairs(db: Db, connectionId: number): Promise<ListPair[]> {
  const lists = new Map((await crmLists(db)).map((list) => [list.id, list]));
  const registry = await crmFields(db);
  return (await loadActorTypeMappings(db, connectionId)).flatMap(({ actorType, crmEntity, fields }) =>
    fields.filter(needsItems).flatMap((field) => {
      const crmField = findField(registry, crmEntity, field.crmFieldKey);
      const crmList = crmField?.type === "list" ? lists.get(crmField.listId ?? 0) : undefined;
      return crmField && crmList ? [{ actorType, field, crmFieldKey: crmField.key, crmList }] : [];
    }),
  );
}

const findField = (
  registry: readonly CrmField[],
  entity: CrmEntity,
  key: string | null,
): CrmField | undefined => registry.find((field) => field.entity === entity && field.key === key);

function viewPair(
  { actorType, field, crmFieldKey, crmList }: ListPair,
  list: FetchedList,
  language: Language,
): ListMapping {
  const items = list.ok ? mergeItems(field.listItems, list.items) : field.listItems;
  const used = new Set(items.map(({ crmItemKey }) => crmItemKey));
  return {
    actorType,
    fieldKey: field.fieldKey,
    displayName: textInLanguage(field.displayName, language) || field.fieldKey,
    listName: field.listName,
    crmFieldKey,
    crmListId: crmList.id,
    version: field.itemsVersion,
    items: items.map((item) => ({ ...item, text: itemText(item, language) })),
    crmItems: crmList.items
      .filter(({ key, deleted }) => !deleted || used.has(key))
      .map(({ key, name }) => ({ key, name: textInLanguage(name, language) })),
    error: list.ok ? "" : textInLanguage(list.failure.userExplanation, language),
  };
}

interface Wish {
  readonly wanted: WantedListMapping;
  readonly pair: ListPair;
}

function pairUp(
  pairs: readonly ListPair[],
  fields: readonly WantedListMapping[],
  language: Language,
): Wish[] {
  return fields.map((wanted) => {
    const pair = pairs.find(
      ({ actorType, field }) => actorType === wanted.actorType && field.fieldKey === wanted.fieldKey,
    );
    if (pair !== undefined) return { wanted, pair };
    const message = wordsIn(NOT_A_LIST, language);
    const path = `${wanted.actorType}.${wanted.fieldKey}`;
    throw new Problem("list-mapping-invalid", { errors: [{ path, code: "not-a-list", message }] });
  });
}

function refuseOutdated(wishes: readonly Wish[]): void {
  const isOutdated = ({ wanted: { version }, pair }: Wish) =>
    version !== undefined && version !== pair.field.itemsVersion;
  if (wishes.some(isOutdated)) throw new Problem("version-conflict");
}

function faultsOf({ wanted, pair }: Wish, language: Language): ProblemEntry[] {
  const known = new Set(pair.crmList.items.map(({ key }) => key));
  const mapped = wanted.items.filter(({ crmItemKey }) => crmItemKey !== null);
  const fault = (erpItemKey: string, code: string, words: Words): ProblemEntry => ({
    path: `${wanted.actorType}.${wanted.fieldKey}.${erpItemKey}`,
    code,
    message: wordsIn(words, language),
  });
  return [
    ...repeated(wanted.items, "erpItemKey").map((key) => fault(key, "erp-item-used-twice", USED_TWICE)),
    ...mapped
      .filter(({ crmItemKey }) => repeated(mapped, "crmItemKey").includes(crmItemKey ?? ""))
      .map(({ erpItemKey }) => fault(erpItemKey, "crm-item-used-twice", USED_TWICE)),
    ...mapped
      .filter(({ crmItemKey }) => !known.has(crmItemKey ?? ""))
      .map(({ erpItemKey }) => fault(erpItemKey, "unknown-crm-item", UNKNOWN_ITEM)),
  ];
}

const NOT_A_LIST: Words = {
  en: "This field is not mapped to a list of the CRM. Map it to one under Mappings first.",
  sv: "Fältet är inte kopplat till en lista i CRM. Koppla det först till en sådan under Kopplingar.",
  nb: "Feltet er ikke tilordnet en liste i CRM. Tilordne det først til en liste under Tilordninger.",
  da: "Feltet er ikke knyttet til en liste i CRM. Knyt det først til en liste under Tilknytninger.",
  de: "Dieses Feld ist keiner Liste des CRM zugeordnet. Ordnen Sie es zuerst unter Zuordnungen einer Liste zu.",
  nl: "Dit veld is niet aan een lijst van het CRM toegewezen. Wijs het eerst onder Toewijzingen aan een lijst toe.",
};
const USED_TWICE: Words = {
  en: "An item can be mapped to one item only.",
  sv: "Ett alternativ kan bara mappas till ett alternativ.",
  nb: "Et element kan bare tilordnes ett element.",
  da: "Et element kan kun knyttes til ét element.",
  de: "Ein Eintrag kann nur einem einzigen Eintrag zugeordnet werden.",
  nl: "Een item kan maar aan één item worden toegewezen.",
};
const UNKNOWN_ITEM: Words = {
  en: "The CRM list has no such item.",
  sv: "Listan i CRM har inget sådant alternativ.",
  nb: "Listen i CRM har ikke noe slikt element.",
  da: "Listen i CRM har ikke et sådant element.",
  de: "Die Liste im CRM hat keinen solchen Eintrag.",
  nl: "De lijst in het CRM heeft zo'n item niet.",
};

type Item = WantedListMapping["items"][number];

function repeated(items: readonly Item[], member: keyof Item): string[] {
  const groups = Map.groupBy(items, (item) => item[member] ?? "");
  return [...groups].filter(([, group]) => group.length > 1).map(([key]) => key);
}

interface Saving {
  readonly wish: Wish;
  readonly list: FetchedList | undefined;
  readonly connectionId: number;
  readonly now: Date;
}

async function save(trx: Trx, { wish, list, connectionId, now }: Saving): Promise<void> {
  const { field, actorType } = wish.pair;
  const partners = new Map(wish.wanted.items.map(({ erpItemKey, crmItemKey }) => [erpItemKey, crmItemKey]));
  const before = list?.ok ? mergeItems(field.listItems, list.items) : field.listItems;
  const unknown = wish.wanted.items.filter(
    ({ erpItemKey }) => !before.some((item) => item.erpItemKey === erpItemKey),
  );
  const items = [...before, ...unknown.map(({ erpItemKey }) => ({ erpItemKey, text: "" }))].map(
    ({ erpItemKey, text }): ListItemMapping => ({
      erpItemKey,
      text,
      crmItemKey: partners.get(erpItemKey) ?? null,
      isNew: false,
    }),
  );
  await replaceItems(trx, field.id, items);
  await bumpItemsVersion(trx, field.id);
  // A base holds CRM items: where an item got another partner, it no longer says what the ERP held.
  const isRemapped = field.listItems.some(
    ({ erpItemKey, crmItemKey }) => crmItemKey !== null && crmItemKey !== (partners.get(erpItemKey) ?? null),
  );
  // Values that were held for want of a partner are listed, and due as soon as a cycle sees another mapping.
  if (isRemapped) await forgetBase(trx, { connectionId, actorType, fieldKeys: [field.fieldKey], now });
}
