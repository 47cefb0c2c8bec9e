import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packPackages } from "../lib/pack-packages.mjs";
import { root, tool } from "../lib/toolchain.mjs";
import { emptyProject, install, mustRun, remove, sameVersion, writeFiles } from "./project.mjs";

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
    const protocolReadme = readFileSync(join(root, "packages/protocol/README.md"), "utf8");
    const call = /^```ts file=call\.ts\n([\s\S]*?)^```/m.exec(protocolReadme)?.[1];
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
