/** Namespaces of a service in which nothing is called as WCF would call it. */
export const FOREIGN = {
  service: "urn:nordisk:tjanst",
  base: "urn:nordisk:bas",
  data: "urn:nordisk:poster",
  lists: "urn:nordisk:listor",
};

export type MemberKind = "text" | "texts" | "pairs" | "actor" | "actors" | "restrictions";

export interface ForeignMember {
  readonly name: string;
  readonly kind: MemberKind;
  readonly namespace: string;
  /** Asked for by this service only; the contract knows nothing of it. */
  readonly isExtra?: true;
}

const member = (name: string, kind: MemberKind = "text"): ForeignMember => ({
  name,
  kind,
  namespace: FOREIGN.data,
});

const GUID: ForeignMember = { name: "ConnectionGuid", kind: "text", namespace: FOREIGN.base };
const VERSION: ForeignMember = { ...member("Version"), isExtra: true };

/** Members of each request in the order that this service insists on: the base last, the rest from behind. */
export const FOREIGN_REQUESTS: Readonly<Record<string, readonly ForeignMember[]>> = {
  GetConfigData: [],
  TestConfigData: [member("ConnectionInfo", "pairs"), VERSION, GUID],
  SaveConnection: [member("ConnectionInfo", "pairs"), GUID],
  TestConnection: [GUID],
  DeleteConnection: [GUID],
  GetSupportedActorTypes: [GUID],
  GetSupportedActorTypeFields: [member("ActorType"), GUID],
  GetSearchableFields: [member("ActorType"), GUID],
  GetActors: [member("FieldKeys", "texts"), member("ErpKeys", "texts"), member("ActorType"), GUID],
  GetActorsByTimestamp: [member("UpdatedOnOrAfter"), member("FieldKeys", "texts"), member("ActorType"), GUID],
  SearchActors: [member("SearchText"), member("FieldKeys", "texts"), member("ActorType"), GUID],
  SearchActorByParent: [
    ...[member("SearchText"), member("ParentActorType"), member("ParentActorErpKey")],
    ...[member("FieldKeys", "texts"), member("ActorType"), GUID],
  ],
  SearchActorsAdvanced: [
    ...[member("Restrictions", "restrictions"), member("FieldKeys", "texts"), member("ActorType"), GUID],
  ],
  CreateActor: [member("Actor", "actor"), GUID],
  SaveActors: [member("Actors", "actors"), GUID],
  GetList: [member("ListName"), GUID],
  GetListItems: [member("ListName"), member("ListItemKeys", "texts"), GUID],
};

export const FOREIGN_ACTOR: readonly ForeignMember[] = [
  ...[member("ParentErpKey"), member("ParentActorType"), member("LastModified")],
  ...[member("FieldValues", "pairs"), member("ErpKey"), member("ActorType")],
];

export const FOREIGN_RESTRICTION: readonly ForeignMember[] = [
  ...[member("Values", "texts"), member("Operator"), member("FieldKey")],
];

export const foreignAction = (operation: string): string => `${FOREIGN.service}#${operation.toLowerCase()}`;
