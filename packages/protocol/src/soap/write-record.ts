import type { SoapDialect } from "./dialect.ts";
import { escapeXml } from "./escape-xml.ts";
import type { MemberPlan, RecordPlan } from "./plan.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Writes the members of a record in wire order, with prefix `a` for members, `b` for items of arrays and
 * dictionaries, `i` for nil: whoever opens the element around them declares the three.
 */
export function writeMembers(plan: RecordPlan, fields: Fields, dialect: SoapDialect): string {
  let xml = "";
  for (const member of membersInOrder(plan, dialect)) xml += writeMember(member, fields[member.key], dialect);
  return xml;
}

/** Writes one record as an item of an array. */
export const writeItem = (plan: RecordPlan, fields: Fields, dialect: SoapDialect): string =>
  `<a:${plan.typeName}>${writeMembers(plan, fields, dialect)}</a:${plan.typeName}>`;

function writeMember(member: MemberPlan, value: unknown, dialect: SoapDialect): string {
  const { plan, wireName } = member;
  if (plan.kind === "text" && plan.enumeration !== null && (value ?? "") === "") return "";
  if (value === null && member.nullable) return `<a:${wireName} i:nil="true"/>`;
  return `<a:${wireName}>${writeContent(member, value, dialect)}</a:${wireName}>`;
}

function writeContent({ plan }: MemberPlan, value: unknown, dialect: SoapDialect): string {
  switch (plan.kind) {
    case "text":
      return escapeXml(asText(value));
    case "boolean":
      return value === true ? "true" : "false";
    case "integer":
      return typeof value === "number" ? String(Math.trunc(value)) : "0";
    case "texts":
      return writeTexts(asList(value));
    case "dictionary":
      return writeDictionary(asFields(value));
    case "records":
      return writeRecords(plan.record, asList(value), dialect);
    case "record":
      return writeMembers(plan, asFields(value), dialect);
  }
}

function writeTexts(texts: readonly unknown[]): string {
  let xml = "";
  for (const text of texts) xml += `<b:string>${escapeXml(asText(text))}</b:string>`;
  return xml;
}

function writeDictionary(fields: Fields): string {
  let xml = "";
  for (const key of Object.keys(fields)) {
    xml +=
      `<b:KeyValueOfstringstring><b:Key>${escapeXml(key)}</b:Key>` +
      `<b:Value>${escapeXml(asText(fields[key]))}</b:Value></b:KeyValueOfstringstring>`;
  }
  return xml;
}

function writeRecords(plan: RecordPlan, records: readonly unknown[], dialect: SoapDialect): string {
  let xml = "";
  for (const record of records) xml += writeItem(plan, asFields(record), dialect);
  return xml;
}

/** A service that orders its members otherwise says so in the dialect; members it does not name come last. */
function membersInOrder(plan: RecordPlan, { memberOrders }: SoapDialect): readonly MemberPlan[] {
  const order = Object.hasOwn(memberOrders, plan.typeName) ? memberOrders[plan.typeName] : undefined;
  if (order === undefined) return plan.members;
  const rank = (member: MemberPlan) => {
    const at = order.indexOf(member.wireName);
    return at < 0 ? order.length : at;
  };
  return plan.members.toSorted((left, right) => rank(left) - rank(right));
}

// A caller in plain JavaScript may leave a member out; the wire then gets the empty value, never "undefined".
const asText = (value: unknown): string => (typeof value === "string" ? value : "");
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asFields = (value: unknown): Fields => (isFields(value) ? value : {});
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
