import { type ArrayNames, type SoapDialect, type TypeDialect, WCF_DIALECT } from "../soap/dialect.ts";
import type { MemberPlan, RecordPlan } from "../soap/plan.ts";
import { type DeclaredMember, membersOfType } from "./declared-members.ts";
import type { FoundOperation } from "./find-operation.ts";
import { mostCommon } from "./most-common.ts";
import { spellMembers, unlessDefault } from "./spell-members.ts";
import type { WsdlSet } from "./wsdl-set.ts";

/** A member of the contract together with what the service declares for it. */
interface Pair {
  readonly plan: MemberPlan;
  readonly declared: DeclaredMember;
}

function* pairsOf(plan: RecordPlan, declared: readonly DeclaredMember[]): Generator<Pair> {
  for (const member of plan.members) {
    const found =
      declared.find(({ name }) => name === member.wireName) ??
      declared.find(({ name }) => name.toLowerCase() === member.wireName.toLowerCase());
    if (found !== undefined) yield { plan: member, declared: found };
  }
}

/** All members of all requests, and of the records in them. */
function* requestPairs(set: WsdlSet, found: readonly FoundOperation[]): Generator<Pair> {
  for (const { message, parameter } of found) {
    if (parameter === null) continue;
    for (const pair of pairsOf(message.request, membersOfType(set, parameter.type))) {
      yield pair;
      const record = recordIn(set, pair);
      if (record !== null) yield* pairsOf(record.plan, record.members);
    }
  }
}

interface DeclaredRecord {
  readonly plan: RecordPlan;
  readonly members: readonly DeclaredMember[];
  /** The element that each record of an array is; null for a record that stands alone. */
  readonly item: DeclaredMember | null;
}

function recordIn(set: WsdlSet, { plan: { plan }, declared }: Pair): DeclaredRecord | null {
  if (plan.kind === "record") return { plan, members: membersOfType(set, declared.type), item: null };
  if (plan.kind !== "records") return null;
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
  return types;
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
    pairs
      .filter(({ plan }) => plan.plan.kind === kind)
      .flatMap(({ declared }) => membersOfType(set, declared.type).find(({ isMany }) => isMany) ?? []);
  const texts = itemsOf("texts");
  const entries = itemsOf("dictionary");
  const namespaceOf = (items: readonly DeclaredMember[]) =>
    mostCommon(items.map(({ namespace }) => namespace));
  const arraysNamespace = namespaceOf(texts) ?? namespaceOf(entries) ?? WCF_DIALECT.arraysNamespace;
  const dictionaryNamespace = namespaceOf(entries) ?? arraysNamespace;
  return {
    arrayNames: namesOf(set, texts[0], entries[0]),
    arraysNamespace,
    ...(dictionaryNamespace === arraysNamespace ? {} : { dictionaryNamespace }),
  };
}

function namesOf(
  set: WsdlSet,
  text: DeclaredMember | undefined,
  entry: DeclaredMember | undefined,
): ArrayNames {
  const { arrayNames } = WCF_DIALECT;
  const [key, value] = entry === undefined ? [] : membersOfType(set, entry.type);
  return {
    text: text?.name ?? arrayNames.text,
    entry: entry?.name ?? arrayNames.entry,
    key: key?.name ?? arrayNames.key,
    value: value?.name ?? arrayNames.value,
  };
}
