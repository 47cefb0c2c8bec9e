import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packPackages } from "../lib/pack-packages.mjs";
import { root, tool } from "../lib/toolchain.mjs";
import { codeBlocks } from "./code-blocks.mjs";
import { emptyProject, install, mustRun, ownerEnv, remove, sameVersion, writeFiles } from "./project.mjs";

let folder;
let tarballs;

beforeAll(async () => {
  folder = emptyProject("packages");
  mkdirSync(join(folder, "tarballs"));
  tarballs = await packPackages(join(folder, "tarballs"));
  await install(folder, ...Object.values(tarballs), sameVersion("@types/node"));
}, 120_000);
afterAll(() => remove(folder));

const filesIn = (tarball) =>
  execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
    .split("\n")
    .filter(Boolean)
    .map((path) => path.replace(/^package\//, ""));

const blocksOf = (document) => codeBlocks(readFileSync(join(root, document), "utf8"));

const manifestOf = (name) =>
  JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));

describe.each(["@brygga/protocol", "@brygga/connector-sdk"])("the package %s", (name) => {
  test("holds what was built, its manifest, README and licence, and nothing else", () => {
    const files = filesIn(tarballs[name]);
    expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json", "dist/index.js"]));
    const others = files.filter((path) => !/^(LICENSE|README\.md|package\.json)$/.test(path));
    expect(others.filter((path) => !/^dist\/[\w/-]+(\.d\.ts|\.js)$/.test(path))).toEqual([]);
    expect(
      others.filter((path) =>
        /test\.|fixture|example|memory-/.test(path.replace("testing/test-connector", "")),
      ),
    ).toEqual([]);
  });

  test("leads every entry to a module and its types", () => {
    const { exports, type } = manifestOf(name);
    expect(type).toBe("module");
    for (const entry of Object.values(exports)) {
      expect(Object.keys(entry)).toEqual(["types", "default"]);
      for (const path of Object.values(entry)) expect(filesIn(tarballs[name])).toContain(path.slice(2));
    }
  });

  test("needs packages only that are plain JavaScript and come without install scripts", () => {
    const { dependencies, scripts } = manifestOf(name);
    expect(scripts).toBeUndefined();
    for (const dependency of Object.keys(dependencies)) {
      const { gypfile, scripts: theirs = {} } = manifestOf(dependency);
      expect([dependency, gypfile, theirs.install, theirs.postinstall]).toEqual([
        dependency,
        undefined,
        undefined,
        undefined,
      ]);
    }
  });
});

describe("an empty project with the packed packages", () => {
  test("compiles a connector with the strictest settings, serves it and calls it over SOAP", async () => {
    const [{ content: call }] = blocksOf("packages/protocol/README.md");
    const connector = readFileSync(join(import.meta.dirname, "fixtures", "strict-connector.ts.txt"), "utf8");
    writeFiles(folder, { "call.ts": call, "connector.ts": connector });
    await mustRun(folder, [tool("tsc"), "-p", folder]);
    const output = await mustRun(folder, ["node", "connector.ts"]);
    expect(JSON.parse(output)).toEqual({ labels: ["Företag"], found: ["2"], saved: "NOT_SUPPORTED" });
  });

  test("is told by the types what is wrong", async () => {
    const connector = readFileSync(join(import.meta.dirname, "fixtures", "strict-connector.ts.txt"), "utf8");
    writeFiles(folder, {
      "wrong/connector.ts": connector.replace("company.startsWith", "company.startWith"),
    });
    writeFiles(folder, {
      "wrong/call.ts": "export const configurationLabels = async (_url: string): Promise<string[]> => [];",
    });
    await expect(mustRun(folder, [tool("tsc"), "-p", folder])).rejects.toThrow(
      /wrong\/connector\.ts.*startWith/,
    );
    remove(join(folder, "wrong"));
  });
});

const manual = [
  ...readdirSync(join(root, "docs", "connectors")).map((name) => `docs/connectors/${name}`),
  "packages/connector-sdk/README.md",
  "packages/protocol/README.md",
];

/** Where the files of a document stand, below the project that has the packages. */
const placeOf = (document) => join(folder, document.replace(/\.md$/, ""));

describe("the manual for authors of connectors", () => {
  const withCode = manual.filter((document) => blocksOf(document).some(({ language }) => language === "ts"));

  beforeAll(() => {
    for (const document of withCode) {
      const files = blocksOf(document).filter(({ file }) => file !== undefined);
      writeFiles(placeOf(document), Object.fromEntries(files.map(({ file, content }) => [file, content])));
    }
  });

  test.each(withCode)("%s: every example in TypeScript is a whole file", (document) => {
    const partial = blocksOf(document).filter(
      ({ language, file }) => language === "ts" && file === undefined,
    );
    expect(partial).toEqual([]);
  });

  test("compiles as a whole, with the settings of a new project", async () => {
    const settings = JSON.parse(
      readFileSync(join(root, "packages/cli/templates/connector/tsconfig.json.template"), "utf8"),
    );
    const include = withCode.map((document) => `${document.replace(/\.md$/, "")}/**/*.ts`);
    writeFiles(folder, { "tsconfig.manual.json": JSON.stringify({ ...settings, include }) });
    await mustRun(folder, [tool("tsc"), "-p", "tsconfig.manual.json"]);
  });

  test.each(withCode)("%s: its tests pass, its other files load, its service starts", async (document) => {
    const files = blocksOf(document).flatMap(({ file, language }) => (language === "ts" ? file : []));
    const tests = files.filter((file) => file.endsWith(".test.ts"));
    if (tests.length > 0) {
      const output = await mustRun(placeOf(document), ["node", "--test", "--test-reporter=tap", ...tests]);
      expect(Number(/^# pass (\d+)$/m.exec(output)?.[1])).toBeGreaterThanOrEqual(tests.length);
      expect(output).toMatch(/^# fail 0$/m);
    }
    for (const file of files.filter((file) => !tests.includes(file))) {
      if (parse(file).base === "main.ts") await expectStart(placeOf(document), file);
      else await mustRun(placeOf(document), ["node", file]);
    }
  });
});

/** Starts a service, as `npm start` does, and calls the URL that it prints. */
async function expectStart(cwd, file) {
  const service = spawn("node", [file], { cwd, env: { ...ownerEnv(), PORT: "0" } });
  try {
    const [line] = await once(createInterface(service.stdout), "line");
    const answer = await fetch(`${/http:\S+/.exec(line)?.[0]}?wsdl`);
    expect(await answer.text()).toContain("WSGetConfigData");
  } finally {
    service.kill();
    await once(service, "exit");
  }
}
