import type { Actor } from "@brygga/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createConnectorClients } from "../connector-client/index.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createSecrets } from "../secrets.ts";
import type { BoundConnection } from "./bound-connection.ts";
import { bindConnection } from "./connection-client.ts";
import { NEW_TRANSPORT, type StoredTransport } from "./connector-transport.ts";
import { learnedTransport } from "./learn-connector.ts";
import type { ConnectorDeps } from "./open-connector.ts";
import { type FaultySample, startFaultySample } from "./testing/faulty-sample.ts";
import { type ForeignService, startForeignService } from "./testing/foreign-service.ts";

const GUID = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
const CONFIG = { Company: "Nordvik", User: "anna", Password: "secret" };

let database: TestDatabase;
let sample: FaultySample;
let foreign: ForeignService;
let deps: ConnectorDeps;
let connection: BoundConnection;

beforeAll(async () => {
  database = await openTestDatabase();
  sample = await startFaultySample({ customers: 400 });
  foreign = await startForeignService(sample.url);
  const connectors = createConnectorClients({ egress: { allowPrivate: true } });
  deps = { db: database.db, connectors, secrets: createSecrets("k".repeat(32)), now: () => new Date() };
  connection = bindTo(await learnedTransport(deps, { url: foreign.url, transport: NEW_TRANSPORT }));
  await connection.call("saveConnection", { connectionInfo: CONFIG });
});
afterAll(async () => {
  await deps.connectors.close();
  await foreign[Symbol.asyncDispose]();
  await sample[Symbol.asyncDispose]();
  await database.close();
});

const bindTo = (transport: StoredTransport): BoundConnection =>
  bindConnection(deps, {
    id: 1,
    connectionGuid: GUID,
    connector: { id: 1, name: "Nordisk", url: foreign.url, transport, capabilities: null, deletedAt: null },
    configuration: () => ({}),
  });

async function actorsOf<
  K extends "getActors" | "saveActors" | "searchActors" | "searchActorsAdvanced" | "searchActorByParent",
>(key: K, request: Parameters<typeof connection.call<K>>[1]): Promise<readonly Actor[]> {
  const result = await connection.call(key, request);
  if (!result.ok) throw new Error(result.failure.techExplanation);
  return result.response.actors ?? [];
}

const fieldKeys = ["NAME", "POSTALCITY"];

describe("every operation arrives whole at a service with names and order of its own", () => {
  test("reading by key, by search, by criteria and by time", async () => {
    const [first] = await actorsOf("getActors", { actorType: "Customer", erpKeys: ["C1"], fieldKeys });
    expect(first).toMatchObject({ erpKey: "C1", actorType: "Customer" });
    expect(Object.keys(first?.fieldValues ?? {})).toEqual(expect.arrayContaining(fieldKeys));
    const searchText = first?.fieldValues.NAME ?? "";
    expect(await actorsOf("searchActors", { actorType: "Customer", searchText, fieldKeys })).toContainEqual(
      first,
    );
    const restrictions = [{ fieldKey: "NAME", operator: "=" as const, values: [searchText] }];
    expect(
      await actorsOf("searchActorsAdvanced", { actorType: "Customer", restrictions, fieldKeys }),
    ).toContainEqual(first);
    const changed: Actor[] = [];
    const request = { actorType: "Customer", updatedOnOrAfter: "", fieldKeys };
    for await (const batch of connection.streamActors(request)) changed.push(...batch);
    expect(changed).toHaveLength(400);
  });

  test("persons under their company", async () => {
    const parent = { parentActorType: "Customer", parentActorErpKey: "C1" };
    const persons = await actorsOf("searchActorByParent", {
      ...{ actorType: "Person", searchText: "", fieldKeys: [], ...parent },
    });
    expect(persons.length).toBeGreaterThan(0);
    expect(persons.every(({ parentErpKey }) => parentErpKey === "C1")).toBe(true);
  });

  test("creating and saving", async () => {
    const actor = {
      ...{ actorType: "Customer", erpKey: "", lastModified: "", parentActorType: "", parentErpKey: "" },
      fieldValues: { NAME: "Ny & <stor>\r\nkund 🙂" },
    };
    const created = await connection.call("createActor", { actor });
    expect(created).toMatchObject({ ok: true, response: { actor: { fieldValues: actor.fieldValues } } });
    const erpKey = (created.ok && created.response.actor?.erpKey) || "";
    expect(sample.erp.actor("Customer", erpKey)?.fieldValues.NAME).toBe(actor.fieldValues.NAME);
    const saved = { ...actor, erpKey, fieldValues: { NAME: "Annan" } };
    expect(await actorsOf("saveActors", { actors: [saved] })).toMatchObject([{ erpKey }]);
    expect(sample.erp.actor("Customer", erpKey)?.fieldValues.NAME).toBe("Annan");
  });

  test("types, fields, lists, tests and the end of the connection", async () => {
    expect(await connection.call("getSupportedActorTypes", {})).toMatchObject({ ok: true });
    const actorType = { actorType: "Customer" };
    expect(await connection.call("getSupportedActorTypeFields", actorType)).toMatchObject({ ok: true });
    expect(await connection.call("getSearchableFields", actorType)).toMatchObject({ ok: true });
    expect(await connection.call("testConnection", {})).toMatchObject({ ok: true });
    const list = await connection.call("getList", { listName: "Region" });
    const [key = "", text = ""] = Object.entries((list.ok && list.response.listItems) || {})[0] ?? [];
    expect(text).not.toBe("");
    expect(await connection.call("getListItems", { listName: "Region", listItemKeys: [key] })).toMatchObject({
      response: { listItems: { [key]: text } },
    });
  });
});

test("requests in long names, too, stay below 64 KiB, and are split no more than needed", async () => {
  const erpKeys = Array.from({ length: 4000 }, (_, index) => `Ö-${index}`).concat("C7");
  const before = foreign.calls.length;
  expect(await actorsOf("getActors", { actorType: "Customer", erpKeys, fieldKeys })).toMatchObject([
    { erpKey: "C7" },
  ]);
  expect(foreign.largest()).toBeLessThan(65_536);
  expect(foreign.largest()).toBeGreaterThan(60_000);
  expect(foreign.calls.length - before).toBeLessThanOrEqual(3);
});

test("the administrator's own size of requests is kept", async () => {
  const transport = await learnedTransport(deps, { url: foreign.url, transport: NEW_TRANSPORT });
  const small = bindTo({ ...transport, advanced: { requestBytes: 4096 } });
  const erpKeys = Array.from({ length: 400 }, (_, index) => `Ö-${index}`);
  const sizes = foreign.headers.length;
  await small.call("getActors", { actorType: "Customer", erpKeys, fieldKeys: [] });
  const lengths = foreign.headers.slice(sizes).map((headers) => Number(headers["content-length"]));
  expect(lengths.length).toBeGreaterThan(2);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(4096);
});

test("sockets stay open: no more of them than calls at a time", async () => {
  const before = foreign.sockets();
  const calls = Array.from({ length: 40 }, () => connection.call("testConnection", {}));
  for (const answer of await Promise.all(calls)) expect(answer.ok).toBe(true);
  expect(foreign.sockets() - before).toBeLessThanOrEqual(4);
});

test("at the end the connection is deleted", async () => {
  expect(await connection.call("deleteConnection", {})).toMatchObject({ ok: true });
  expect(await sample.store.get(GUID)).toBeUndefined();
});
