import {
  type Actor,
  describeWsdl,
  type OperationKey,
  type RequestOf,
  type SoapDialect,
  WCF_DIALECT,
} from "@brygga/protocol";
import { createConnectorClient } from "@brygga/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AWKWARD_VALUES } from "./awkward-values.ts";
import { CONNECTION, EXAMPLE_REQUESTS } from "./example-requests.ts";
import { type Method, type NodeSoapService, startNodeSoapService } from "./node-soap-service.ts";
import { strings } from "./wire-request.ts";

/** node-soap trims what a service receives, and has no way to be told not to. */
const trimmed = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()]));

const OK = { ErrorCode: "", IsOk: true, State: "Ok", TechExplanation: "", UserExplanation: "" };

/** What each method was called with, in node-soap's reading. */
const received = new Map<string, unknown>();
const noting =
  (name: string, method: Method): Method =>
  (request) => {
    received.set(name, request);
    return method(request);
  };

const METHODS: Readonly<Record<string, Method>> = {
  WSTestConnection: () => ({ ...OK, IsOk: false, State: "Error", ErrorCode: "UNKNOWN_CONNECTION_ID" }),
  WSSaveConnection: () => OK,
  WSGetSupportedActorTypes: () => ({ ...OK, Items: strings("Customer", "Person") }),
  WSGetList: () => ({ ...OK, ListItems: { KeyValueOfstringstring: { Key: "A & B", Value: "<æøå>" } } }),
  WSCreateActor: ({ Actor: actor }) => ({ ...OK, Actor: actor }),
  WSSaveActors: ({ Actors: actors }) => ({ ...OK, Actors: actors }),
  WSGetActors: () => ({ ...OK, Actors: null }),
  WSGetActorsByTimestamp: () => ({ ...OK, Actors: { ErpActorWS: Array.from({ length: 700 }, erpActor) } }),
  WSSearchActorsAdvanced: () => ({ ...OK, Actors: null }),
  WSSearchActors: () => {
    throw new Error("the ERP is <closed>");
  },
};

const erpActor = (_: unknown, index: number) => ({
  ActorType: "Customer",
  ErpKey: `C${index}`,
  FieldValues: { KeyValueOfstringstring: [{ Key: "NAME", Value: `Bygg & co ${index}` }] },
  LastModified: String(index),
});

const other: SoapDialect = {
  ...WCF_DIALECT,
  serviceNamespace: "http://erp.example/sync/v7",
  dataNamespace: "urn:erp-example:data",
  arraysNamespace: "urn:erp-example:lists",
  contractName: "ErpSync",
};

let service: NodeSoapService;
let client: ReturnType<typeof createConnectorClient>;

async function call<K extends OperationKey>(key: K, request: RequestOf<K>) {
  const result = await client.call(key, request);
  if (!result.ok) throw new Error(result.failure.techExplanation);
  return result.response;
}

describe.each([
  ["from our WSDL", WCF_DIALECT],
  ["from a WSDL with namespaces of its own", other],
])("a service that is made with node-soap, %s,", (_which, dialect) => {
  beforeAll(async () => {
    const wsdl = describeWsdl({ address: "http://127.0.0.1/soap/ErpService", single: true, dialect });
    const methods = Object.fromEntries(
      Object.entries(METHODS).map(([name, method]) => [name, noting(name, method)]),
    );
    service = await startNodeSoapService({ wsdl, contractName: dialect.contractName, methods });
    client = createConnectorClient({ url: service.url, egress: { allowPrivate: true }, dialect });
  });
  afterAll(async () => {
    await client?.close();
    await service?.close();
  });

  test("receives every value of a configuration as it is", async () => {
    await call("saveConnection", EXAMPLE_REQUESTS.saveConnection);
    const { connectionInfo } = EXAMPLE_REQUESTS.saveConnection;
    const entries = Object.entries(trimmed(connectionInfo)).map(([Key, Value]) => ({ Key, Value }));
    expect(received.get("WSSaveConnection")).toEqual({
      ConnectionGuid: CONNECTION,
      ConnectionInfo: { KeyValueOfstringstring: entries },
    });
  });

  test("receives keys and restrictions in their arrays", async () => {
    const { actors } = await call("searchActorsAdvanced", EXAMPLE_REQUESTS.searchActorsAdvanced);
    expect(received.get("WSSearchActorsAdvanced")).toMatchObject({
      FieldKeys: { string: ["NAME", "NUMBER1", "no <such> & field"] },
      Restrictions: {
        SearchRestrictionInfoWS: [
          { FieldKey: "NUMBER1", Operator: "between", Values: { string: ["10001", "10004"] } },
        ],
      },
    });
    expect(actors).toBeNull();
  });

  test("gives back the actors that it was sent", async () => {
    const actor: Actor = {
      actorType: "Project",
      erpKey: "",
      fieldValues: trimmed(AWKWARD_VALUES),
      lastModified: "",
      parentActorType: "Customer",
      parentErpKey: "C & 1",
    };
    expect((await call("createActor", { connectionGuid: CONNECTION, actor })).actor).toEqual(actor);
    const actors = [actor, { ...actor, erpKey: "J2", fieldValues: {} }];
    expect((await call("saveActors", { connectionGuid: CONNECTION, actors })).actors).toEqual(actors);
  });

  test("answers texts and lists, of one item too", async () => {
    const { items } = await call("getSupportedActorTypes", { connectionGuid: CONNECTION });
    expect(items).toEqual(["Customer", "Person"]);
    expect((await call("getList", EXAMPLE_REQUESTS.getList)).listItems).toEqual({ "A & B": "<æøå>" });
  });

  test("answers changed actors that are read as they arrive", async () => {
    const batches = await Array.fromAsync(client.streamActors(EXAMPLE_REQUESTS.getActorsByTimestamp));
    const actors = batches.flat();
    expect(actors).toHaveLength(700);
    expect(actors[699]).toMatchObject({ erpKey: "C699", fieldValues: { NAME: "Bygg & co 699" } });
  });

  test("refuses, and its reason is understood", async () => {
    const result = await client.call("testConnection", { connectionGuid: CONNECTION });
    expect(result).toMatchObject({ ok: false, failure: { cause: null, errorCode: "UNKNOWN_CONNECTION_ID" } });
  });

  test("fails with a SOAP fault, and its words come through", async () => {
    const result = await client.call("searchActors", EXAMPLE_REQUESTS.searchActors);
    expect(result).toMatchObject({ ok: false });
    if (!result.ok) expect(result.failure.techExplanation).toContain("the ERP is <closed>");
  });
});
