import type { Actor } from "../carriers/actor.ts";
import type { ConnectorResult } from "../carriers/connector-result.ts";
import { type SoapDialect, WCF_DIALECT } from "./dialect.ts";
import { escapeXml } from "./escape-xml.ts";
import { type MessageKey, type RequestMessage, type ResponseMessage, soapActionOf } from "./message.ts";
import { requireSendable } from "./require-sendable.ts";
import { ENVELOPE_END, ENVELOPE_START, spokenMessage, XSI_NAMESPACE } from "./spoken-message.ts";
import type { SpokenMember } from "./spoken-record.ts";
import { writeItem, writeMembers } from "./write-record.ts";

/** A request ready to be posted; `soapAction` is unquoted. */
export interface EncodedRequest {
  readonly body: string;
  readonly soapAction: string;
}

/**
 * Writes a request. Arrays and dictionaries are always there, and members stand in the order that the service asks for.
 *
 * @throws SoapEncodeError when a text holds U+0000
 */
export function encodeRequest<K extends MessageKey>(
  key: K,
  request: RequestMessage<K>,
  dialect: SoapDialect = WCF_DIALECT,
): EncodedRequest {
  requireSendable(request);
  const { head, record, tail } = spokenMessage(key, "request", dialect);
  return { soapAction: soapActionOf(key, dialect), body: head + writeMembers(record, request) + tail };
}

/** Writes a whole answer. */
export function encodeResponse<K extends MessageKey>(
  key: K,
  response: ResponseMessage<K>,
  dialect: SoapDialect = WCF_DIALECT,
): string {
  const { head, record, tail } = spokenMessage(key, "response", dialect);
  return head + writeMembers(record, response) + tail;
}

/** The operations whose answer is a list of actors. */
export type ActorListKey =
  | "getActors"
  | "getActorsByTimestamp"
  | "searchActors"
  | "searchActorByParent"
  | "searchActorsAdvanced"
  | "saveActors";

/** An answer written in pieces: head, any number of actors, tail. */
export interface ActorListEncoder {
  readonly head: string;
  encodeActor(actor: Actor): string;
  readonly tail: string;
}

/**
 * Writes a list of actors piece by piece, so that an answer of any size can be sent without being held as one
 * text. Joined, the pieces are what {@link encodeResponse} writes.
 */
export function encodeActorList(
  key: ActorListKey,
  result: ConnectorResult,
  dialect: SoapDialect = WCF_DIALECT,
): ActorListEncoder {
  const { head, record, tail, item } = spokenMessage(key, "response", dialect);
  const list = record.members.find(isList);
  if (item === null || list === undefined) throw new TypeError(`The answer of ${key} has no list of actors.`);
  const base = { ...record, members: record.members.filter((member) => member !== list) };
  return {
    head: head + writeMembers(base, result) + list.tag.open,
    encodeActor: (actor) => writeItem(item, actor),
    tail: list.tag.close + tail,
  };
}

type ListMember = Extract<SpokenMember, { tag: unknown }>;

const isList = (member: SpokenMember): member is ListMember => member.plan?.plan.kind === "records";

/** What a fault says. `code` is the local name of a SOAP 1.1 fault code, such as Client or Server. */
export interface FaultTexts {
  readonly code: string;
  readonly message: string;
  /** Becomes the Message of an ExceptionDetail, the only detail that WCF clients expect. */
  readonly detail?: string;
}

/** Writes a SOAP 1.1 fault, to be sent with HTTP 500. */
export function encodeFault({ code, message, detail }: FaultTexts): string {
  const exception =
    detail === undefined
      ? ""
      : `<detail><ExceptionDetail xmlns="http://schemas.datacontract.org/2004/07/System.ServiceModel" xmlns:i="${XSI_NAMESPACE}">` +
        `<HelpLink i:nil="true"/><InnerException i:nil="true"/><Message>${escapeXml(detail)}</Message>` +
        `<StackTrace i:nil="true"/><Type i:nil="true"/></ExceptionDetail></detail>`;
  return (
    `${ENVELOPE_START}<s:Fault><faultcode>s:${escapeXml(code)}</faultcode>` +
    `<faultstring xml:lang="en">${escapeXml(message)}</faultstring>${exception}</s:Fault>${ENVELOPE_END}`
  );
}
