import { entryOf, type MemberDialect, type SoapDialect } from "./dialect.ts";
import { escapeXml } from "./escape-xml.ts";
import type { MemberPlan, Plan, RecordPlan } from "./plan.ts";

/** A record as a service spells it: what the writer needs, worked out once per message and not once per value. */
export interface SpokenRecord {
  readonly members: readonly SpokenMember[];
}

export type SpokenMember =
  | {
      readonly plan: MemberPlan;
      readonly tag: Tag;
      readonly item: SpokenItem | null;
      readonly arrays: SpokenArrays;
      /** Whether its items stand alone: each in an element of its name. */
      readonly isFlat: boolean;
    }
  /** Asked for by the service, unknown to the contract: the same text in every message. */
  | { readonly plan: null; readonly xml: string };

/** The records inside a member: of an array, or the one record that the member is. */
export interface SpokenItem {
  readonly tag: Tag;
  readonly record: SpokenRecord;
}

/** Start and end of an element, prefix included. */
export interface Tag {
  readonly name: string;
  readonly open: string;
  readonly close: string;
}

export interface SpokenArrays {
  readonly text: Tag;
  readonly entry: Tag;
  readonly key: Tag;
  readonly value: Tag;
}

/** Hands out a prefix for each namespace of a message; "" stays without one. */
export class Prefixes {
  private readonly known = new Map<string, string>();

  /** @param fixed namespaces that are declared whether they are used or not, by prefix */
  constructor(fixed: readonly (readonly [string, string])[]) {
    for (const [prefix, namespace] of fixed)
      if (namespace !== "" && !this.known.has(namespace)) this.known.set(namespace, prefix);
  }

  tag(namespace: string, name: string): Tag {
    const prefix = this.prefixOf(namespace);
    const qualified = prefix === "" ? name : `${prefix}:${name}`;
    return { name: qualified, open: `<${qualified}>`, close: `</${qualified}>` };
  }

  /** Whether an element without a namespace was asked for: no default namespace may then be in force. */
  get hasUnqualified(): boolean {
    return this.known.has("");
  }

  /** Prefix and namespace of everything that was asked for. */
  *declarations(): Generator<readonly [string, string]> {
    for (const [namespace, prefix] of this.known) if (namespace !== "") yield [prefix, namespace];
  }

  private prefixOf(namespace: string): string {
    const known = this.known.get(namespace);
    if (known !== undefined) return known;
    const prefix = namespace === "" ? "" : `n${this.known.size}`;
    this.known.set(namespace, prefix);
    return prefix;
  }
}

interface Speaking {
  readonly dialect: SoapDialect;
  readonly prefixes: Prefixes;
  /** Namespace of members that say no other. */
  readonly namespace: string;
}

/** @param members the service's own list; without one the contract's members in its order */
export function spokenRecord(
  plan: RecordPlan,
  members: readonly MemberDialect[] | undefined,
  speaking: Speaking,
): SpokenRecord {
  return {
    members:
      members === undefined
        ? plan.members.map((member) => spokenMember(member, null, speaking))
        : members.flatMap((spelling) => spelledMember(plan, spelling, speaking)),
  };
}

function spelledMember(plan: RecordPlan, spelling: MemberDialect, speaking: Speaking): SpokenMember[] {
  if (spelling.member === null) return [{ plan: null, xml: constantXml(spelling, speaking) }];
  const member = plan.members.find(({ wireName }) => wireName === spelling.member);
  return member === undefined ? [] : [spokenMember(member, spelling, speaking)];
}

function constantXml({ name, namespace, content = "" }: MemberDialect, speaking: Speaking): string {
  const tag = speaking.prefixes.tag(namespace ?? speaking.namespace, name);
  return content === null ? nilXml(tag) : tag.open + escapeXml(content) + tag.close;
}

export const nilXml = ({ name }: Tag): string => `<${name} i:nil="true"/>`;

function spokenMember(plan: MemberPlan, spelling: MemberDialect | null, speaking: Speaking): SpokenMember {
  const namespace = spelling?.namespace ?? speaking.namespace;
  const tag = speaking.prefixes.tag(namespace, spelling?.name ?? plan.wireName);
  const isFlat = spelling?.isFlat === true;
  const common = spokenArrays(speaking);
  const arrays = isFlat ? { ...common, text: tag, entry: tag } : common;
  return { plan, tag, isFlat, arrays, item: itemOf(plan.plan, isFlat ? { ...speaking, tag } : speaking) };
}

function itemOf(plan: Plan, speaking: Speaking & { readonly tag?: Tag }): SpokenItem | null {
  if (plan.kind === "records") return spokenItem(plan.record, speaking);
  return plan.kind === "record" ? spokenItem(plan, speaking) : null;
}

/** A record that stands inside a message, in an element of its own or one that is given. */
export function spokenItem(plan: RecordPlan, speaking: Speaking & { readonly tag?: Tag }): SpokenItem {
  const spelling = entryOf(speaking.dialect.types, plan.typeName);
  const namespace = spelling?.itemNamespace ?? speaking.namespace;
  return {
    tag: speaking.tag ?? speaking.prefixes.tag(namespace, spelling?.itemName ?? plan.typeName),
    record: spokenRecord(plan, spelling?.members, speaking),
  };
}

function spokenArrays({ dialect, prefixes }: Speaking): SpokenArrays {
  const { arrayNames: names, arraysNamespace, dictionaryNamespace = arraysNamespace } = dialect;
  return {
    text: prefixes.tag(arraysNamespace, names.text),
    entry: prefixes.tag(dictionaryNamespace, names.entry),
    key: prefixes.tag(dictionaryNamespace, names.key),
    value: prefixes.tag(dictionaryNamespace, names.value),
  };
}
