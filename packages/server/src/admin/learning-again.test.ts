import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openAppWorld } from "../connector-client/app/testing/app-world.ts";
import { createConnectorClients } from "../connector-client/index.ts";
import { insertConnector } from "../db/testing/connection-row.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createSecrets } from "../secrets.ts";
import type { BoundConnection } from "./bound-connection.ts";
import { bindConnection } from "./connection-client.ts";
import { NEW_TRANSPORT, type StoredTransport, storedTransport } from "./connector-transport.ts";
import { learnConnector, learnedTransport } from "./learn-connector.ts";
import type { ConnectorDeps } from "./open-connector.ts";
import { loadConnector, type StoredConnector } from "./sync-connector-store.ts";
import { type FaultySample, startFaultySample } from "./testing/faulty-sample.ts";
import { startForeignService } from "./testing/foreign-service.ts";
import { type OddService, startOddService } from "./testing/odd-service.ts";
import { AXIS_BARE, GSOAP, JAX_WS, type OddStyle } from "./testing/odd-style.ts";

const GUID = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
const CONFIG = { Company: "Nordvik", User: "anna", Password: "secret" };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let database: TestDatabase;
let sample: FaultySample;
let deps: ConnectorDeps;
let now: number;
const services: AsyncDisposable[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  sample = await startFaultySample({ customers: 20 });
  const connectors = createConnectorClients({ egress: { allowPrivate: true } });
  deps = { db: database.db, connectors, secrets: createSecrets("k".repeat(32)), now: () => new Date(now) };
});
beforeEach(() => {
  now = Date.parse("2026-11-22T10:00:00Z");
});
afterEach(async () => {
  for (const service of services.splice(0)) await service[Symbol.asyncDispose]();
});
afterAll(async () => {
  await deps.connectors.close();
  await sample[Symbol.asyncDispose]();
  await database.close();
});

const connectorAt = (url: string, transport: StoredTransport): StoredConnector => ({
  ...{ id: 999, name: "Odd", url, transport, capabilities: null, deletedAt: null },
});

/** A connection to a service whose description was read, saved there. */
async function connectedTo(
  style: OddStyle,
  advanced: StoredTransport["advanced"] = {},
): Promise<{ service: OddService; connection: BoundConnection }> {
  const service = await startOddService(sample.url, style);
  services.push(service);
  const transport = await learnedTransport(deps, {
    url: service.url,
    transport: { ...NEW_TRANSPORT, advanced },
  });
  const connector = connectorAt(service.url, transport);
  const connection = bindConnection(deps, {
    id: 1,
    connectionGuid: GUID,
    connector,
    configuration: () => ({}),
  });
  expect(await connection.call("saveConnection", { connectionInfo: CONFIG })).toMatchObject({ ok: true });
  return { service, connection };
}

describe("the description of a connector is read again", () => {
  test("before the first call of a day, so that a change without a failure is noticed", async () => {
    const { service, connection } = await connectedTo(JAX_WS);
    await connection.call("testConnection", {});
    expect(service.descriptions).toBe(1);
    service.style = AXIS_BARE;
    now += DAY;
    expect(await connection.call("testConnection", {})).toMatchObject({ ok: true });
    expect(await connection.call("testConnection", {})).toMatchObject({ ok: true });
    expect(service).toMatchObject({ refused: [], descriptions: 2 });
  });

  test("at most once a day, even if it cannot be read", async () => {
    const { service, connection } = await connectedTo(JAX_WS);
    service.isSilent = true;
    now += DAY;
    for (const _ of [1, 2, 3])
      expect(await connection.call("testConnection", {})).toMatchObject({ ok: true });
    expect(service.descriptions).toBe(2);
  });

  test("when the service does not know the request's element any more: the call is repeated", async () => {
    const { service, connection } = await connectedTo(JAX_WS);
    service.style = AXIS_BARE;
    now += MINUTE;
    expect(await connection.call("testConnection", {})).toMatchObject({ ok: true });
    expect(service.refused).toEqual([expect.stringContaining("Unexpected wrapper element")]);
  });

  test("when the service cannot read the members of the request any more", async () => {
    const { service, connection } = await connectedTo(JAX_WS);
    service.style = { ...JAX_WS, isQualified: true };
    now += MINUTE;
    const actors = [];
    const request = { actorType: "Customer", updatedOnOrAfter: "", fieldKeys: ["NAME"] };
    for await (const batch of connection.streamActors(request)) actors.push(...batch);
    expect(actors.length).toBeGreaterThanOrEqual(20);
    expect(service.refused).toEqual([expect.stringContaining("Unmarshalling Error: unexpected element")]);
  });

  test("but not more than once a minute, and no call is repeated that would be the same", async () => {
    const { service, connection } = await connectedTo(JAX_WS);
    const before = service.descriptions;
    service.refuses = "The given SOAPAction urn:x does not match an operation.";
    now += MINUTE;
    for (const _ of [1, 2, 3]) {
      expect(await connection.call("testConnection", {})).toMatchObject({
        ok: false,
        failure: { cause: "no-such-operation" },
      });
    }
    expect(service.descriptions).toBe(before + 1);
    expect(service.refused).toHaveLength(3);
  });
});

