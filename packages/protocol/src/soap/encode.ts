import type { Actor } from "../carriers/actor.ts";
import type { ConnectorResult } from "../carriers/connector-result.ts";
import { type SoapDialect, WCF_DIALECT } from "./dialect.ts";
import { escapeXml, escapeXmlAttribute } from "./escape-xml.ts";
import {
  type MessageKey,
  messageOf,
  type RequestMessage,
  type ResponseMessage,
  soapActionOf,
} from "./message.ts";
import type { RecordPlan } from "./plan.ts";
import { writeItem, writeMembers } from "./write-record.ts";

const SOAP_NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";
const XSI_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";
const ENVELOPE_START = `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${SOAP_NAMESPACE}"><s:Body>`;
const ENVELOPE_END = "</s:Body></s:Envelope>";

/** A request ready to be posted; `soapAction` is unquoted. */
export interface EncodedRequest {
  readonly body: string;
  readonly soapAction: string;
}

/** Writes a request. Arrays and dictionaries are always there, and members stand in the order that WCF asks for. */
export function encodeRequest<K extends MessageKey>(
  key: K,
  request: RequestMessage<K>,
  dialect: SoapDialect = WCF_DIALECT,
): EncodedRequest {
  const { element, isAuth, request: plan } = messageOf(key);
  const soapAction = soapActionOf(key, dialect);
  const namespace = escapeXmlAttribute(dialect.serviceNamespace);
  if (plan.members.length === 0) {
    return { soapAction, body: `${ENVELOPE_START}<${element} xmlns="${namespace}"/>${ENVELOPE_END}` };
  }
  const parameter = dialect.parameterName;
  const members = writeMembers(plan, request, dialect);
  const body =
    `${ENVELOPE_START}<${element} xmlns="${namespace}"><${parameter}${prefixes(dialect, isAuth)}>${members}` +
    `</${parameter}></${element}>${ENVELOPE_END}`;
  return { soapAction, body };
}

/** Writes a whole answer. */
export function encodeResponse<K extends MessageKey>(
  key: K,
  response: ResponseMessage<K>,
  dialect: SoapDialect = WCF_DIALECT,
): string {
  const { head, tail } = responseFrame(key, dialect);
  return head + writeMembers(messageOf(key).response, response, dialect) + tail;
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
  const { response } = messageOf(key);
  const list = response.members.find((member) => member.plan.kind === "records");
  if (list?.plan.kind !== "records") throw new TypeError(`The answer of ${key} has no list of actors.`);
  const { record } = list.plan;
  const base: RecordPlan = { ...response, members: response.members.filter((member) => member !== list) };
  const { head, tail } = responseFrame(key, dialect);
  return {
    head: `${head}${writeMembers(base, result, dialect)}<a:${list.wireName}>`,
    encodeActor: (actor) => writeItem(record, actor, dialect),
    tail: `</a:${list.wireName}>${tail}`,
  };
}

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

function responseFrame(key: MessageKey, dialect: SoapDialect): { head: string; tail: string } {
  const { element, isAuth } = messageOf(key);
  const learned = Object.hasOwn(dialect.resultNames, element) ? dialect.resultNames[element] : undefined;
  const result = learned ?? `${element}Result`;
  const namespace = escapeXmlAttribute(dialect.serviceNamespace);
  return {
    head: `${ENVELOPE_START}<${element}Response xmlns="${namespace}"><${result}${prefixes(dialect, isAuth)}>`,
    tail: `</${result}></${element}Response>${ENVELOPE_END}`,
  };
}

function prefixes(dialect: SoapDialect, isAuth: boolean): string {
  const data = escapeXmlAttribute(isAuth ? dialect.authNamespace : dialect.dataNamespace);
  const arrays = escapeXmlAttribute(dialect.arraysNamespace);
  return ` xmlns:a="${data}" xmlns:b="${arrays}" xmlns:i="${XSI_NAMESPACE}"`;
}
