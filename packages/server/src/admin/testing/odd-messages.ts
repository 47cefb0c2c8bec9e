import type { Node } from "./foreign-reader.ts";
import {
  ODD_RECORDS,
  type OddKind,
  type OddMember,
  type OddStyle,
  oddAnswer,
  oddRequest,
} from "./odd-style.ts";
import { isAlone, itemName } from "./odd-wsdl.ts";

const PAIR: readonly OddMember[] = [
  { name: "Key", kind: "text" },
  { name: "Value", kind: "text" },
];

/** Reads a request as JAXB does: whatever is not declared, or stands in another place or namespace, is an error. */
export function readOddRequest(style: OddStyle, operation: string, element: Node): Record<string, unknown> {
  const { request } = style.holders;
  const members = oddRequest(operation);
  if (request === null) return readRecord(style, element, members);
  const [holder] = element.children;
  if (holder === undefined) return {};
  requireName(style, holder, request);
  return readRecord(style, holder, members);
}

function readRecord(style: OddStyle, node: Node, members: readonly OddMember[]): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  let next = 0;
  for (const child of node.children) {
    const at = members.findIndex(({ name }, index) => index >= next && style.spell(name) === child.name);
    const member = members[at];
    if (member === undefined) throw unexpected(child);
    requireName(style, child, child.name);
    next = isAlone(style, member.kind) ? at : at + 1;
    read[member.name] = readValue(style, child, { member, before: read[member.name] });
  }
  return read;
}

function requireName(style: OddStyle, node: Node, name: string): void {
  const isRight = node.name === name && node.namespace === (style.isQualified ? style.namespace : "");
  if (!isRight) throw unexpected(node);
}

const unexpected = ({ namespace, name }: Node): Error =>
  new Error(`Unmarshalling Error: unexpected element (uri:"${namespace}", local:"${name}")`);

interface Reading {
  readonly member: OddMember;
  /** Of the items that came before this one. */
  readonly before: unknown;
}

function readValue(style: OddStyle, node: Node, { member: { kind }, before }: Reading): unknown {
  const record = ODD_RECORDS[kind];
  if (kind === "actor") return readRecord(style, node, record ?? []);
  if (record === undefined && kind !== "texts" && kind !== "pairs") return node.text;
  const nodes = isAlone(style, kind) ? [node] : node.children;
  if (!isAlone(style, kind)) for (const item of nodes) requireName(style, item, itemName(kind));
  if (kind === "pairs") {
    const pairs = nodes.map((item) => readRecord(style, item, PAIR));
    return { ...(before as object), ...Object.fromEntries(pairs.map(({ Key, Value }) => [Key, Value])) };
  }
  const items = nodes.map((item) => (kind === "texts" ? item.text : readRecord(style, item, record ?? [])));
  return [...((before as unknown[] | undefined) ?? []), ...items];
}

/** The answer in the words of the style. */
export function writeOddAnswer(style: OddStyle, operation: string, response: object): string {
  const { namespace, prefix, holders } = style;
  const fields = new Map(Object.entries(response).map(([key, value]) => [wireName(key), value]));
  const members = writeRecord(style, oddAnswer(operation), fields);
  const held = holders.answer === null ? members : tag(style, holders.answer, { content: members });
  const element = style.answerElement(operation);
  return (
    `<?xml version="1.0"?><${prefix}:Envelope xmlns:${prefix}="http://schemas.xmlsoap.org/soap/envelope/" ` +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">' +
    `<${prefix}:Header><h:Session xmlns:h="urn:h" ${prefix}:mustUnderstand="1">7</h:Session></${prefix}:Header>` +
    `<${prefix}:Body><ns2:${element} xmlns:ns2="${namespace}">${held}</ns2:${element}></${prefix}:Body></${prefix}:Envelope>`
  );
}

const WIRE_NAMES: Readonly<Record<string, string>> = { fieldMetadata: "FieldMetaDataObjects" };
const wireName = (key: string): string => WIRE_NAMES[key] ?? (key[0]?.toUpperCase() ?? "") + key.slice(1);

function writeRecord(
  style: OddStyle,
  members: readonly OddMember[],
  fields: ReadonlyMap<string, unknown>,
): string {
  return members.map((member) => writeMember(style, member, fields.get(member.name))).join("");
}

function writeMember(style: OddStyle, { name, kind }: OddMember, value: unknown): string {
  if (value === null || value === undefined) return "";
  const spelled = style.spell(name);
  const items = itemsOf(style, kind, value);
  if (items === null) return tag(style, spelled, { content: escaped(String(value)), type: "xsd:string" });
  if (kind === "actor") return tag(style, spelled, { content: items[0] ?? "" });
  if (isAlone(style, kind)) return items.map((content) => tag(style, spelled, { content })).join("");
  const inner = items.map((content) => tag(style, itemName(kind), { content })).join("");
  return tag(style, spelled, { content: inner, type: "ns2:List" });
}

/** The contents of the items of a list; null for what is none. */
function itemsOf(style: OddStyle, kind: OddKind, value: unknown): string[] | null {
  const record = ODD_RECORDS[kind];
  const written = (each: object, members: readonly OddMember[]) =>
    writeRecord(style, members, new Map(Object.entries(each).map(([key, one]) => [wireName(key), one])));
  if (kind === "texts") return (value as string[]).map(escaped);
  if (kind === "pairs")
    return Object.entries(value as object).map(([Key, Value]) => written({ Key, Value }, PAIR));
  return record === undefined ? null : [value as object].flat().map((each) => written(each, record));
}

function tag(style: OddStyle, name: string, { content, type }: { content: string; type?: string }): string {
  const qualified = style.isQualified ? `ns2:${name}` : name;
  const said = style.saysTypes ? ` xsi:type="${type ?? "ns2:Any"}"` : "";
  return `<${qualified}${said}>${content}</${qualified}>`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#13;");
