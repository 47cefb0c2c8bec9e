import type { Actor } from "@brygga/protocol";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createConnectorClients } from "../connector-client/index.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createSecrets } from "../secrets.ts";
import type { BoundConnection } from "./bound-connection.ts";
import { bindConnection } from "./connection-client.ts";
import { NEW_TRANSPORT } from "./connector-transport.ts";
import { learnedTransport } from "./learn-connector.ts";
import { type ConnectorDeps, plainClient } from "./open-connector.ts";
import type { StoredConnector } from "./sync-connector-store.ts";
import { type FaultySample, startFaultySample } from "./testing/faulty-sample.ts";
import { type OddService, type Sending, startOddService } from "./testing/odd-service.ts";
import { JAX_WS, ODD_STYLES, type OddStyle } from "./testing/odd-style.ts";

const GUID = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
const CONFIG = { Company: "Nordvik", User: "anna", Password: "secret" };
const fieldKeys = ["NAME", "POSTALCITY"];

let database: TestDatabase;
let sample: FaultySample;
let deps: ConnectorDeps;
const services: OddService[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  sample = await startFaultySample({ customers: 30 });
  const connectors = createConnectorClients({ egress: { allowPrivate: true } });
  deps = { db: database.db, connectors, secrets: createSecrets("k".repeat(32)), now: () => new Date() };
});
afterEach(async () => {
  for (const service of services.splice(0)) await service[Symbol.asyncDispose]();
});
afterAll(async () => {
  await deps.connectors.close();
  await sample[Symbol.asyncDispose]();
  await database.close();
});

async function learnt(style: OddStyle): Promise<{ service: OddService; connector: StoredConnector }> {
  const service = await startOddService(sample.url, style);
  services.push(service);
  const { url } = service;
  const transport = await learnedTransport(deps, { url, transport: NEW_TRANSPORT });
  return {
    service,
    connector: { id: 1, name: "Odd", url, transport, capabilities: null, deletedAt: null },
  };
}

const bound = (connector: StoredConnector): BoundConnection =>
  bindConnection(deps, { id: 1, connectionGuid: GUID, connector, configuration: () => ({}) });

type ActorCall = "getActors" | "saveActors" | "searchActors" | "searchActorsAdvanced" | "searchActorByParent";

async function actorsOf<K extends ActorCall>(
  connection: BoundConnection,
  key: K,
  request: Parameters<typeof connection.call<K>>[1],
): Promise<readonly Actor[]> {
  const result = await connection.call(key, request);
  if (!result.ok) throw new Error(result.failure.techExplanation);
  return result.response.actors ?? [];
}

async function setUp(connector: StoredConnector, connection: BoundConnection): Promise<void> {
  const client = plainClient(deps, connector);
  const config = await client.call("getConfigData", {});
  expect(config.ok && config.response.fieldMetadata?.map(({ fieldKey }) => fieldKey)).toContain("Company");
  expect(await client.call("testConfigData", { connectionInfo: CONFIG })).toMatchObject({ ok: true });
  expect(await connection.call("saveConnection", { connectionInfo: CONFIG })).toMatchObject({ ok: true });
  expect(await connection.call("testConnection", {})).toMatchObject({ ok: true });
  expect(await sample.store.get(GUID)).toMatchObject({ values: CONFIG });
  expect(await connection.call("getSupportedActorTypes", {})).toMatchObject({
    response: { items: expect.arrayContaining(["Customer", "Person"]) },
  });
  const fields = await connection.call("getSupportedActorTypeFields", { actorType: "Customer" });
  expect(
    fields.ok && fields.response.fieldMetadata?.find(({ fieldKey }) => fieldKey === "NAME"),
  ).toMatchObject({
    fieldType: "Text",
  });
  const searchable = await connection.call("getSearchableFields", { actorType: "Customer" });
  expect(searchable.ok && searchable.response.items).toContain("NAME");
  const list = await connection.call("getList", { listName: "Region" });
  const [key = "", text = ""] = Object.entries((list.ok && list.response.listItems) || {})[0] ?? [];
  expect(text).not.toBe("");
  expect(await connection.call("getListItems", { listName: "Region", listItemKeys: [key] })).toMatchObject({
    response: { listItems: { [key]: text } },
  });
}

async function read(connection: BoundConnection): Promise<void> {
  const actorType = "Customer";
  const two = await actorsOf(connection, "getActors", { actorType, erpKeys: ["C1", "C2"], fieldKeys });
  expect(two.map(({ erpKey }) => erpKey)).toEqual(["C1", "C2"]);
  const [first] = two;
  expect(Object.keys(first?.fieldValues ?? {})).toEqual(expect.arrayContaining(fieldKeys));
  expect(first?.fieldValues).toMatchObject({ NAME: sample.erp.actor("Customer", "C1")?.fieldValues.NAME });
  const searchText = first?.fieldValues.NAME ?? "";
  const searched = await actorsOf(connection, "searchActors", { actorType, searchText, fieldKeys });
  expect(searched).toContainEqual(first);
  const restrictions = [{ fieldKey: "NAME", operator: "=" as const, values: [searchText] }];
  const found = await actorsOf(connection, "searchActorsAdvanced", { actorType, restrictions, fieldKeys });
  expect(found).toContainEqual(first);
  const changed: Actor[] = [];
  const since = { actorType, updatedOnOrAfter: "", fieldKeys };
  for await (const batch of connection.streamActors(since)) changed.push(...batch);
  expect(changed.length).toBeGreaterThanOrEqual(30);
  const persons = await actorsOf(connection, "searchActorByParent", {
    ...{ actorType: "Person", searchText: "", fieldKeys: [] },
    ...{ parentActorType: "Customer", parentActorErpKey: "C1" },
  });
  expect(persons.length).toBeGreaterThan(0);
  expect(persons.every(({ parentErpKey }) => parentErpKey === "C1")).toBe(true);
}

