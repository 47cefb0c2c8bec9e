import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** A small project in the shape of ours that breaks each rule once: file name and content. */
const FILES = {
  "package.json": '{ "name": "probe", "type": "module" }',
  "tsconfig.json": '{ "compilerOptions": { "module": "nodenext", "allowImportingTsExtensions": true } }',
  "packages/protocol/src/index.ts": 'export const word = "actor";',
  "packages/protocol/src/reads-files.ts": 'import "node:fs";',
  "packages/protocol/src/upwards.ts": 'export { engine } from "@brygga/sync-engine";',
  "packages/sync-engine/src/index.ts": 'export { word as engine } from "@brygga/protocol";',
  "packages/sync-engine/src/here.ts": 'import { there } from "./there.ts"; export const here = () => there;',
  "packages/sync-engine/src/there.ts": 'import { here } from "./here.ts"; export const there = () => here;',
  "packages/sync-engine/src/cycle/cycle.ts": "export const cycle = 1;",
  "packages/sync-engine/src/merge/upwards.ts": 'import "../cycle/cycle.ts";',
  "packages/server/src/index.ts": 'export { engine as server } from "@brygga/sync-engine";',
  "packages/server/src/compose.ts": "export const services = 1;",
  "packages/server/src/crm/records.ts": "export type Record = string;",
  "packages/server/src/crm/records.test.ts": 'import "@brygga/connector-sample"; export const fixture = 1;',
  "packages/server/src/db/upwards.ts":
    'import type { Record } from "../crm/records.ts"; export const r: Record = "";',
  "packages/server/src/sync/plan.ts": 'import "../admin/mapping.ts"; export const plan = 1;',
  "packages/server/src/sync/links/rows.ts": 'import "../listing/paging.ts"; export const rows = 1;',
  "packages/server/src/sync/listing/paging.ts": "export const paging = 1;",
  "packages/server/src/sync/log/upwards.ts": 'import "../links/rows.ts";',
  "packages/server/src/admin/mapping.ts": "export const mapping = 1;",
  "packages/server/src/admin/upwards.ts": 'import "../sync/plan.ts"; import "../compose.ts";',
  "packages/server/src/api/by-path.ts":
    'import "../../../protocol/src/index.ts"; import "../admin/mapping.ts";',
  "packages/server/src/api/test-code.ts": 'import "../crm/records.test.ts";',
  "packages/server/src/api/missing.ts": 'import "./no-such-file.ts";',
  "packages/web/src/page.tsx":
    'import { server } from "@brygga/server"; import "node:path"; export const Page = () => <p>import {server}</p>;',
  "connectors/sample/src/index.ts": 'export { word as sample } from "@brygga/protocol";',
  "connectors/sample/src/sideways.ts": 'import "@brygga/connector-excel"; import "@brygga/server";',
  "connectors/sample/src/undeclared.ts": 'import "saxes";',
  "connectors/excel/src/index.ts": "export const excel = 1;",
  "connectors/demo/src/index.ts": 'import "@brygga/connector-excel"; import "@brygga/connector-sample";',
};

const PARTS = {
  protocol: "packages/protocol",
  "sync-engine": "packages/sync-engine",
  server: "packages/server",
  web: "packages/web",
  "connector-sample": "connectors/sample",
  "connector-excel": "connectors/excel",
  "connector-demo": "connectors/demo",
};

let project = "";
let violations = [];

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), "brygga-arrows-"));
  writeProject();
  const report = await depcruise();
  violations = report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

function writeProject() {
  const declared = Object.fromEntries(Object.keys(PARTS).map((name) => [`@brygga/${name}`, "*"]));
  for (const [name, folder] of Object.entries(PARTS)) {
    write(
      `${folder}/package.json`,
      JSON.stringify({ name: `@brygga/${name}`, exports: "./src/index.ts", dependencies: declared }),
    );
    link(join(project, folder), `node_modules/@brygga/${name}`);
  }
  for (const [name, content] of Object.entries(FILES)) write(name, content);
  link(join(root, "node_modules/saxes"), "node_modules/saxes");
  cpSync(join(root, ".dependency-cruiser.mjs"), join(project, ".dependency-cruiser.mjs"));
}

function write(name, content) {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), content);
}

function link(target, name) {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  symlinkSync(target, join(project, name));
}

const depcruise = () =>
  new Promise((resolve, reject) => {
    const command = join(root, "node_modules/.bin/depcruise");
    const args = ["--output-type", "json", "packages", "connectors"];
    execFile(command, args, { cwd: project, maxBuffer: 2 ** 26 }, (error, stdout) => {
      if (stdout === "") reject(error);
      else resolve(JSON.parse(stdout));
    });
  });

describe("the rules on arrows", () => {
  test.each([
    ["protocol imports nothing of ours", "arrow: packages/protocol: packages/protocol/src/upwards.ts"],
    ["web never imports the server", "arrow: packages/web: packages/web/src/page.tsx"],
    ["a connector never imports another connector", "arrow: connectors/", "connectors/excel/src/index.ts"],
    ["a connector never imports the server", "arrow: connectors/", "packages/server/src/index.ts"],
    ["db imports no types of crm", "arrow: server/db: packages/server/src/db/upwards.ts"],
    ["admin does not import sync", "arrow: server/admin:", "packages/server/src/sync/plan.ts"],
    [
      "nothing below the routes imports what joins the parts",
      "arrow: server/admin:",
      "packages/server/src/compose.ts",
    ],
    [
      "a folder of the engine imports none of those after it",
      "order: sync-engine/merge: packages/sync-engine/src/merge/upwards.ts",
    ],
    [
      "a folder of sync imports none of those after it",
      "order: sync/log: packages/server/src/sync/log/upwards.ts",
    ],
    ["there are no cycles", "no-cycles: packages/sync-engine/src/here.ts"],
    ["a part is imported by its name", "by-name-not-by-path: packages/server/src/api/by-path.ts"],
    ["production code imports no tests", "tests-stay-tests: packages/server/src/api/test-code.ts"],
    ["what is imported exists", "resolvable: packages/server/src/api/missing.ts"],
    ["what is imported is declared", "declared: connectors/sample/src/undeclared.ts"],
    ["protocol does no input or output", "no-io: packages/protocol/src/reads-files.ts"],
    ["the browser gets no Node.js modules", "web-in-the-browser: packages/web/src/page.tsx"],
  ])("%s", (_sentence, start, end = "") => {
    expect(violations.filter((line) => line.startsWith(start) && line.endsWith(end))).toHaveLength(1);
  });

  test("let through what is allowed", () => {
    const innocent = [
      "sync/plan.ts ->",
      "links/rows.ts ->",
      "records.test.ts ->",
      "connectors/demo",
      "sync-engine/src/index.ts ->",
    ];
    expect(violations.filter((line) => innocent.some((name) => line.includes(`${name}`)))).toEqual([]);
  });
});
