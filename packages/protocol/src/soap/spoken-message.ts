import { entryOf, type SoapDialect } from "./dialect.ts";
import { escapeXmlAttribute } from "./escape-xml.ts";
import { type Message, type MessageKey, messageOf } from "./message.ts";
import { Prefixes, type SpokenItem, type SpokenRecord, spokenItem, spokenRecord } from "./spoken-record.ts";

export const SOAP_NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";
export const XSI_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";
export const ENVELOPE_START = `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${SOAP_NAMESPACE}"><s:Body>`;
export const ENVELOPE_END = "</s:Body></s:Envelope>";

/** A message as a service spells it: everything around the values is written once. */
export interface SpokenMessage {
  readonly head: string;
  readonly record: SpokenRecord;
  readonly tail: string;
  /** The item of the message's list of records, where it has one. */
  readonly item: SpokenItem | null;
}

type Direction = "request" | "response";

const CACHE = new WeakMap<SoapDialect, Map<string, SpokenMessage>>();

/** The dialect must not be changed afterwards. */
export function spokenMessage(key: MessageKey, direction: Direction, dialect: SoapDialect): SpokenMessage {
  const messages = CACHE.get(dialect) ?? new Map<string, SpokenMessage>();
  CACHE.set(dialect, messages);
  const name = `${direction} ${key}`;
  const spoken = messages.get(name) ?? speak(messageOf(key), direction, dialect);
  messages.set(name, spoken);
  return spoken;
}

function speak(message: Message, direction: Direction, dialect: SoapDialect): SpokenMessage {
  const namespace = message.isAuth ? dialect.authNamespace : dialect.dataNamespace;
  const prefixes = new Prefixes([
    ["a", namespace],
    ["b", dialect.arraysNamespace],
  ]);
  const speaking = { dialect, prefixes, namespace };
  const isRequest = direction === "request";
  const plan = isRequest ? message.request : message.response;
  const list = plan.members.find((member) => member.plan.kind === "records")?.plan;
  const members = isRequest ? entryOf(dialect.operations, message.element)?.members : undefined;
  const record = spokenRecord(plan, members, speaking);
  const own = record.members.find(({ plan: member }) => member?.plan.kind === "records");
  const item =
    list?.kind !== "records" ? null : ((own?.plan && own.item) ?? spokenItem(list.record, speaking));
  return {
    record,
    item,
    ...frame(message, { direction, dialect, prefixes, isEmpty: record.members.length === 0 }),
  };
}

interface Framing {
  readonly direction: Direction;
  readonly dialect: SoapDialect;
  readonly prefixes: Prefixes;
  /** A request without members has no parameter either. */
  readonly isEmpty: boolean;
}

function frame(
  message: Message,
  { direction, dialect, prefixes, isEmpty }: Framing,
): { head: string; tail: string } {
  const spelling = entryOf(dialect.operations, message.element) ?? {};
  const isRequest = direction === "request";
  const namespace = spelling.namespace ?? dialect.serviceNamespace;
  const element = (spelling.element ?? message.element) + (isRequest ? "" : "Response");
  const held = isRequest
    ? (spelling.parameter ?? dialect.parameterName)
    : (spelling.result ?? `${element.slice(0, -8)}Result`);
  const heldNamespace = spelling.parameterNamespace ?? namespace;
  const isBare = isRequest && spelling.isBare === true;
  if (isRequest && isEmpty) {
    return {
      head: `${ENVELOPE_START}<${element} xmlns="${escapeXmlAttribute(namespace)}"`,
      tail: `/>${ENVELOPE_END}`,
    };
  }
  // The short form that WCF itself writes, as long as everything in it has a namespace.
  if (!isBare && heldNamespace === namespace && !prefixes.hasUnqualified) {
    const outer = `<${element} xmlns="${escapeXmlAttribute(namespace)}">`;
    return {
      head: `${ENVELOPE_START}${outer}<${held}${declarations(prefixes)}>`,
      tail: `</${held}></${element}>${ENVELOPE_END}`,
    };
  }
  const outer = prefixes.tag(namespace, element);
  const inner = isBare ? { open: "", close: "" } : prefixes.tag(heldNamespace, held);
  return {
    head: `${ENVELOPE_START}<${outer.name}${declarations(prefixes)}>${inner.open}`,
    tail: `${inner.close}${outer.close}${ENVELOPE_END}`,
  };
}

function declarations(prefixes: Prefixes): string {
  let xml = "";
  for (const [prefix, namespace] of prefixes.declarations()) {
    xml += ` xmlns:${prefix}="${escapeXmlAttribute(namespace)}"`;
  }
  return `${xml} xmlns:i="${XSI_NAMESPACE}"`;
}
