import type { MemberPlan, Plan, RecordPlan } from "./plan.ts";
import type { SoapDecodeError } from "./soap-decode-error.ts";
import { TextUse } from "./xml-events.ts";

/** What the decoder builds from a message. Its type is that of the schema whose plan the nodes were made from. */
export type Built = { [key: string]: BuiltValue };
export type BuiltValue =
  | string
  | boolean
  | number
  | null
  | string[]
  | Record<string, string>
  | Built
  | Built[];

/** What an element stands for. Numbers, because the decoder branches on them for every tag of a large answer. */
export const NodeKind = {
  skip: 0,
  frame: 1,
  message: 2,
  result: 3,
  fault: 4,
  detail: 5,
  text: 6,
  boolean: 7,
  integer: 8,
  record: 9,
  records: 10,
  item: 11,
  texts: 12,
  textItem: 13,
  dictionary: 14,
  entry: 15,
  entryKey: 16,
  entryValue: 17,
  // Items of a list with no element around them.
  flatText: 18,
  flatItem: 19,
  flatEntry: 20,
} as const;
export type NodeKind = (typeof NodeKind)[keyof typeof NodeKind];

/**
 * One state of the decoder: an element of a message and what may stand in it. Elements are told apart by local
 * name alone. All nodes have one shape, which keeps the decoder's property reads monomorphic.
 */
export interface WireNode {
  readonly kind: NodeKind;
  /** The member of the record around it that it fills; the operation's key for a message. */
  readonly key: string;
  /** What its character data is for. */
  readonly textUse: TextUse;
  readonly children: Map<string, WireNode>;
  /** What any other child is; null stands for this node again. */
  readonly otherChild: WireNode | null;
  /** Makes the error that any other child is, in place of `otherChild`. */
  readonly refuse: ((localName: string) => SoapDecodeError) | null;
  readonly blank: () => Built;
  /** Children by qualified name as met so far, so that a known tag costs one look-up. */
  readonly seen: Map<string, WireNode>;
}

/** Members that say the same of most records. */
const WORDS: ReadonlySet<string> = new Set(["actorType", "parentActorType"]);

const noRecord = (): Built => ({});

const LEAVES: ReadonlySet<NodeKind> = new Set([
  NodeKind.detail,
  NodeKind.text,
  NodeKind.boolean,
  NodeKind.integer,
  NodeKind.textItem,
  NodeKind.entryKey,
  NodeKind.entryValue,
  NodeKind.flatText,
]);

interface NodeOptions {
  readonly key?: string;
  /** Whether its values are few and come again and again. */
  readonly isWord?: boolean;
  readonly children?: Iterable<readonly [string, WireNode]>;
  readonly otherChild?: WireNode | null;
  readonly refuse?: (localName: string) => SoapDecodeError;
  readonly blank?: () => Built;
}

/** An element that is of no concern, with all that is in it. */
export const SKIP: WireNode = wireNode(NodeKind.skip, { otherChild: null });

export function wireNode(kind: NodeKind, options: NodeOptions = {}): WireNode {
  return {
    kind,
    key: options.key ?? "",
    textUse: options.isWord === true ? TextUse.word : LEAVES.has(kind) ? TextUse.value : TextUse.none,
    children: new Map(options.children),
    otherChild: options.otherChild === undefined ? SKIP : options.otherChild,
    refuse: options.refuse ?? null,
    blank: options.blank ?? noRecord,
    seen: new Map(),
  };
}

/** Bounds what a peer with ever new prefixes can make us remember. */
const MAX_SEEN = 64;

/** The node of a child element. */
export function childOf(parent: WireNode, qualifiedName: string): WireNode {
  const known = parent.seen.get(qualifiedName);
  if (known !== undefined) return known;
  const localName = localNameOf(qualifiedName);
  const named = parent.children.get(localName) ?? inOtherCase(parent, localName);
  if (named === undefined && parent.refuse !== null) throw parent.refuse(localName);
  const child = named ?? parent.otherChild ?? parent;
  if (parent.seen.size < MAX_SEEN) parent.seen.set(qualifiedName, child);
  return child;
}

/** Some services write their members with a small first letter. The frame around a message is fixed. */
function inOtherCase({ kind, children }: WireNode, localName: string): WireNode | undefined {
  if (kind === NodeKind.frame) return undefined;
  const wanted = localName.toLowerCase();
  for (const [name, child] of children) if (name.toLowerCase() === wanted) return child;
  return undefined;
}

export const localNameOf = (qualifiedName: string): string =>
  qualifiedName.slice(qualifiedName.indexOf(":") + 1);

