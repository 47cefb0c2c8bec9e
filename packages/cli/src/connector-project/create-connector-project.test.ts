import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { decodeResponse, encodeRequest } from "@brygga/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pluginsOfBrygga } from "../testing/plugins-of-brygga.ts";
import { BIN } from "../testing/run-brygga.ts";

let parent: string;
let folder: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "brygga-new-"));
  folder = join(parent, "my-erp");
  await brygga("connector", "new", "my-erp");
  await inProject("npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error");
}, 180_000);
afterAll(() => rm(parent, { recursive: true, force: true, maxRetries: 5 }));

/** The environment of whoever uses the command: nothing of the test runner, and the Node.js that runs this. */
const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:VITEST|NODE_(?!EXTRA_CA)|npm_(?!config)|TEST$)/.test(name),
    ),
  ),
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
};

const brygga = (...words: string[]) =>
  promisify(execFile)(process.execPath, [BIN, ...words], { cwd: parent, env });

const inProject = (program: string, ...words: string[]) =>
  promisify(execFile)(program, words, { cwd: folder, env });

describe("brygga connector new", () => {
  test("makes a project whose every placeholder is filled in", async () => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const ours = files.filter((file) => file.isFile() && !/node_modules|vendor|dist/.test(file.parentPath));
    expect(ours.map(({ name }) => name).sort()).toEqual([
      ".gitignore",
      "README.md",
      "connector.test.ts",
      "connector.ts",
      "customers.json",
      "erp.ts",
      "main.ts",
      "package-lock.json",
      "package.json",
      "tsconfig.build.json",
      "tsconfig.json",
    ]);
    for (const { name, parentPath } of ours) {
      expect(await readFile(join(parentPath, name), "utf8"), name).not.toContain("{{");
    }
  });

  test("makes a connector that keeps the contract, with npm test", async () => {
    const { stdout } = await inProject("npm", "test");
    expect(stdout).toContain("MyErp keeps the connector contract");
    expect(Number(/^. pass (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(30);
    expect(stdout).toMatch(/^. fail 0$/m);
  });

  test("makes sources that its own compiler settings accept", async () => {
    await expect(inProject("npm", "run", "typecheck")).resolves.toBeDefined();
  });

  test("makes a service that answers where it says, with npm start", async () => {
    const service = spawn(process.execPath, ["src/main.ts"], { cwd: folder, env: { ...env, PORT: "0" } });
    try {
      const [line] = await once(createInterface(service.stdout), "line");
      const url = /http:\S+/.exec(String(line))?.[0] ?? "";
      const { body, soapAction } = encodeRequest("getConfigData", {});
      const headers = { "content-type": "text/xml; charset=utf-8", soapaction: `"${soapAction}"` };
      const answer = decodeResponse(
        "getConfigData",
        await (await fetch(url, { method: "POST", headers, body })).text(),
      );
      expect(answer).toMatchObject({ response: { isOk: true, fieldMetadata: [{ fieldKey: "File" }] } });
    } finally {
      service.kill();
      await once(service, "exit");
    }
  });

  test.each(["a folder among the connectors", "an installed package"])(
    "makes a plugin of Brygga: %s",
    async (form) => {
      const data = await mkdtemp(join(parent, "data-"));
      const connectors = await mkdtemp(join(parent, "connectors-"));
      if (form === "an installed package") {
        await inProject("npm", "pack", "--pack-destination", connectors, "--loglevel=error");
        const tarball = join(connectors, "my-erp-0.1.0.tgz");
        await inProject("npm", "install", "--prefix", connectors, "--offline", "--no-audit", tarball);
      } else await symlink(folder, join(connectors, "my-erp"));
      expect(await pluginsOfBrygga({ data, connectors })).toEqual([
        {
          name: "MyErp",
          description: "Customers in a JSON file",
          url: "plugin://MyErp",
          source: "my-erp",
          problem: "",
        },
      ]);
    },
    120_000,
  );

  test("makes it where a path leads, such as beside the checkout", async () => {
    await promisify(execFile)(process.execPath, [BIN, "connector", "new", "../beside"], { cwd: folder, env });
    expect(await readdir(join(parent, "beside"))).toContain("package.json");
  }, 60_000);

  test("refuses a name that npm would not take, and a folder that holds something", async () => {
    await expect(brygga("connector", "new", "My ERP")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("use lower case letters, digits and hyphens, such as my-erp."),
    });
    await mkdir(join(parent, "taken"));
    await writeFile(join(parent, "taken", "thesis.md"), "");
    await expect(brygga("connector", "new", "taken")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/The folder .*taken is not empty/),
    });
    expect(await readdir(join(parent, "taken"))).toEqual(["thesis.md"]);
  });
});
