import type { ErpConnection, ProblemDetails, SyncEngineState } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ConnectionWorld, openConnectionWorld } from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;
let first: number;
let second: number;

beforeEach(async () => {
  world = await openConnectionWorld();
  first = (await world.create({ name: "First" })).body.id;
  second = (await world.create({ name: "Second" })).body.id;
});
afterEach(() => world[Symbol.asyncDispose]());

const state = async () => (await world.call<SyncEngineState>("GET", "/sync-engine")).body;

const patch = async (body: object, headers: Record<string, string> = {}) => {
  const request = { method: "PATCH", url: "/sync-engine", payload: body, headers } as const;
  const response = await world.server.call("administrator", request);
  return {
    status: response.statusCode,
    body: JSON.parse(response.body) as SyncEngineState & ProblemDetails,
  };
};

describe("the sync priority", () => {
  test("has the CRM first, and new connections last", async () => {
    expect((await state()).priority).toEqual(["crm", first, second]);
    await patch({ priority: [second, "crm", first] });
    const third = (await world.create({ name: "Third" })).body.id;
    expect((await state()).priority).toEqual([second, "crm", first, third]);
  });

  test("is the order of the list of connections", async () => {
    await patch({ priority: ["crm", second, first] });
    const { body } = await world.call<{ items: ErpConnection[] }>("GET", "/erp-connections");
    expect(body.items.map(({ id }) => id)).toEqual([second, first]);
  });

  test("has no place for a deleted connection, which comes back where it was", async () => {
    await patch({ priority: [second, "crm", first] });
    await world.call("DELETE", `/erp-connections/${second}`);
    expect((await state()).priority).toEqual(["crm", first]);
    await world.call("POST", `/erp-connections/${second}/restore`);
    expect((await state()).priority).toEqual([second, "crm", first]);
  });

  test("puts connections that are left out last", async () => {
    expect((await patch({ priority: [second, "crm"] })).body.priority).toEqual([second, "crm", first]);
  });

  test.each([
    ["without the CRM", () => [first, second]],
    ["with two places for one", () => ["crm", first, first]],
    ["with a connection that does not exist", () => ["crm", 4711]],
  ])("is refused %s", async (_, priority) => {
    const { status, body } = await patch({ priority: priority() });
    expect([status, body.code]).toEqual([400, "invalid-request"]);
    expect((await state()).priority).toEqual(["crm", first, second]);
  });

  test("that somebody else has changed since it was read is not overwritten", async () => {
    const { version } = await state();
    expect((await patch({ intervalSeconds: 90 }, { "if-match": `"${version}"` })).status).toBe(200);
    const late = await patch({ priority: [first, "crm"] }, { "if-match": `"${version}"` });
    expect([late.status, late.body.code]).toEqual([412, "version-conflict"]);
    expect(await state()).toMatchObject({ intervalSeconds: 90, priority: ["crm", first, second] });
  });
});
