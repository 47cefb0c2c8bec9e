import { type Actor, encodeResponse, failedResult, okResult } from "@brygga/protocol";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createConnectorClients } from "../connector-client/index.ts";
import { type Answering, startAnsweringServer } from "../connector-client/testing/answering-server.ts";
import { openTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createSecrets } from "../secrets.ts";
import type { BoundConnection } from "./bound-connection.ts";
import { bindConnection } from "./connection-client.ts";
import { fromRow } from "./sync-connector-store.ts";

const closers: (() => Promise<void>)[] = [];
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type Answers = Partial<Record<string, (times: number, body: string) => { xml: string; status?: number }>>;

interface Scripted {
  readonly connection: BoundConnection;
  readonly calls: string[];
}

/** A connection to a connector that answers as scripted; what is not scripted is plainly ok. */
async function scripted(answers: Answers): Promise<Scripted> {
  const calls: string[] = [];
  const answering: Answering = (request, response) => {
    const operation = /WS(\w+)"$/.exec(String(request.headers.soapaction))?.[1] ?? "";
    calls.push(operation);
    const times = calls.filter((call) => call === operation).length;
    const { xml, status = 200 } = answers[operation]?.(times, request.body) ?? { xml: plain };
    response.writeHead(status, { "content-type": "text/xml; charset=utf-8" }).end(xml);
  };
  const plain = encodeResponse("saveConnection", okResult()).replaceAll("SaveConnection", "TestConnection");
  const server = await startAnsweringServer(answering);
  const clients = createConnectorClients({ egress: { allowPrivate: true } });
  closers.push(server.close, clients.close);
  const deps = {
    connectors: clients,
    db: database.db,
    secrets: createSecrets("k".repeat(32)),
    now: () => new Date(),
  };
  const connection = bindConnection(deps, {
    id: 7,
    connectionGuid: "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11",
    connector: connectorAt(server.url),
    configuration: () => ({ File: { fieldType: "Text", value: "a.xlsx" } }),
  });
  return { connection, calls };
}

const connectorAt = (url: string) =>
  fromRow({ id: 1, name: "X", url, transport: "{}", profile: "{}", created_at: "", deleted_at: null });

const unknown = failedResult({ errorCode: "UNKNOWN_CONNECTION_ID" });
const general = failedResult({ errorCode: "ERR", userExplanation: "Something failed" });
const saved = () => ({ xml: encodeResponse("saveConnection", okResult()) });

const actor = (erpKey: string, value = ""): Actor => ({
  actorType: "Customer",
  erpKey,
  fieldValues: { NAME: value },
  lastModified: "1",
  parentActorType: "",
  parentErpKey: "",
});

test("a connector that does not know the connection is sent it again, and the call is repeated once", async () => {
  const { connection, calls } = await scripted({
    GetSupportedActorTypes: (times) => ({
      xml: encodeResponse("getSupportedActorTypes", {
        ...(times === 1 ? unknown : okResult()),
        items: ["Customer"],
      }),
    }),
    SaveConnection: (_times, body) => {
      expect(body).toContain("a.xlsx");
      return saved();
    },
  });
  expect(await connection.call("getSupportedActorTypes", {})).toMatchObject({ ok: true });
  expect(calls).toEqual(["GetSupportedActorTypes", "SaveConnection", "GetSupportedActorTypes"]);
});

test("one that goes on not knowing it is not asked a third time", async () => {
  const { connection, calls } = await scripted({
    GetSupportedActorTypes: () => ({
      xml: encodeResponse("getSupportedActorTypes", { ...unknown, items: null }),
    }),
    SaveConnection: saved,
  });
  expect(await connection.call("getSupportedActorTypes", {})).toMatchObject({
    ok: false,
    failure: { errorCode: "UNKNOWN_CONNECTION_ID" },
  });
  expect(calls).toHaveLength(3);
});

test("behind a general error TestConnection tells, once, whether the connection is unknown", async () => {
  const { connection, calls } = await scripted({
    GetActors: (times) => ({
      xml: encodeResponse("getActors", { ...(times === 1 ? general : okResult()), actors: [actor("1")] }),
    }),
    TestConnection: () => ({ xml: encodeResponse("testConnection", unknown) }),
    SaveConnection: saved,
  });
  const request = { actorType: "Customer", erpKeys: ["1"], fieldKeys: [] };
  expect(await connection.call("getActors", request)).toMatchObject({ ok: true });
  expect(calls).toEqual(["GetActors", "TestConnection", "SaveConnection", "GetActors"]);
});

