import type { Actor, MessageKey, RequestMessage } from "@brygga/protocol";
import { AWKWARD_VALUES } from "./awkward-values.ts";

export const CONNECTION = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";

const connectionGuid = CONNECTION;
const customers = { connectionGuid, actorType: "Customer" };
const fieldKeys = ["NAME", "NUMBER1", "no <such> & field"];
const connectionInfo = { Company: "Nordvik", ...AWKWARD_VALUES };

const project = (erpKey: string, fieldValues: Record<string, string>): Actor => ({
  actorType: "Project",
  erpKey,
  fieldValues,
  lastModified: "",
  parentActorType: "",
  parentErpKey: "",
});

/** A request of every operation, each with an answer that has something in it. The connection must be saved first. */
export const EXAMPLE_REQUESTS: { readonly [K in MessageKey]: RequestMessage<K> } = {
  getConfigData: {},
  testConfigData: { connectionInfo },
  saveConnection: { connectionGuid, connectionInfo },
  testConnection: { connectionGuid },
  getSupportedActorTypes: { connectionGuid },
  getSupportedActorTypeFields: customers,
  getSearchableFields: customers,
  getActors: { ...customers, erpKeys: ["C1", "C2", "no such key"], fieldKeys },
  getActorsByTimestamp: { ...customers, updatedOnOrAfter: "", fieldKeys },
  searchActors: { ...customers, searchText: "100", fieldKeys },
  searchActorByParent: {
    ...{ connectionGuid, actorType: "Person", searchText: "", fieldKeys: ["LASTNAME"] },
    ...{ parentActorType: "Customer", parentActorErpKey: "C1" },
  },
  searchActorsAdvanced: {
    ...{ ...customers, fieldKeys },
    restrictions: [{ fieldKey: "NUMBER1", operator: "between", values: ["10001", "10004"] }],
  },
  createActor: { connectionGuid, actor: project("", { NAME: "Nytt <prosjekt>", TEXT: "a\r\nb & c]]>" }) },
  saveActors: { connectionGuid, actors: [project("J1", { TEXT: "æøå 😀" }), project("J2", {})] },
  getList: { connectionGuid, listName: "ProjectStatus" },
  getListItems: { connectionGuid, listName: "ProjectStatus", listItemKeys: ["D"] },
  authenticate: { signedToken: "not-a-token" },
  deleteConnection: { connectionGuid: "3aef3af6-8642-4fc1-8dc9-4e08bd76a6bf" },
};
