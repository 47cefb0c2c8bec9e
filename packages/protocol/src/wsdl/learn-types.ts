import { type ArrayNames, type SoapDialect, type TypeDialect, WCF_DIALECT } from "../soap/dialect.ts";
import type { RecordPlan } from "../soap/plan.ts";
import { type DeclaredMember, membersOfType } from "./declared-members.ts";
import type { FoundOperation } from "./find-operation.ts";
import { mostCommon } from "./most-common.ts";
import { flatMembers, type Pair, pairsOf, spellMembers, unlessDefault } from "./spell-members.ts";
import type { WsdlSet } from "./wsdl-set.ts";

/** All members of all requests, and of the records in them. */
function* requestPairs(set: WsdlSet, found: readonly FoundOperation[]): Generator<Pair> {
  for (const { message, request } of found) {
    for (const pair of pairsOf(message.request, request.members)) {
      yield pair;
      const record = recordIn(set, pair);
      if (record !== null) yield* pairsOf(record.plan, record.members);
    }
  }
}

interface DeclaredRecord {
  readonly plan: RecordPlan;
  readonly members: readonly DeclaredMember[];
  /** The element that each record of an array is; null for a record that stands alone, or in the member's own element. */
  readonly item: DeclaredMember | null;
}

function recordIn(set: WsdlSet, { plan: { plan }, declared }: Pair): DeclaredRecord | null {
  if (plan.kind === "record") return { plan, members: membersOfType(set, declared.type), item: null };
  if (plan.kind !== "records") return null;
  if (declared.isMany) return { plan: plan.record, members: membersOfType(set, declared.type), item: null };
  const item = membersOfType(set, declared.type).find(({ isMany }) => isMany);
  return item === undefined ? null : { plan: plan.record, members: membersOfType(set, item.type), item };
}

/** How the records inside requests are spelled, where it is not as the contract has it. */
export function learnTypes(
  set: WsdlSet,
  found: readonly FoundOperation[],
  { dataNamespace }: Pick<SoapDialect, "dataNamespace">,
): Record<string, TypeDialect> {
  const types: Record<string, TypeDialect> = {};
  for (const pair of requestPairs(set, found)) {
    const record = recordIn(set, pair);
    if (record === null) continue;
    const { plan, members, item } = record;
    const spelling: TypeDialect = {
      ...types[plan.typeName],
      ...itemSpelling(plan, item, dataNamespace),
      ...unlessDefault(plan, spellMembers(plan, members, dataNamespace)),
    };
    if (Object.keys(spelling).length > 0) types[plan.typeName] = spelling;
  }
  for (const [typeName, members] of flatInAnswers(set, found)) {
    types[typeName] = { ...types[typeName], flatMembers: members };
  }
  return types;
}

/** By type of the records that stand in answers: the members whose items stand in them one by one. */
function* flatInAnswers(
  set: WsdlSet,
  found: readonly FoundOperation[],
): Generator<readonly [typeName: string, members: string[]]> {
  for (const { message, answer } of found) {
    for (const pair of pairsOf(message.response, answer.members)) {
      const record = recordIn(set, pair);
      const flat = record === null ? [] : flatMembers(record.plan, record.members);
      if (record !== null && flat.length > 0) yield [record.plan.typeName, flat];
    }
  }
}

function itemSpelling(
  { typeName }: RecordPlan,
  item: DeclaredMember | null,
  dataNamespace: string,
): TypeDialect {
  if (item === null) return {};
  return {
    ...(item.name === typeName ? {} : { itemName: item.name }),
    ...(item.namespace === dataNamespace ? {} : { itemNamespace: item.namespace }),
  };
}

/** Names and namespaces of what stands in string arrays and dictionaries. */
export function learnArrays(
  set: WsdlSet,
  found: readonly FoundOperation[],
): Pick<SoapDialect, "arrayNames" | "arraysNamespace" | "dictionaryNamespace"> {
  const pairs = [...requestPairs(set, found)];
  const itemsOf = (kind: "texts" | "dictionary") =>
    pairs.filter(({ plan }) => plan.plan.kind === kind).flatMap((pair) => itemOf(set, pair) ?? []);
  // Items without an element around them are called as their list is.
  const texts = itemsOf("texts").filter(({ isAlone }) => !isAlone);
  const entries = itemsOf("dictionary").map(({ item }) => ({ item, inner: membersOfType(set, item.type) }));
  const arraysNamespace =
    mostCommon(texts.map(({ item }) => item.namespace)) ??
    mostCommon(entries.map(({ item }) => item.namespace)) ??
    WCF_DIALECT.arraysNamespace;
  const dictionaryNamespace =
    mostCommon(entries.map(({ item, inner }) => inner[0]?.namespace ?? item.namespace)) ?? arraysNamespace;
  return {
    arrayNames: namesOf({ text: texts[0]?.item, entry: entries[0] }),
    arraysNamespace,
    ...(dictionaryNamespace === arraysNamespace ? {} : { dictionaryNamespace }),
  };
}

interface DeclaredItem {
  readonly item: DeclaredMember;
  /** Whether there is no element around it and its like. */
  readonly isAlone: boolean;
}

function itemOf(set: WsdlSet, { declared }: Pair): DeclaredItem | null {
  if (declared.isMany) return { item: declared, isAlone: true };
  const item = membersOfType(set, declared.type).find(({ isMany }) => isMany);
  return item === undefined ? null : { item, isAlone: false };
}

interface DeclaredItems {
  readonly text: DeclaredMember | undefined;
  readonly entry: { readonly item: DeclaredMember; readonly inner: readonly DeclaredMember[] } | undefined;
}

function namesOf({ text, entry }: DeclaredItems): ArrayNames {
  const { arrayNames } = WCF_DIALECT;
  const [key, value] = entry?.inner ?? [];
  return {
    text: text?.name ?? arrayNames.text,
    entry: entry?.item.name ?? arrayNames.entry,
    key: key?.name ?? arrayNames.key,
    value: value?.name ?? arrayNames.value,
  };
}
