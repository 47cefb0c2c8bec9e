import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Actor, connectorOperations, type OperationKey } from "@brygga/protocol";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ConnectorFailureError } from "../connector-failure.ts";
import { oddPlugin, openPluginWorld, type PluginWorld, samplePlugin } from "./testing/plugin-world.ts";

const connectionGuid = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
const connectionInfo = {
  Company: "Nordvik",
  User: "anna",
  Password: "hush hush",
  UseTest: "0",
  Timeout: "30",
};
const worlds: PluginWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world[Symbol.asyncDispose]();
});

async function worldOf(...[files, options]: Parameters<typeof openPluginWorld>): Promise<PluginWorld> {
  const world = await openPluginWorld(files, options);
  worlds.push(world);
  return world;
}

const everything = (actorType = "Customer") => ({
  ...{ connectionGuid, actorType, updatedOnOrAfter: "", fieldKeys: ["NAME"] },
});

describe("over plugin:// the sample connector", () => {
  test("answers every operation of the contract", async () => {
    const { client } = await worldOf({ "sample.ts": samplePlugin() });
    const sample = client("Sample");
    const done = new Set<OperationKey>();
    const ok: typeof sample.call = async (key, request) => {
      done.add(key);
      const result = await sample.call(key, request);
      expect(result, key).toMatchObject({ ok: true, response: { isOk: true } });
      return result;
    };
    const fieldsOf = await ok("getConfigData", {});
    expect(fieldsOf).toMatchObject({
      response: { fieldMetadata: expect.arrayContaining([expect.objectContaining({ fieldKey: "Company" })]) },
    });
    await ok("testConfigData", { connectionInfo });
    await ok("saveConnection", { connectionGuid, connectionInfo });
    await ok("testConnection", { connectionGuid });
    expect(await ok("getSupportedActorTypes", { connectionGuid })).toMatchObject({
      response: { items: expect.arrayContaining(["Customer", "Person"]) },
    });
    const fields = await ok("getSupportedActorTypeFields", { connectionGuid, actorType: "Customer" });
    const list = fields.ok
      ? fields.response.fieldMetadata?.find(({ listName }) => listName !== "")
      : undefined;
    await ok("getSearchableFields", { connectionGuid, actorType: "Customer" });
    const items = await ok("getList", { connectionGuid, listName: list?.listName ?? "" });
    const keys = Object.keys((items.ok && items.response.listItems) || {}).slice(0, 1);
    expect(
      await ok("getListItems", { connectionGuid, listName: list?.listName ?? "", listItemKeys: keys }),
    ).toMatchObject({
      response: { listItems: { [keys[0] ?? ""]: expect.any(String) } },
    });
    const all = await ok("getActorsByTimestamp", everything());
    const actors = (all.ok && all.response.actors) || [];
    expect(actors).toHaveLength(5);
    const [first] = actors as [Actor];
    const search = {
      connectionGuid,
      actorType: "Customer",
      searchText: first.fieldValues.NAME ?? "",
      fieldKeys: ["NAME"],
    };
    expect(await ok("searchActors", search)).toMatchObject({
      response: { actors: expect.arrayContaining([expect.objectContaining({ erpKey: first.erpKey })]) },
    });
    await ok("searchActorByParent", {
      ...{ connectionGuid, actorType: "Person", searchText: "", fieldKeys: [] },
      ...{ parentActorType: "Customer", parentActorErpKey: first.erpKey },
    });
    const restrictions = [{ fieldKey: "NAME", operator: "contains", values: [first.fieldValues.NAME ?? ""] }];
    await ok("searchActorsAdvanced", {
      connectionGuid,
      actorType: "Customer",
      restrictions,
      fieldKeys: ["NAME"],
    });
    const found = await ok("getActors", {
      connectionGuid,
      actorType: "Customer",
      erpKeys: [first.erpKey, "none"],
      fieldKeys: ["NAME"],
    });
    expect(found).toMatchObject({ response: { actors: [{ erpKey: first.erpKey }] } });
    const changed = { ...first, fieldValues: { NAME: "Ändrad & ny ”<x>”" } };
    const savedActors = await ok("saveActors", { connectionGuid, actors: [changed] });
    expect(savedActors).toMatchObject({ response: { actors: [{ erpKey: first.erpKey }] } });
    const made = await ok("createActor", {
      connectionGuid,
      actor: { ...changed, erpKey: "", lastModified: "" },
    });
    expect(made).toMatchObject({ response: { actor: { erpKey: expect.stringMatching(/./) } } });
    await ok("deleteConnection", { connectionGuid });
    expect([...done].sort()).toEqual(Object.keys(connectorOperations).sort());
  });

  test("keeps what was saved when its process is started again, sealed on the disk", async () => {
    const { client, dataFolder } = await worldOf({
      "odd.ts": oddPlugin(
        "Odd",
        `searchActors: () => process.exit(1), testConnection: ({ config }) => { if (config.secret !== "hush hush") throw new Error("lost"); },`,
      )
        .replace("config: {},", `config: { secret: password({ label: "Secret" }) },`)
        .replace("defineConnector,", "defineConnector, password,"),
    });
    const odd = client("Odd");
    await odd.call("saveConnection", { connectionGuid, connectionInfo: { secret: "hush hush" } });
    const search = { connectionGuid, actorType: "Customer", searchText: "", fieldKeys: [] };
    expect(await odd.call("searchActors", search)).toMatchObject({ ok: false });
    // The process is started anew meanwhile, which takes its time on a busy machine.
    await vi.waitFor(
      async () => expect(await odd.call("testConnection", { connectionGuid })).toMatchObject({ ok: true }),
      { timeout: 25_000, interval: 50 },
    );
    const files = (await readdir(dataFolder, { recursive: true })).filter((file) => file.endsWith(".json"));
    expect(files).toHaveLength(1);
    expect(await readFile(join(dataFolder, files[0] ?? ""), "utf8")).not.toContain("hush");
  });

  test("says that it does not know a connection, as over SOAP", async () => {
    const { client } = await worldOf({ "sample.ts": samplePlugin() });
    const result = await client("sample").call("testConnection", { connectionGuid });
    expect(result).toMatchObject({ ok: false, failure: { cause: null, errorCode: "UNKNOWN_CONNECTION_ID" } });
    const streaming = Array.fromAsync(client("Sample").streamActors(everything()));
    const error = await streaming.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectorFailureError);
    expect(error).toMatchObject({ kind: "unknown-connection" });
  });
});

