import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findPlugins } from "./find-plugins.ts";
import { oddPlugin, openPluginWorld, writeFiles } from "./testing/plugin-world.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "brygga-find-plugins-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const found = async (packageFolders: readonly string[] = []) =>
  (await findPlugins({ folder: join(root, "connectors"), packageFolders })).map(({ label, entry }) => [
    label,
    entry?.slice(root.length + 1) ?? null,
  ]);

test("files and sub-folders of the folder are plugins; tests, settings and hidden ones are not", async () => {
  await writeFiles(join(root, "connectors"), {
    "one.ts": "",
    "two.mjs": "",
    "one.test.ts": "",
    "types.d.ts": "",
    "vitest.config.ts": "",
    "readme.md": "",
    "_draft.ts": "",
    ".hidden/index.ts": "",
    "indexed/index.js": "",
    "named/package.json": `{"brygga":{"connectors":"src/a.ts"}}`,
    "several/package.json": `{"brygga":{"connectors":["a.js","b.js"]}}`,
    "nothing/readme.md": "",
  });
  expect(await found()).toEqual([
    ["indexed", "connectors/indexed/index.js"],
    ["named", "connectors/named/src/a.ts"],
    ["nothing", null],
    ["one.ts", "connectors/one.ts"],
    ["several: a.js", "connectors/several/a.js"],
    ["several: b.js", "connectors/several/b.js"],
    ["two.mjs", "connectors/two.mjs"],
  ]);
});

test("installed packages are plugins only when they name connectors, inside themselves", async () => {
  await writeFiles(root, {
    "connectors/node_modules/brygga-connector-visma/package.json": `{"brygga":{"connectors":"dist/index.js"}}`,
    "connectors/node_modules/lodash/package.json": `{"main":"index.js"}`,
    "node_modules/@acme/erp/package.json": `{"brygga":{"connectors":"./main.js"}}`,
    "node_modules/@acme/escape/package.json": `{"brygga":{"connectors":"../../../etc/x.js"}}`,
    "node_modules/broken/package.json": "{",
  });
  expect(await found([join(root, "node_modules")])).toEqual([
    ["@acme/erp", "node_modules/@acme/erp/main.js"],
    ["@acme/escape", null],
    ["brygga-connector-visma", "connectors/node_modules/brygga-connector-visma/dist/index.js"],
  ]);
});

test("a folder that is not there holds no plugins", async () => {
  expect(await found([join(root, "nowhere")])).toEqual([]);
});

test("an installed package is called, and of two connectors with one name the first is used and the other named", async () => {
  const source = oddPlugin("Twin", "").replaceAll(": number", "");
  await using world = await openPluginWorld({
    "node_modules/brygga-twin/package.json": `{"type":"module","brygga":{"connectors":"index.js"}}`,
    "node_modules/brygga-twin/index.js": source,
    "twin.mjs": source,
  });
  expect(await world.client("twin").call("getConfigData", {})).toMatchObject({ ok: true });
  expect(world.catalogue.known()).toMatchObject([
    { name: "Twin", source: "brygga-twin", problem: null },
    {
      name: "Twin",
      source: "twin.mjs",
      problem: { en: expect.stringContaining("brygga-twin has a connector") },
    },
  ]);
});
