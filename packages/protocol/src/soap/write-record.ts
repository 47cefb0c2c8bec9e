import { escapeXml } from "./escape-xml.ts";
import type { MemberPlan } from "./plan.ts";
import {
  nilXml,
  type SpokenArrays,
  type SpokenItem,
  type SpokenMember,
  type SpokenRecord,
} from "./spoken-record.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Writes the members of a record in the service's order. Whoever opens the element around them declares the prefixes. */
export function writeMembers({ members }: SpokenRecord, fields: Fields): string {
  let xml = "";
  for (const member of members) {
    xml += member.plan === null ? member.xml : writeMember(member, fields[member.plan.key]);
  }
  return xml;
}

/** Writes one record as an item of an array. */
export const writeItem = ({ tag, record }: SpokenItem, fields: Fields): string =>
  tag.open + writeMembers(record, fields) + tag.close;

/** Writes one item of an array of strings. */
export const writeText = ({ text }: SpokenArrays, value: string): string =>
  text.open + escapeXml(value) + text.close;

type ContractMember = Extract<SpokenMember, { plan: MemberPlan }>;

function writeMember(member: ContractMember, value: unknown): string {
  const { plan, nullable } = member.plan;
  if (plan.kind === "text" && plan.enumeration !== null && (value ?? "") === "") return "";
  if (member.isFlat) return writeContent(member, value);
  if (value === null && nullable) return nilXml(member.tag);
  return member.tag.open + writeContent(member, value) + member.tag.close;
}

function writeContent({ plan: { plan }, item, arrays }: ContractMember, value: unknown): string {
  switch (plan.kind) {
    case "text":
      return escapeXml(asText(value));
    case "boolean":
      return value === true ? "true" : "false";
    case "integer":
      return typeof value === "number" ? String(Math.trunc(value)) : "0";
    case "texts":
      return writeTexts(asList(value), arrays);
    case "dictionary":
      return writeDictionary(asFields(value), arrays);
    case "records":
      return item === null ? "" : writeRecords(item, asList(value));
    case "record":
      return item === null ? "" : writeMembers(item.record, asFields(value));
  }
}

function writeTexts(texts: readonly unknown[], arrays: SpokenArrays): string {
  let xml = "";
  for (const text of texts) xml += writeText(arrays, asText(text));
  return xml;
}

function writeDictionary(fields: Fields, { entry, key, value }: SpokenArrays): string {
  let xml = "";
  for (const name of Object.keys(fields)) {
    xml +=
      `${entry.open}${key.open}${escapeXml(name)}${key.close}` +
      `${value.open}${escapeXml(asText(fields[name]))}${value.close}${entry.close}`;
  }
  return xml;
}

function writeRecords(item: SpokenItem, records: readonly unknown[]): string {
  let xml = "";
  for (const record of records) xml += writeItem(item, asFields(record));
  return xml;
}

// A caller in plain JavaScript may leave a member out; the wire then gets the empty value, never "undefined".
const asText = (value: unknown): string => (typeof value === "string" ? value : "");
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asFields = (value: unknown): Fields => (isFields(value) ? value : {});
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