test("an error with another reason is answered as it came", async () => {
  const { connection, calls } = await scripted({
    GetActors: () => ({ xml: encodeResponse("getActors", { ...general, actors: null }) }),
    TestConnection: () => ({ xml: encodeResponse("testConnection", okResult()) }),
  });
  const request = { actorType: "Customer", erpKeys: ["1"], fieldKeys: [] };
  expect(await connection.call("getActors", request)).toMatchObject({
    ok: false,
    failure: { errorCode: "ERR" },
  });
  expect(calls).toEqual(["GetActors", "TestConnection"]);
});

test("CreateActor is not repeated where it may have succeeded behind a general error", async () => {
  const { connection, calls } = await scripted({
    CreateActor: () => ({ xml: encodeResponse("createActor", { ...general, actor: null }) }),
    TestConnection: () => ({ xml: encodeResponse("testConnection", unknown) }),
    SaveConnection: saved,
  });
  expect(await connection.call("createActor", { actor: actor("") })).toMatchObject({ ok: false });
  expect(calls).toEqual(["CreateActor", "TestConnection", "SaveConnection"]);
});

test("a stream that fails from its start is recovered, too", async () => {
  const { connection, calls } = await scripted({
    GetActorsByTimestamp: (times) => ({
      xml: encodeResponse("getActorsByTimestamp", {
        ...(times === 1 ? unknown : okResult()),
        actors: times === 1 ? null : [actor("1")],
      }),
    }),
    SaveConnection: saved,
  });
  const keys: string[] = [];
  const request = { actorType: "Customer", updatedOnOrAfter: "0", fieldKeys: [] };
  for await (const batch of connection.streamActors(request)) keys.push(...batch.map(({ erpKey }) => erpKey));
  expect(keys).toEqual(["1"]);
  expect(calls).toEqual(["GetActorsByTimestamp", "SaveConnection", "GetActorsByTimestamp"]);
});

const keysIn = (body: string) => [...body.matchAll(/string>(K\d+)</g)].map(([, key]) => key ?? "");

test("many keys go in requests that a default host accepts, and come back as one answer", async () => {
  const sizes: number[] = [];
  const { connection } = await scripted({
    GetActors: (_times, body) => {
      sizes.push(Buffer.byteLength(body));
      return {
        xml: encodeResponse("getActors", { ...okResult(), actors: keysIn(body).map((key) => actor(key)) }),
      };
    },
  });
  const erpKeys = Array.from({ length: 5000 }, (_, index) => `K${index}`);
  const result = await connection.call("getActors", { actorType: "Customer", erpKeys, fieldKeys: ["NAME"] });
  expect(result.ok && result.response.actors?.map(({ erpKey }) => erpKey)).toEqual(erpKeys);
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(65_536);
});

test("a host that finds a request too large gets halves of it", async () => {
  const { connection, calls } = await scripted({
    GetActors: (_times, body) => {
      const keys = keysIn(body);
      if (keys.length > 2) return { xml: "", status: 413 };
      return { xml: encodeResponse("getActors", { ...okResult(), actors: keys.map((key) => actor(key)) }) };
    },
  });
  const erpKeys = ["K1", "K2", "K3", "K4", "K5"];
  const result = await connection.call("getActors", { actorType: "Customer", erpKeys, fieldKeys: [] });
  expect(result.ok && result.response.actors?.map(({ erpKey }) => erpKey)).toEqual(erpKeys);
  expect(calls.length).toBeGreaterThan(3);
});

test("a chunk without a list makes the whole one without", async () => {
  const { connection } = await scripted({
    GetActors: (times) => ({
      xml: encodeResponse("getActors", { ...okResult(), actors: times === 1 ? [] : null }),
    }),
  });
  const erpKeys = Array.from({ length: 5000 }, (_, index) => `K${index}`);
  const result = await connection.call("getActors", { actorType: "Customer", erpKeys, fieldKeys: [] });
  expect(result).toMatchObject({ ok: true, response: { actors: null } });
});

test("what one chunk of SaveActors is refused does not hide what another saved", async () => {
  const { connection } = await scripted({
    SaveActors: (times) => ({
      xml: encodeResponse(
        "saveActors",
        times === 1 ? { ...okResult(), actors: [actor("1")] } : { ...general, actors: null },
      ),
    }),
    TestConnection: () => ({ xml: encodeResponse("testConnection", okResult()) }),
  });
  const actors = [actor("1", "x".repeat(50_000)), actor("2", "y".repeat(50_000))];
  const result = await connection.call("saveActors", { actors });
  expect(result).toMatchObject({
    ok: true,
    response: { state: "Warning", userExplanation: "Something failed", actors: [{ erpKey: "1" }] },
  });
});
