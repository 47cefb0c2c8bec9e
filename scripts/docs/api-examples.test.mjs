import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../packages/server/src/config.ts";
import { startServer } from "../../packages/server/src/start-server.ts";
import { readText } from "./markdown.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const PASSWORD = "correct horse battery";

/** The examples need programs that not every machine has; curl knows `%header{}` from 7.83 on. */
async function missingPrograms() {
  const tried = ["bash --version", "jq --version", "curl --version"].map(async (command) => {
    const [program, ...args] = command.split(" ");
    const { stdout } = await run(program, args).catch(() => ({ stdout: "" }));
    const [, major, minor] = /^curl (\d+)\.(\d+)/.exec(stdout) ?? [];
    const isTooOld = program === "curl" && Number(major) * 1000 + Number(minor) < 7083;
    return stdout === "" || isTooOld ? program : null;
  });
  return (await Promise.all(tried)).filter((program) => program !== null);
}

let folder;
let server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-docs-"));
  server = await startServer(loadConfig(environment()));
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const environment = () => ({
  BRYGGA_PORT: "0",
  BRYGGA_DEMO_PORT: "0",
  BRYGGA_DATA: folder,
  BRYGGA_ADMIN_PASSWORD: PASSWORD,
  BRYGGA_LOG_LEVEL: "silent",
});

/** All examples of the page as one script, against the server and the sample ERP of this test. */
function examples() {
  const blocks = [...readText(root, "docs/api.md").matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(
    ([, code]) => code,
  );
  return blocks
    .join("\n")
    .replace("http://127.0.0.1:4620", server.url)
    .replace("http://127.0.0.1:4621/ErpConnectorWS.svc", server.demo.url)
    .replace("the-password-of-admin", `'${PASSWORD}'`)
    .replaceAll(
      /\b(mapping\.json|differences\.csv|to-the-erp\.csv|swedish\.csv|outcome\.csv|imported\.csv)\b/g,
      (file) => join(folder, file),
    );
}

/** In milliseconds: the examples start dozens of programs, which a busy machine takes its time for. */
const PATIENCE = 180_000;

test("the examples of the API page work one after another", { timeout: PATIENCE }, async (context) => {
  const missing = await missingPrograms();
  context.skip(missing.length > 0, `the examples need ${missing.join(", ")}`);
  const script = `set -euo pipefail\n${examples()}`;
  const { stdout } = await run("bash", ["-c", script], {
    cwd: root,
    env: { ...process.env, BRYGGA_DATA: folder },
  });
  const lines = stdout.split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/"username":"admin".*bry_/),
      '{"status":412,"code":"version-conflict","values":{"version":3}}',
      '      "message": "The value must be text."',
      '{"activated":true,"reasons":[]}',
      expect.stringMatching(/^\{"fieldKey":"POSTALAD1","crmText":"Hamngatan 10","erpText":"Hamngatan 12"/),
      expect.stringMatching(/^\{"names":\[.*\],"total":\d+,"isShort":true\}$/),
      '{"name":"Dimma AB","isDeleted":true}',
      '{"version":3,"deletedAt":null}',
      '["Dimma AB"]',
      expect.stringMatching(/^\{"outcome":"completed"/),
      expect.stringMatching(/"reason":"first-connect"/),
      expect.stringMatching(/^\{"recordId":\d+,"recordName":".*","status":"suggested","score":\d+/),
      expect.stringMatching(/^\{"state":"previewed","outcomes":\{"new":\d/),
      expect.stringMatching(/^\{"state":"imported","results":\{"new":[1-9]/),
      expect.stringMatching(/^\{"isPreview":true,"figures":\{.*"restored":[1-9]/),
    ]),
  );
});
