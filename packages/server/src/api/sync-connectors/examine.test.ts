import { type CapabilityProfile, type CheckReport, checkReport } from "@brygga/api-contract";
import { checkConnector } from "@brygga/connector-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openExaminedAddress, storeProfile } from "../../admin/examine-address.ts";
import { loadConnector, storeCapabilities } from "../../admin/sync-connector-store.ts";
import { answerFault } from "../../admin/testing/faulty-sample.ts";
import { startForeignService } from "../../admin/testing/foreign-service.ts";
import {
  CONFIG,
  type ConnectionWorld,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";
import { TEST_PASSWORD } from "../testing.ts";

let world: ConnectionWorld;

beforeEach(async () => {
  world = await openConnectionWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const path = () => `/sync-connectors/${world.connectorId}`;
const examine = (body: object) => world.call<CheckReport>("POST", `${path()}/check`, { body });
const profile = async () =>
  (await world.call<{ profile: CapabilityProfile | null }>("GET", `${path()}/profile`)).body.profile;

/** An address of the network needs none. */
const noSettings = (): never => {
  throw new Error("no setting is needed for this address");
};

const idsWith = ({ groups }: CheckReport, outcome: string): string[] =>
  groups.flatMap(({ rules }) => rules.filter((rule) => rule.outcome === outcome).map(({ id }) => id));

async function aConnection(): Promise<number> {
  return (await world.create()).body.id;
}

test("a connector is examined with the configuration of a connection, reading only", async () => {
  const connectionId = await aConnection();
  const guids = new Set((await world.sample.store.list()).map(({ connectionGuid }) => connectionGuid));
  expect(await profile()).toBeNull();
  const { status, body } = await examine({ connectionId });
  expect(status).toBe(200);
  expect(idsWith(body, "failed")).toEqual([]);
  expect(idsWith(body, "passed")).toEqual(
    expect.arrayContaining(["timestamp-inclusive", "search-operators"]),
  );
  expect(idsWith(body, "not-tested")).toEqual(
    expect.arrayContaining(["save-every-field", "create-answers-key"]),
  );
  expect(body.leftBehind).toEqual([]);
  expect(JSON.stringify(body)).not.toContain(CONFIG.Password);
  expect(world.sample.calls).not.toContain("CreateActor");
  expect(new Set((await world.sample.store.list()).map(({ connectionGuid }) => connectionGuid))).toEqual(
    guids,
  );
  expect(await profile()).toEqual(body.profile);
  expect(body.profile).toMatchObject({
    url: world.sample.url,
    inclusive: true,
    lastModified: { form: "number", order: "ascending" },
    writing: null,
  });
});

test("values that are given stand in for those of the connection", async () => {
  const connectionId = await aConnection();
  const { body } = await examine({ connectionId, config: { Password: "wrong" } });
  expect(idsWith(body, "failed")).toEqual(["config-accepted"]);
  expect(JSON.stringify(body)).not.toContain('"wrong"');
});

test("without a connection what needs none is examined", async () => {
  world.sample.fail("TestConfigData");
  const { body } = await examine({});
  expect(idsWith(body, "passed")).toEqual(expect.arrayContaining(["service-answers", "config-described"]));
  expect(idsWith(body, "not-tested")).toContain("get-actors-by-key");
  expect(body.profile).toMatchObject({ lastModified: null, inclusive: null });
});

test("a connection of another connector is no source of passwords", async () => {
  const connectionId = await aConnection();
  const other = { name: "Other", url: `${world.sample.url}?other=1` };
  const { id } = (await world.call<{ id: number }>("POST", "/sync-connectors", { body: other })).body;
  const { status } = await world.call("POST", `/sync-connectors/${id}/check`, { body: { connectionId } });
  expect(status).toBe(404);
});

test("a service with names of its own is examined in them", async () => {
  await using foreign = await startForeignService(world.sample.url);
  await world.call("PATCH", path(), { body: { url: foreign.url } });
  const { body } = await examine({ config: CONFIG });
  expect(idsWith(body, "passed")).toEqual(
    expect.arrayContaining(["service-wsdl", "service-soap-action", "get-actors-by-key", "search-operators"]),
  );
  // The service of this test reads its XML without much care, and knows no connectors by name.
  expect(idsWith(body, "failed").filter((id) => !id.startsWith("service-"))).toEqual([]);
});

test("what was found at one URL says nothing about another", async () => {
  await examine({});
  expect(await profile()).not.toBeNull();
  await world.call("PATCH", path(), { body: { url: `${world.sample.url}?v=2` } });
  expect(await profile()).toBeNull();
});

test("what was found out by writing outlives an examination that only reads, and is used for saving", async () => {
  const connectionId = await aConnection();
  await examine({ connectionId });
  const { db } = world.server.services;
  const connector = await loadConnector(db, world.connectorId);
  const found = connector.capabilities;
  expect((await world.server.services.openConnection(connectionId)).acceptsPartialSave).toBe(false);
  if (found === null) throw new Error("nothing was stored");
  const writing = {
    checkedAt: found.checkedAt,
    triedFields: 3,
    changedValues: [],
    badRecord: null,
    partialSave: true,
  };
  await storeCapabilities(db, connector, { ...found, writing });
  await examine({ connectionId });
  expect((await profile())?.writing).toEqual(writing);
  expect((await world.server.services.openConnection(connectionId)).acceptsPartialSave).toBe(true);
});

test("what the command line found is stored with the Sync Connectors of the URL", async () => {
  const { db } = world.server.services;
  await using foreign = await startForeignService(world.sample.url);
  const examined = await openExaminedAddress(world.sample.url, {}, noSettings);
  const { profile: found } = await checkConnector({
    service: examined.service,
    config: CONFIG,
    mayCreate: true,
  });
  await examined.close();
  if (found === null) throw new Error("nothing was found");
  expect(await storeProfile(db, { ...found, url: foreign.url })).toEqual([]);
  expect(await storeProfile(db, found)).toEqual(["Sample"]);
  expect(await profile()).toMatchObject({ writing: { partialSave: true } });
});

test("an address outside a Brygga is spoken to as its WSDL says", async () => {
  await using foreign = await startForeignService(world.sample.url);
  const { service, close } = await openExaminedAddress(`${foreign.url}?wsdl`, {}, noSettings);
  const { response } = await service.call("getConfigData", {});
  await close();
  expect(response.isOk).toBe(true);
  await expect(openExaminedAddress("ftp://7e57", {}, noSettings)).rejects.toThrow(/must begin with http/);
});

test("an examination goes on after its request has been read, and ends when its client goes away", async () => {
  const connectionId = await aConnection();
  const { app } = world.server;
  const url = `${await app.listen({ port: 0, host: "127.0.0.1" })}/api/v1`;
  const headers = { "content-type": "application/json" };
  const credentials = JSON.stringify({ username: "test-administrator", password: TEST_PASSWORD });
  const signedIn = await fetch(`${url}/session`, { method: "POST", headers, body: credentials });
  const { token } = z.object({ token: z.string() }).parse(await signedIn.json());
  const post = (signal?: AbortSignal) =>
    fetch(`${url}${path()}/check`, {
      method: "POST",
      headers: { ...headers, authorization: `Bearer ${token}` },
      body: JSON.stringify({ connectionId }),
      ...(signal === undefined ? {} : { signal }),
    });
  const report = checkReport.parse(await (await post()).json());
  expect(idsWith(report, "passed")).toContain("search-operators");
  const before = await profile();
  const client = new AbortController();
  // The client goes away in the middle of a call, whose answer comes when the server has noticed.
  world.sample.fail("SearchActors", (request, response) => {
    client.abort();
    setTimeout(() => answerFault(request, response), 500);
  });
  world.sample.calls.length = 0;
  await expect(post(client.signal)).rejects.toThrow(/abort/);
  // It tidies up after itself: its last call deletes its connection, or asks whether that succeeded.
  const lastCalls = () => world.sample.calls.slice(-2).join();
  await expect.poll(lastCalls, { timeout: 10_000 }).toMatch(/DeleteConnection(,TestConnection)?$/);
  expect(world.sample.calls).not.toContain("GetListItems");
  expect(await profile()).toEqual(before);
});