test.each([
  [
    "WCF",
    "The message with Action 'x' cannot be processed: ContractFilter mismatch at the EndpointDispatcher",
  ],
  ["ASP.NET", "Server did not recognize the value of HTTP Header SOAPAction: x."],
  ["CXF", "Unexpected wrapper element {urn:x}getActors found.   Expected {urn:y}getActors."],
  ["CXF, bare", "Message part {urn:x}getActors was not recognized.  (Does it exist in service WSDL?)"],
  ["JAX-WS", "Cannot find dispatch method for {urn:x}getActors"],
  ["Axis", "The endpoint reference (EPR) for the Operation not found is /x and the WSA Action = x."],
  ["gSOAP", "Method 'x:GetActors' not implemented: method name or namespace not recognized"],
  ["PHP", 'Function ("GetActors") is not a valid method for this service'],
])("what %s says of an operation that it does not know is understood", async (_name, text) => {
  const { service, connection } = await connectedTo(JAX_WS);
  service.refuses = text;
  expect(await connection.call("testConnection", {})).toMatchObject({
    ok: false,
    failure: { cause: "no-such-operation", techExplanation: expect.stringContaining(text) },
  });
});

test("requests are cut for the way in which the service is spoken to when they are sent", async () => {
  const { service, connection } = await connectedTo(GSOAP, { requestBytes: 4096 });
  service.style = AXIS_BARE;
  now += MINUTE;
  const erpKeys = Array.from({ length: 600 }, (_, at) => `C${at + 1}`);
  const result = await connection.call("getActors", { actorType: "Customer", erpKeys, fieldKeys: ["NAME"] });
  expect(result.ok && result.response.actors?.map(({ erpKey }) => erpKey)).toEqual(erpKeys.slice(0, 20));
  expect(service.refused).toHaveLength(1);
  expect(service.largest).toBeLessThanOrEqual(4096);
  expect(service.largest).toBeGreaterThan(3900);
});

test("what the administrator sets while the description is read stays", async () => {
  const service = await startOddService(sample.url, JAX_WS);
  services.push(service);
  const id = await insertConnector(database.db, { name: "Odd", url: service.url });
  const before = await loadConnector(database.db, id);
  const set = JSON.stringify(storedTransport.parse({ advanced: { concurrency: 2 } }));
  await database.db.updateTable("sync_connector").set({ transport: set }).where("id", "=", id).execute();
  const learned = await learnConnector(deps, before);
  expect(learned.transport.advanced.concurrency).toBe(2);
  expect(await loadConnector(database.db, id)).toEqual(learned);
  expect(learned.transport.learned?.dialect.serviceNamespace).toBe(JAX_WS.namespace);
});

test("a description of which a part is missing does not undo what the whole one taught", async () => {
  const service = await startForeignService(sample.url);
  services.push(service);
  const whole = await learnedTransport(deps, { url: service.url, transport: NEW_TRANSPORT });
  service.description.imports = [...service.description.imports.slice(1), "?xsd=gone"];
  const partial = await learnedTransport(deps, { url: service.url, transport: whole });
  expect(partial.learned).toEqual(whole.learned);
  expect(partial.finding?.brokenImports).toEqual(["?xsd=gone"]);
});

test("an application is described at the address that is registered for it, and spoken to as it says", async () => {
  const world = await openAppWorld({ names: { serviceNamespace: "urn:visma" } });
  services.push(world);
  const connectors = world.clients;
  const own = { ...deps, connectors };
  const transport = await learnedTransport(own, { url: "app://visma", transport: NEW_TRANSPORT });
  expect(transport.finding).toMatchObject({
    ...{ problem: "", missing: [], otherAddress: "", calledAddress: "" },
    source: `${world.registered.url}?singleWsdl`,
  });
  expect(transport.learned?.dialect.serviceNamespace).toBe("urn:visma");
  const connector = connectorAt("app://visma", transport);
  const connection = bindConnection(own, {
    id: 1,
    connectionGuid: GUID,
    connector,
    configuration: () => ({}),
  });
  expect(await connection.call("saveConnection", { connectionInfo: CONFIG })).toMatchObject({ ok: true });
  const other = await learnedTransport(own, { url: "app://fortnox", transport: NEW_TRANSPORT });
  expect(other.finding).toMatchObject({ problem: "unreachable" });
});
