import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { ConnectorClient } from "../connector-client.ts";
import { oddPlugin, openPluginWorld, type PluginWorld, writeFiles } from "./testing/plugin-world.ts";

const connectionGuid = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
const worlds: PluginWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world[Symbol.asyncDispose]();
});

/** A world whose plugin Odd has a connection. */
async function worldOf(files: Readonly<Record<string, string>>): Promise<PluginWorld> {
  const world = await openPluginWorld(files);
  worlds.push(world);
  const result = await world.client("Odd").call("saveConnection", { connectionGuid, connectionInfo: {} });
  expect(result).toMatchObject({ ok: true });
  return world;
}

async function search(client: ConnectorClient): Promise<string> {
  const request = { connectionGuid, actorType: "Customer", searchText: "", fieldKeys: [] };
  const result = await client.call("searchActors", request);
  return result.ok ? String(result.response.actors?.[0]?.erpKey) : String(result.failure.cause);
}

/** Processes are started meanwhile, on machines that are busy. */
const PATIENCE = { timeout: 25_000, interval: 100 };

/** Its files are looked at again a moment later. */
const eventually = (world: PluginWorld, expected: string) =>
  vi.waitFor(async () => expect(await search(world.client("Odd"))).toBe(expected), PATIENCE);

const answering = (key: number) => oddPlugin("Odd", `searchActors: () => [actor(${key})],`);

test("a plugin whose file was changed runs as it is now, without a restart, and keeps its connections", async () => {
  const world = await worldOf({ "odd.ts": answering(1) });
  expect(await search(world.client("Odd"))).toBe("1");
  await writeFiles(world.folder, { "odd.ts": answering(2) });
  await eventually(world, "2");
});

test.each([
  { what: "a file that its index imports", entry: "odd/index.ts", other: "odd/key.ts" },
  { what: "a file beside it that is no plugin itself", entry: "odd.ts", other: "_key.ts" },
])("$what counts as the plugin's own", async ({ entry, other }) => {
  const source = oddPlugin(
    "Odd",
    "searchActors: () => [actor(KEY)],",
    `import { KEY } from "./${basename(other)}";`,
  );
  const world = await worldOf({ [entry]: source, [other]: "export const KEY = 1;" });
  await writeFiles(world.folder, { [other]: "export const KEY = 2;" });
  await eventually(world, "2");
});

test("a call that is under way when the file changes is answered by the plugin as it was", async () => {
  const slow = `searchActors: async () => {
    console.log("begun");
    await new Promise((done) => setTimeout(done, 4000));
    return [actor(1)];
  },`;
  const world = await worldOf({ "odd.ts": oddPlugin("Odd", slow) });
  const underWay = search(world.client("Odd"));
  await vi.waitFor(() => expect(world.log.join("")).toContain("begun"), PATIENCE);
  await writeFiles(world.folder, { "odd.ts": answering(2) });
  await vi.waitFor(async () => {
    await world.client("Odd").call("getConfigData", {});
    expect(world.log.join("")).toContain("it is loaded anew");
  }, PATIENCE);
  expect(await underWay).toBe("1");
  expect(await search(world.client("Odd"))).toBe("2");
});

test("data that a plugin writes beside its file does not start it anew", async () => {
  const world = await worldOf({ "odd/index.ts": answering(1) });
  await writeFiles(world.folder, { "odd/cache.json": "{}", "odd/log.txt": "x" });
  for (let second = 0; second < 2; second++) {
    await new Promise((done) => setTimeout(done, 1_100));
    expect(await search(world.client("Odd"))).toBe("1");
  }
  expect(world.log.join("")).not.toContain("it is loaded anew");
});

test("a plugin that was changed and cannot be loaded any more is listed with its problem, until it is mended", async () => {
  const world = await worldOf({ "odd.ts": answering(1) });
  await writeFiles(world.folder, { "odd.ts": "export default {{{" });
  await eventually(world, "plugin-not-found");
  expect(world.catalogue.known()).toMatchObject([
    { source: "odd.ts", problem: { en: expect.stringContaining("could not be loaded") } },
  ]);
  await writeFiles(world.folder, { "odd.ts": answering(3) });
  await world.catalogue.list();
  expect(await search(world.client("Odd"))).toBe("3");
});

test("a plugin that was removed is not there any more", async () => {
  const world = await worldOf({ "odd.ts": answering(1) });
  await rm(join(world.folder, "odd.ts"));
  await eventually(world, "plugin-not-found");
  expect(world.catalogue.known()).toEqual([]);
});