describe("a stream of actors", () => {
  const counting = `getActorsByTimestamp: async function* () {
    for (let n = 0; n < 20_000; n++) { if (n % 1000 === 0) console.log("made " + n); yield actor(n); await null; }
  },`;

  test("comes whole, in batches and in order", async () => {
    const { client } = await worldOf({ "odd.ts": oddPlugin("Odd", counting) });
    await client("Odd").call("saveConnection", { connectionGuid, connectionInfo: {} });
    const batches = await Array.fromAsync(client("Odd").streamActors(everything()));
    expect(batches.length).toBeGreaterThan(10);
    expect(batches.flat().map(({ erpKey }) => Number(erpKey))).toEqual(
      Array.from({ length: 20_000 }, (_, n) => n),
    );
  });

  test("is not produced faster than it is read, and no further when nobody reads on", async () => {
    const { client, log } = await worldOf({ "odd.ts": oddPlugin("Odd", counting) });
    await client("Odd").call("saveConnection", { connectionGuid, connectionInfo: {} });
    for await (const batch of client("Odd").streamActors(everything())) {
      expect(batch.length).toBeGreaterThan(0);
      await sleep(500);
      break;
    }
    const made = log.flatMap((line) => /made (\d+)/.exec(line)?.[1] ?? []).map(Number);
    expect(Math.max(...made)).toBeLessThan(4_000);
    expect(await client("Odd").call("testConnection", { connectionGuid })).toMatchObject({ ok: true });
  });

  test("that breaks off in the middle fails with the plugin's own words", async () => {
    const { client } = await worldOf({
      "odd.ts": oddPlugin(
        "Odd",
        `getActorsByTimestamp: async function* () {
        for (let n = 0; n < 1200; n++) yield actor(n);
        throw new ConnectorError({ userExplanation: "The tape ended.", errorCode: "TAPE" });
      },`,
      ),
    });
    await client("Odd").call("saveConnection", { connectionGuid, connectionInfo: {} });
    let actors = 0;
    const reading = async () => {
      for await (const batch of client("Odd").streamActors(everything())) actors += batch.length;
    };
    await expect(reading()).rejects.toMatchObject({ kind: "refused", failure: { errorCode: "TAPE" } });
    expect(actors).toBe(1000);
  });

  test("whose process ends in the middle fails as a call that did not arrive", async () => {
    const { client } = await worldOf({
      "odd.ts": oddPlugin(
        "Odd",
        `getActorsByTimestamp: async function* () {
        for (let n = 0; n < 1200; n++) yield actor(n);
        await new Promise((resolve) => setTimeout(resolve, 100));
        process.exit(2);
      },`,
      ),
    });
    await client("Odd").call("saveConnection", { connectionGuid, connectionInfo: {} });
    const reading = Array.fromAsync(client("Odd").streamActors(everything()));
    await expect(reading).rejects.toMatchObject({ kind: "transport", failure: { cause: "plugin-failed" } });
  });

  test("that falls silent ends by its time limit", async () => {
    const { client } = await worldOf({
      "odd.ts": oddPlugin(
        "Odd",
        `getActorsByTimestamp: async function* () {
        for (let n = 0; n < 1200; n++) yield actor(n);
        await new Promise(() => {});
      },`,
      ),
    });
    await client("Odd").call("saveConnection", { connectionGuid, connectionInfo: {} });
    const reading = Array.fromAsync(client("Odd", { idleMs: 300 }).streamActors(everything()));
    await expect(reading).rejects.toMatchObject({ failure: { cause: "timeout", values: { phase: "idle" } } });
  });
});

test("a caller who gives up is told so, and the plugin goes on", async () => {
  const { client } = await worldOf({
    "odd.ts": oddPlugin("Odd", "searchActors: () => new Promise(() => {}),"),
  });
  await client("Odd").call("saveConnection", { connectionGuid, connectionInfo: {} });
  const giveUp = new AbortController();
  const search = { connectionGuid, actorType: "Customer", searchText: "", fieldKeys: [] };
  const call = client("Odd").call("searchActors", search, { signal: giveUp.signal });
  setTimeout(() => giveUp.abort(new Error("the user left")), 100);
  await expect(call).rejects.toThrow("the user left");
  expect(await client("Odd").call("testConnection", { connectionGuid })).toMatchObject({ ok: true });
});
