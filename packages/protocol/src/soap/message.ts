import type { z } from "zod";
import { connectorResult } from "../carriers/connector-result.ts";
import { type OperationKey, operations } from "../operations.ts";
import { entryOf, type SoapDialect } from "./dialect.ts";
import { type BaseType, type RecordPlan, recordPlan } from "./plan.ts";

/** All eighteen operations: those of the connector, and Authenticate of the contract beside it. */
export type MessageKey = OperationKey | "authenticate";
export type RequestMessage<K extends MessageKey> = z.infer<(typeof operations)[K]["request"]>;
export type ResponseMessage<K extends MessageKey> = z.infer<(typeof operations)[K]["response"]>;

/** One operation as SOAP sees it. */
export interface Message {
  readonly key: MessageKey;
  /** Name of the operation and its request element, `WSGetActors`. */
  readonly element: string;
  readonly isAuth: boolean;
  readonly request: RecordPlan;
  readonly response: RecordPlan;
}

const REQUEST_BASE: BaseType = { typeName: "RequestBaseWS", keys: new Set(["connectionGuid"]) };
const RESPONSE_BASE: BaseType = {
  typeName: "ConnectorResultBaseWS",
  keys: new Set(Object.keys(connectorResult.shape)),
};

function message(key: MessageKey): Message {
  const { name, request, response } = operations[key];
  const isAuth = key === "authenticate";
  return {
    key,
    isAuth,
    element: isAuth ? name : `WS${name}`,
    request: recordPlan(request, REQUEST_BASE),
    response: recordPlan(response, RESPONSE_BASE),
  };
}

export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(operations, key);

/** Every message of the contract, in the order of the operation table. */
export const MESSAGES: readonly Message[] = Object.keys(operations).filter(isMessageKey).map(message);

const BY_KEY: ReadonlyMap<string, Message> = new Map(MESSAGES.map((each) => [each.key, each]));
const BY_ELEMENT: ReadonlyMap<string, Message> = new Map(MESSAGES.map((each) => [each.element, each]));

export function messageOf(key: MessageKey): Message {
  const found = BY_KEY.get(key);
  if (found === undefined) throw new TypeError(`There is no operation ${key}.`);
  return found;
}

/** The message whose request element has this local name, or null. */
export const messageOfElement = (element: string): Message | null => BY_ELEMENT.get(element) ?? null;

/** The SOAPAction of an operation in a dialect, unquoted. */
export function soapActionOf(key: MessageKey, dialect: SoapDialect): string {
  const { element, isAuth } = messageOf(key);
  return entryOf(dialect.operations, element)?.soapAction ?? defaultSoapAction(element, isAuth, dialect);
}

function defaultSoapAction(element: string, isAuth: boolean, dialect: SoapDialect): string {
  const { serviceNamespace, contractName, authContractName } = dialect;
  const separator = serviceNamespace.endsWith("/") ? "" : "/";
  return `${serviceNamespace}${separator}${isAuth ? authContractName : contractName}/${element}`;
}

/**
 * The operation that a SOAPAction header names, quoted or not, whatever its namespace and contract.
 *
 * @returns null when the header is empty or names no operation of the contract.
 */
export function operationOfSoapAction(headerValue: string): MessageKey | null {
  const action = headerValue.trim().replace(/^"(.*)"$/, "$1");
  const element = action.slice(Math.max(action.lastIndexOf("/"), action.lastIndexOf("#")) + 1).trim();
  return messageOfElement(element)?.key ?? null;
}