/** What the two halves of a dictionary's entries are called. */
export interface EntryNames {
  readonly key: string;
  readonly value: string;
}

interface RecordNodeOptions {
  /** The member that the record fills. */
  readonly key?: string;
  readonly entryNames?: EntryNames;
  /** Members of this record whose items stand in it one by one. */
  readonly flat?: ReadonlySet<string>;
  /** The same for the records in it, by their type. */
  readonly flatOf?: (typeName: string) => ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** A node that reads a record of the plan; `kind` says where the record goes. */
export function recordNode(
  plan: RecordPlan,
  kind: typeof NodeKind.record | typeof NodeKind.item | typeof NodeKind.flatItem | typeof NodeKind.result,
  {
    key = "",
    flat = NONE,
    entryNames = { key: "Key", value: "Value" },
    flatOf = () => NONE,
  }: RecordNodeOptions = {},
): WireNode {
  const nodeOf = (member: MemberPlan) =>
    (flat.has(member.wireName) ? flatNode : memberNode)(member, { entryNames, flatOf });
  return wireNode(kind, {
    key,
    blank: blankRecord(plan, flat),
    children: plan.members.map((member) => [member.wireName, nodeOf(member)] as const),
  });
}

type InnerOptions = Required<Pick<RecordNodeOptions, "entryNames" | "flatOf">>;

/** A member that is there once for each item of its list. */
function flatNode(member: MemberPlan, { entryNames, flatOf }: InnerOptions): WireNode {
  const { key, plan } = member;
  if (plan.kind === "texts") return wireNode(NodeKind.flatText, { key });
  if (plan.kind === "dictionary") return entryNode(entryNames, { kind: NodeKind.flatEntry, key });
  if (plan.kind !== "records") return memberNode(member, { entryNames, flatOf });
  const flat = flatOf(plan.record.typeName);
  return recordNode(plan.record, NodeKind.flatItem, { key, entryNames, flat, flatOf });
}

function memberNode({ key, plan }: MemberPlan, { entryNames, flatOf }: InnerOptions): WireNode {
  const inner = (typeName: string) => ({ entryNames, flatOf, flat: flatOf(typeName) });
  switch (plan.kind) {
    case "text":
      return wireNode(NodeKind.text, { key, isWord: WORDS.has(key) });
    case "boolean":
      return wireNode(NodeKind.boolean, { key });
    case "integer":
      return wireNode(NodeKind.integer, { key });
    case "texts":
      return wireNode(NodeKind.texts, { key, otherChild: wireNode(NodeKind.textItem) });
    case "dictionary":
      return wireNode(NodeKind.dictionary, { key, otherChild: entryNode(entryNames) });
    case "records":
      return wireNode(NodeKind.records, {
        key,
        otherChild: recordNode(plan.record, NodeKind.item, inner(plan.record.typeName)),
      });
    case "record":
      return recordNode(plan, NodeKind.record, { key, ...inner(plan.typeName) });
  }
}

const entryNode = (
  { key, value }: EntryNames,
  as: { kind: typeof NodeKind.entry | typeof NodeKind.flatEntry; key: string } = {
    kind: NodeKind.entry,
    key: "",
  },
): WireNode =>
  wireNode(as.kind, {
    key: as.key,
    children: [
      [key, wireNode(NodeKind.entryKey, { isWord: true })],
      [value, wireNode(NodeKind.entryValue)],
    ],
  });

/**
 * Makes records in which every member has the value that a missing element stands for. Of a list without an element
 * of its own nobody can say that it is missing: it is empty.
 */
function blankRecord(plan: RecordPlan, flat: ReadonlySet<string> = NONE): () => Built {
  const template: Built = {};
  const containers: [string, Plan][] = [];
  for (const { key, wireName, plan: member, nullable } of plan.members) {
    const isNull = nullable && !flat.has(wireName);
    template[key] = isNull ? null : emptyValue(member);
    if (!isNull && typeof template[key] === "object") containers.push([key, member]);
  }
  return () => {
    const record = { ...template };
    for (const [key, member] of containers) record[key] = emptyValue(member);
    return record;
  };
}

function emptyValue(plan: Plan): BuiltValue {
  switch (plan.kind) {
    case "text":
      return "";
    case "boolean":
      return false;
    case "integer":
      return 0;
    case "dictionary":
      return emptyDictionary();
    case "texts":
    case "records":
      return [];
    case "record":
      return blankRecord(plan)();
  }
}

/** Without a prototype, so that a field called `__proto__` or `constructor` is a field like any other. */
export function emptyDictionary(): Record<string, string> {
  const dictionary: Record<string, string> = Object.create(null);
  return dictionary;
}
