import type { ErpConnection, ProblemDetails } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { updateConnection } from "../../admin/update-connection.ts";
import {
  CONFIG,
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "./testing/connection-world.ts";

let world: ConnectionWorld;
let connection: ErpConnection;

beforeEach(async () => {
  world = await openConnectionWorld();
  connection = (await world.create()).body;
});
afterEach(() => world[Symbol.asyncDispose]());

type Patched = ErpConnection & ProblemDetails & { fieldChanges: string[] };

const patch = (change: Record<string, unknown>) =>
  world.call<Patched>("PATCH", `/erp-connections/${connection.id}`, {
    body: { version: connection.version, ...change },
  });

/** What the dialog holds after a reload: no password. */
const { Password: _password, ...SHOWN } = CONFIG;

const savedValues = async () => (await world.sample.store.get(connection.connectionGuid))?.values;

async function activate(): Promise<void> {
  await world.map(connection.id, [NAME_BOTH_WAYS]);
  const { body } = await world.call("POST", `/erp-connections/${connection.id}/activate`);
  expect(body).toMatchObject({ activated: true });
  connection = await world.connection(connection.id);
}

describe("changing a connection", () => {
  test("name, description and scope change at any time", async () => {
    await activate();
    const { status, body } = await patch({ name: 'US:"North";SV:"Norr"', description: "Main client" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ displayName: "North", description: "Main client", active: true });
    expect(body.version).toBe(connection.version + 1);
  });

  test("of two administrators the second is told that the first was faster", async () => {
    await patch({ description: "first" });
    const { status, body } = await patch({ description: "second" });
    expect(status).toBe(412);
    expect(body.code).toBe("version-conflict");
    expect((await world.connection(connection.id)).description).toBe("first");
  });

  test("values that come back untouched are no change and need no test", async () => {
    await activate();
    const { status } = await patch({ config: SHOWN, description: "x" });
    expect(status).toBe(200);
  });

  test("a saved password stays unless it is replaced", async () => {
    const config = { ...SHOWN, Timeout: "45" };
    const testToken = await world.testToken(config, connection.id);
    expect(await patch({ config, testToken })).toMatchObject({
      status: 200,
      body: { passwordsSet: ["Password"] },
    });
    expect(await savedValues()).toMatchObject({ Password: "secret", Timeout: "[I:45]" });
  });

  test("changed values need a test that succeeded with exactly them", async () => {
    const config = { ...SHOWN, Timeout: "45" };
    expect(await patch({ config })).toMatchObject({ body: { code: "test-required" } });
    const testToken = await world.testToken({ ...config, Timeout: "46" }, connection.id);
    expect(await patch({ config, testToken })).toMatchObject({ body: { code: "test-required" } });
    expect(await savedValues()).toMatchObject({ Timeout: "[I:30]" });
  });

  test("another configuration is read from the beginning: the stamps of one ERP client say nothing of another", async () => {
    const { db } = world.server.services;
    const connection_id = connection.id;
    await db
      .insertInto("sync_watermark")
      .values({ connection_id, actor_type: "Customer", stamp: "9" })
      .execute();
    await patch({ description: "the same ERP client" });
    expect(await db.selectFrom("sync_watermark").select("stamp").execute()).toEqual([{ stamp: "9" }]);
    connection = await world.connection(connection.id);
    const config = { ...SHOWN, Timeout: "45" };
    await patch({ config, testToken: await world.testToken(config, connection.id) });
    expect(await db.selectFrom("sync_watermark").select("stamp").execute()).toEqual([]);
  });

  test("an active connection keeps its values, unless it is deactivated in the same step", async () => {
    await activate();
    const config = { ...SHOWN, Timeout: "45" };
    const testToken = await world.testToken(config, connection.id);
    expect(await patch({ config, testToken })).toMatchObject({ body: { code: "connection-active" } });
    const { body } = await patch({ config, testToken, active: true });
    expect(body).toMatchObject({ active: true, config: { Timeout: "45" } });
  });

  test("no cycle runs while the connector gets other values, and the connection is active again when they fail", async () => {
    await activate();
    const ended: boolean[] = [];
    const { admin } = world.server.services;
    const config = { ...SHOWN, Timeout: "45" };
    const testToken = await world.testToken(config, connection.id);
    world.sample.fail("SaveConnection");
    const endCycle = async (id: number) => void ended.push((await world.connection(id)).active);
    const change = { version: connection.version, config, testToken, active: true };
    await expect(
      updateConnection({ ...admin, endCycle }, { id: connection.id, change }, "en"),
    ).rejects.toMatchObject({ code: "connector-failed" });
    expect(ended).toEqual([false]);
    expect(await world.connection(connection.id)).toMatchObject({
      active: true,
      version: connection.version,
    });
  });

  test("values that the connector does not save are saved nowhere", async () => {
    const config = { ...SHOWN, Timeout: "45" };
    const testToken = await world.testToken(config, connection.id);
    world.sample.fail("TestConnection");
    expect(await patch({ config, testToken })).toMatchObject({ status: 502 });
    expect((await world.connection(connection.id)).config).toMatchObject({ Timeout: "30" });
    expect(await savedValues()).toMatchObject({ Timeout: "[I:30]" });
  });

  test("a reactivation that is refused changes nothing at all", async () => {
    const config = { ...SHOWN, Timeout: "45" };
    const testToken = await world.testToken(config, connection.id);
    const { body } = await patch({ config, testToken, active: true, description: "x" });
    expect(body).toMatchObject({ code: "activation-refused", errors: [{ code: "no-actor-type" }] });
    expect(await world.connection(connection.id)).toMatchObject({
      description: "",
      config: { Timeout: "30" },
    });
    expect(await savedValues()).toMatchObject({ Timeout: "[I:30]" });
  });
});

describe("Test ERP connection in the list", () => {
  test("sends the configuration again when the connector has lost it", async () => {
    await world.sample.store.delete(connection.connectionGuid);
    const { body } = await world.call("POST", `/erp-connections/${connection.id}/test`);
    expect(body).toMatchObject({ ok: true });
    expect(await savedValues()).toMatchObject({ Password: "secret" });
  });
});

describe("delete and restore", () => {
  const remove = () => world.call("DELETE", `/erp-connections/${connection.id}`);
  const restore = () => world.call<Patched>("POST", `/erp-connections/${connection.id}/restore`);

  test("a deleted connection is hidden, inactive, and forgotten by the connector", async () => {
    await activate();
    expect(await remove()).toMatchObject({ status: 200, body: { warning: null } });
    expect(await world.call("GET", "/erp-connections")).toMatchObject({ body: { items: [] } });
    expect(await world.connection(connection.id)).toMatchObject({ active: false });
    expect(await savedValues()).toBeUndefined();
    expect(await patch({ name: "x" })).toMatchObject({ body: { code: "connection-deleted" } });
  });

  test("a connector that does not forget is a warning", async () => {
    world.sample.fail("DeleteConnection");
    expect(await remove()).toMatchObject({ body: { warning: { cause: "fault", state: "Warning" } } });
    expect(await world.connection(connection.id)).toHaveProperty("deletedAt", expect.any(String));
  });

  test("a restored connection is inactive and known under its old GUID", async () => {
    await activate();
    await remove();
    expect(await restore()).toMatchObject({ status: 200, body: { active: false, deletedAt: null } });
    expect(await savedValues()).toMatchObject({ Company: "Nordvik" });
    expect((await world.connection(connection.id)).mappedFields[0]).toMatchObject({ active: true });
  });

  test("what the connector does not take back stays deleted", async () => {
    await remove();
    world.sample.fail("SaveConnection");
    expect(await restore()).toMatchObject({ status: 502, body: { code: "connector-failed" } });
    expect((await world.connection(connection.id)).deletedAt).not.toBeNull();
  });
});

describe("a Sync Connector", () => {
  const path = () => `/sync-connectors/${world.connectorId}`;

  test("with live connections cannot be deleted, and says which", async () => {
    const { status, body } = await world.call("DELETE", path());
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: "connector-in-use", values: { connections: "Nordvik" } });
  });

  test("without them is hidden, and can be restored", async () => {
    await world.call("DELETE", `/erp-connections/${connection.id}`);
    expect(await world.call("DELETE", path())).toMatchObject({ status: 204 });
    expect(await world.call("GET", "/sync-connectors")).toMatchObject({ body: { items: [] } });
    expect(await world.call("GET", `${path()}/config-fields`)).toMatchObject({
      body: { code: "connector-deleted" },
    });
    expect(await world.call("POST", `/erp-connections/${connection.id}/restore`)).toMatchObject({
      body: { code: "connector-deleted" },
    });
    expect(await world.call("POST", `${path()}/restore`)).toMatchObject({ body: { deletedAt: null } });
  });

  test("is tested by its URL, and a duplicate is told", async () => {
    const test = (url: string) => world.call("POST", "/sync-connectors/test", { body: { url } });
    expect(await test(world.sample.url)).toMatchObject({
      body: { answer: { ok: true }, duplicateOf: "Sample", configFieldCount: 9 },
    });
    expect(await test(world.sample.url.replace(".svc", ".asmx"))).toMatchObject({
      body: { answer: { ok: false, cause: "not-found" }, duplicateOf: null },
    });
    expect(await test("plugin://Excel")).toMatchObject({ body: { answer: { cause: "plugin-not-found" } } });
  });

  test("needs a URL of a form that exists", async () => {
    const body = { name: "X", url: "not a url" };
    expect(await world.call("POST", "/sync-connectors", { body })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "url" }] },
    });
  });
});