async function write(connection: BoundConnection): Promise<void> {
  const actor = {
    ...{ actorType: "Customer", erpKey: "", lastModified: "", parentActorType: "", parentErpKey: "" },
    fieldValues: { NAME: "Ny & <stor>\r\nkund 🙂", POSTALCITY: "Åmål" },
  };
  const created = await connection.call("createActor", { actor });
  const erpKey = (created.ok && created.response.actor?.erpKey) || "";
  expect(sample.erp.actor("Customer", erpKey)?.fieldValues).toMatchObject(actor.fieldValues);
  const saved = { ...actor, erpKey, fieldValues: { NAME: "Annan" } };
  expect(await actorsOf(connection, "saveActors", { actors: [saved] })).toMatchObject([{ erpKey }]);
  expect(sample.erp.actor("Customer", erpKey)?.fieldValues.NAME).toBe("Annan");
}

async function wholeCycle(connector: StoredConnector): Promise<void> {
  const connection = bound(connector);
  await setUp(connector, connection);
  await read(connection);
  await write(connection);
  expect(await connection.call("deleteConnection", {})).toMatchObject({ ok: true });
  expect(await sample.store.get(GUID)).toBeUndefined();
}

describe("the whole cycle, from GetConfigData to SaveActors, with a service made by", () => {
  test.each(ODD_STYLES.map((style) => [style.title, style] as const))("%s", async (_title, style) => {
    const { service, connector } = await learnt(style);
    expect(connector.transport.finding).toMatchObject({ missing: [], problem: "" });
    await wholeCycle(connector);
    expect(service.refused).toEqual([]);
    expect(new Set(service.calls).size).toBe(17);
  });
});

const bytes =
  (
    of: (xml: string) => Uint8Array,
    headers: Record<string, string> = { "content-type": "text/xml" },
  ): Sending =>
  (response, xml, status) =>
    void response.writeHead(status, headers).end(of(xml));
const declaring = (xml: string, encoding: string) =>
  xml.replace('version="1.0"', `version="1.0" encoding="${encoding}"`);
const utf8 = (xml: string) => Buffer.from(xml, "utf8");
const utf16 = (xml: string, mark: string) => Buffer.from(mark + declaring(xml, "utf-16"), "utf16le");

describe("the whole cycle with a service whose answers come", () => {
  test.each<[string, Sending]>([
    ["with a byte order mark", bytes((xml) => utf8(`\uFEFF${xml}`))],
    ["in UTF-16 with a byte order mark", bytes((xml) => utf16(xml, "\uFEFF"))],
    ["in UTF-16 without one", bytes((xml) => utf16(xml, ""))],
    ["in UTF-16, most significant byte first", bytes((xml) => utf16(xml, "\uFEFF").swap16())],
    ["as UTF-8 that is declared to be UTF-16", bytes((xml) => utf8(declaring(xml, "utf-16")))],
    ["in Latin-1", bytes((xml) => Buffer.from(declaring(xml.replaceAll("🙂", ""), "ISO-8859-1"), "latin1"))],
    [
      "with trailing white space and a comment",
      bytes((xml) => utf8(`${xml} \r\n\t<!-- made by hand -->\n\n`)),
    ],
    ["without a Content-Type", bytes(utf8, {})],
    ["as application/octet-stream", bytes(utf8, { "content-type": "application/octet-stream" })],
    [
      "byte by byte",
      (response, xml, status) => {
        response.writeHead(status, { "content-type": "text/xml" });
        for (const byte of utf8(xml).subarray(0, 3000)) response.write(Uint8Array.of(byte));
        response.end(utf8(xml).subarray(3000));
      },
    ],
    ["indented", bytes((xml) => utf8(xml.replaceAll(/></g, ">\r\n  <")))],
  ])("%s", async (name, sending) => {
    const { service, connector } = await learnt(JAX_WS);
    service.sending = sending;
    if (name === "in Latin-1") return void (await read(await savedConnection(connector)));
    await wholeCycle(connector);
  });
});

async function savedConnection(connector: StoredConnector): Promise<BoundConnection> {
  const connection = bound(connector);
  expect(await connection.call("saveConnection", { connectionInfo: CONFIG })).toMatchObject({ ok: true });
  return connection;
}

test("a fault is a failure with its text, also where it comes with status 200", async () => {
  const { service, connector } = await learnt(JAX_WS);
  service.sending = (response, _xml, _status) =>
    void response
      .writeHead(200, { "content-type": "text/xml" })
      .end(
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode>' +
          "<faultstring>Ledger closed</faultstring></s:Fault></s:Body></s:Envelope>",
      );
  expect(await plainClient(deps, connector).call("getConfigData", {})).toMatchObject({
    ok: false,
    failure: { cause: "fault", userExplanation: expect.stringContaining("Ledger closed") },
  });
});
