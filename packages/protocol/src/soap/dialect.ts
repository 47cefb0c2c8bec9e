import { z } from "zod";

/**
 * One member of a request or record as a service declares it. Names of the contract are those on the wire
 * (`ActorType`).
 */
const memberDialect = z.object({
  /** The contract's member that it carries; null where the contract has none and `content` is sent instead. */
  member: z.string().nullable(),
  /** What the service calls it. */
  name: z.string(),
  /** Where it is not that of the data; "" for an element without a namespace. */
  namespace: z.string().optional(),
  /** What a member that the contract does not have is filled with; null is sent as nil. */
  content: z.string().nullable().optional(),
  /** Whether each item of its list stands in an element of this name, with none around them. */
  isFlat: z.boolean().optional(),
});
export type MemberDialect = z.infer<typeof memberDialect>;

/** How a service spells one operation, as far as it departs from the default. */
const operationDialect = z.object({
  /** Name and namespace of the request element. @default `WSGetActors` in the service's namespace */
  element: z.string().optional(),
  namespace: z.string().optional(),
  /** @default service namespace + contract name + operation */
  soapAction: z.string().optional(),
  /** The element that holds the request; its namespace is "" where the service does not qualify it. */
  parameter: z.string().optional(),
  parameterNamespace: z.string().optional(),
  /** The element that holds the answer. @default the operation's name + `Result` */
  result: z.string().optional(),
  /** Whether the members of the request stand in the request element itself, without a parameter. */
  isBare: z.boolean().optional(),
  /** Name of the answer's element. @default the request element's + `Response` */
  response: z.string().optional(),
  /** Members of the answer whose items stand in it one by one, with no element around them. */
  flatAnswers: z.array(z.string()).optional(),
  /** Every member of the request in the service's order; what is not listed is not sent. */
  members: z.array(memberDialect).optional(),
});
export type OperationDialect = z.infer<typeof operationDialect>;

/** How a service spells a record that stands inside messages, such as `ErpActorWS`. */
const typeDialect = z.object({
  /** Name and namespace of the record as an item of an array. @default the type's name, in the data's namespace */
  itemName: z.string().optional(),
  itemNamespace: z.string().optional(),
  members: z.array(memberDialect).optional(),
  /** Members whose items stand in it one by one where it comes in answers. */
  flatMembers: z.array(z.string()).optional(),
});
export type TypeDialect = z.infer<typeof typeDialect>;

/** The elements of string arrays and dictionaries. */
const arrayNames = z.object({
  text: z.string(),
  entry: z.string(),
  key: z.string(),
  value: z.string(),
});
export type ArrayNames = z.infer<typeof arrayNames>;

/**
 * How one service spells the contract in SOAP: namespaces, actions, names and order. Plain data, so that what was
 * learned from a WSDL can be stored with the Sync Connector.
 */
export const soapDialect = z.object({
  /** Namespace of the operation elements and the parameter; also the start of every SOAPAction. */
  serviceNamespace: z.string(),
  /** Namespace of the members of requests and answers. */
  dataNamespace: z.string(),
  /** Namespace of the items of string arrays and dictionaries. */
  arraysNamespace: z.string(),
  /** Namespace of the entries of dictionaries, where it is another than that of arrays. */
  dictionaryNamespace: z.string().optional(),
  /** Namespace of the members of Authenticate. */
  authNamespace: z.string(),
  contractName: z.string(),
  authContractName: z.string(),
  /** Name of the element that holds the request inside the operation element. */
  parameterName: z.string(),
  arrayNames,
  /** By operation (`WSGetActors`). */
  operations: z.record(z.string(), operationDialect),
  /** By type name (`ErpActorWS`). */
  types: z.record(z.string(), typeDialect),
});
export type SoapDialect = z.infer<typeof soapDialect>;

/** What a WCF service speaks that sets nothing of its own. */
export const WCF_DIALECT: SoapDialect = {
  serviceNamespace: "http://tempuri.org/",
  dataNamespace: "http://schemas.datacontract.org/2004/07/SuperOffice.ErpSync.ConnectorWS",
  arraysNamespace: "http://schemas.microsoft.com/2003/10/Serialization/Arrays",
  authNamespace: "http://schemas.datacontract.org/2004/07/SuperOffice.SuperID.Contracts.V1",
  contractName: "IErpConnectorWS",
  authContractName: "IIntegrationServiceConnectorAuth",
  parameterName: "request",
  arrayNames: { text: "string", entry: "KeyValueOfstringstring", key: "Key", value: "Value" },
  operations: {},
  types: {},
};

/** A member of a record by a name that comes from outside, never one of `Object.prototype`. */
export const entryOf = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
