import { FOREIGN_ACTOR, FOREIGN_REQUESTS, FOREIGN_RESTRICTION } from "./foreign-contract.ts";

export type OddKind =
  | "text"
  | "texts"
  | "pairs"
  | "actor"
  | "actors"
  | "restrictions"
  | "fields"
  | "flag"
  | "number";

export interface OddMember {
  /** The contract's name on the wire. */
  readonly name: string;
  readonly kind: OddKind;
}

/** How a stack other than WCF spells the contract. */
export interface OddStyle {
  readonly title: string;
  readonly namespace: string;
  /** Whether members are in the namespace; otherwise they have none. */
  readonly isQualified: boolean;
  readonly isRpc: boolean;
  /** What holds the members in requests and answers; null where they stand in the message itself. */
  readonly holders: { readonly request: string | null; readonly answer: string | null };
  /** Whether lists, and dictionaries, have an element around their items. */
  readonly lists: "wrapped" | "flat";
  readonly pairs: "wrapped" | "flat";
  readonly spell: (name: string) => string;
  readonly element: (operation: string) => string;
  readonly answerElement: (operation: string) => string;
  readonly action: (operation: string) => string;
  /** Prefix of the envelope, and whether every element says its type. */
  readonly prefix: string;
  readonly saysTypes: boolean;
}

const small = (name: string): string => (name[0]?.toLowerCase() ?? "") + name.slice(1);
const asIs = (name: string): string => name;

/** A service that Java's JAX-WS made of an interface with one parameter object: nothing qualified, bare lists, no actions. */
export const JAX_WS: OddStyle = {
  ...{ title: "JAX-WS (CXF)", namespace: "http://erp.example.com/", isQualified: false, isRpc: false },
  ...{ holders: { request: "arg0", answer: "return" }, lists: "flat", pairs: "wrapped" },
  ...{ spell: small, element: small, answerElement: (name) => `${small(name)}Response`, action: () => "" },
  ...{ prefix: "soap", saysTypes: false },
};

/** The same from an interface with a parameter for each member: it looks as the bare style does. */
export const JAX_WS_PARAMETERS: OddStyle = {
  ...JAX_WS,
  ...{
    title: "JAX-WS with a parameter for each member",
    holders: { request: null, answer: "return" },
    pairs: "flat",
  },
};

/** Document/literal "bare": one element for each message, called as somebody liked. */
export const AXIS_BARE: OddStyle = {
  ...{ title: "Axis, bare", namespace: "urn:axis:erp", isQualified: true, isRpc: false },
  ...{ holders: { request: null, answer: null }, lists: "flat", pairs: "flat" },
  ...{ spell: asIs, element: (name) => `${name}Element`, answerElement: (name) => `ResultOf${name}` },
  ...{ action: (name) => `urn:${small(name)}`, prefix: "soapenv", saysTypes: false },
};

/** Remote procedure call, literal: the parts stand in the operation without a namespace. */
export const AXIS_RPC: OddStyle = {
  ...{ title: "Axis, rpc/literal", namespace: "urn:axis:rpc", isQualified: false, isRpc: true },
  ...{ holders: { request: null, answer: "result" }, lists: "wrapped", pairs: "wrapped" },
  ...{ spell: small, element: (name) => `WS${name}`, answerElement: (name) => `WS${name}Response` },
  ...{ action: () => "", prefix: "soapenv", saysTypes: true },
};

/** gSOAP: a prefix on everything, and the type of everything. */
export const GSOAP: OddStyle = {
  ...{ title: "gSOAP", namespace: "urn:erp-gsoap", isQualified: true, isRpc: false },
  ...{ holders: { request: "request", answer: "result" }, lists: "wrapped", pairs: "wrapped" },
  ...{ spell: asIs, element: (name) => `WS${name}`, answerElement: (name) => `WS${name}Response` },
  ...{ action: (name) => `urn:erp-gsoap#${name}`, prefix: "SOAP-ENV", saysTypes: true },
};

export const ODD_STYLES: readonly OddStyle[] = [JAX_WS, JAX_WS_PARAMETERS, AXIS_BARE, AXIS_RPC, GSOAP];

const RESULT: readonly OddMember[] = [
  { name: "ErrorCode", kind: "text" },
  { name: "IsOk", kind: "flag" },
  { name: "State", kind: "text" },
  { name: "TechExplanation", kind: "text" },
  { name: "UserExplanation", kind: "text" },
];

const LISTS: Readonly<Record<string, OddMember>> = {
  GetConfigData: { name: "FieldMetaDataObjects", kind: "fields" },
  GetSupportedActorTypes: { name: "Items", kind: "texts" },
  GetSupportedActorTypeFields: { name: "FieldMetaDataObjects", kind: "fields" },
  GetSearchableFields: { name: "Items", kind: "texts" },
  GetActors: { name: "Actors", kind: "actors" },
  GetActorsByTimestamp: { name: "Actors", kind: "actors" },
  SearchActors: { name: "Actors", kind: "actors" },
  SearchActorByParent: { name: "Actors", kind: "actors" },
  SearchActorsAdvanced: { name: "Actors", kind: "actors" },
  SaveActors: { name: "Actors", kind: "actors" },
  CreateActor: { name: "Actor", kind: "actor" },
  GetList: { name: "ListItems", kind: "pairs" },
  GetListItems: { name: "ListItems", kind: "pairs" },
};

export const ODD_OPERATIONS: readonly string[] = Object.keys(FOREIGN_REQUESTS);

const plain = (members: readonly { name: string; kind: OddKind; isExtra?: true }[]): OddMember[] =>
  members.filter(({ isExtra }) => isExtra !== true).map(({ name, kind }) => ({ name, kind }));

/** In the order in which a service of these wants them. */
export const oddRequest = (operation: string): readonly OddMember[] =>
  plain(FOREIGN_REQUESTS[operation] ?? []).filter(
    ({ name }) => operation !== "TestConfigData" || name !== "ConnectionGuid",
  );

export const oddAnswer = (operation: string): readonly OddMember[] => {
  const list = LISTS[operation];
  return list === undefined ? RESULT : [...RESULT, list];
};

const FIELD: readonly OddMember[] = [
  ...["FieldKey", "FieldType", "DisplayName", "DisplayDescription", "ListName", "DefaultValue", "Access"].map(
    (name) => ({ name, kind: "text" as const }),
  ),
  { name: "MaxLength", kind: "number" },
  { name: "Rank", kind: "number" },
];

/** What a record consists of, by its kind in the singular or the plural. */
export const ODD_RECORDS: Readonly<Partial<Record<OddKind, readonly OddMember[]>>> = {
  actor: plain(FOREIGN_ACTOR),
  actors: plain(FOREIGN_ACTOR),
  restrictions: plain(FOREIGN_RESTRICTION),
  fields: FIELD,
};
