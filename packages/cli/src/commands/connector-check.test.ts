import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CheckReport, checkReport } from "@brygga/api-contract";
import { createSampleConnector, createSampleErp, type SampleErp } from "@brygga/connector-sample";
import {
  type ConnectorService,
  createMemoryConfigurationStore,
  serveConnectors,
} from "@brygga/connector-sdk";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runBrygga } from "../testing/run-brygga.ts";

let folder: string;
let erp: SampleErp;
let service: ConnectorService;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-check-"));
  erp = await createSampleErp({ seed: 3, customers: 4, suppliers: 2, persons: 3, projects: 2 });
  const store = createMemoryConfigurationStore();
  service = await serveConnectors({ connectors: [createSampleConnector(erp)], store });
});
afterEach(async () => {
  await service.close();
  await erp.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const brygga = (args: readonly string[], input = "") => runBrygga(args, { data: folder, input });

const check = (...options: string[]) => brygga(["connector", "check", service.url, ...options]);

test("a good connector's report has no failure, and the command succeeds", async () => {
  const { out, code } = await check(
    "--config",
    "Company=Nordvik",
    "--config",
    "Timeout=30",
    "--wrong-config",
    "Password=wrong",
  );
  expect(out).toContain("pass  answers what changed on or after a stamp");
  expect(out).toMatch(/Creating actors\n {4}-\s+4 rules not tested: creating actors was not allowed/);
  expect(out).toMatch(/\n44 passed, 0 failed, 8 not tested\.\n\n$/);
  expect(out).not.toContain("\u001b");
  expect(code).toBe(0);
}, 60_000);

test("a rule that fails is told with what was sent and what came, and the command fails", async () => {
  const { out, code } = await check("--config", "Company=Nordvik", "--wrong-config", "Password=right");
  expect(out).toMatch(
    /FAIL {2}refuses a configuration that does not work.*\(config-refused\)\n\s+TestConfigData accepts the wrongConfig/,
  );
  expect(out).toMatch(/sent TestConfigData connectionInfo \{Company, Password\}\n\s+came Ok/);
  expect(code).toBe(1);
}, 60_000);

test("a named record is changed and put back; values come from files, the report is JSON", async () => {
  await writeFile(join(folder, "values.json"), '{ "Customer": { "NAME": null } }');
  const options = [
    "--config-file",
    "-",
    "--record",
    "Customer:C2",
    "--values",
    join(folder, "values.json"),
    "--json",
  ];
  const { out, code } = await brygga(
    ["connector", "check", service.url, ...options],
    '{ "Company": "Nordvik" }',
  );
  const report: CheckReport = checkReport.parse(JSON.parse(out));
  expect(report.profile?.writing).toMatchObject({ changedValues: [], partialSave: true });
  expect(report.leftBehind).toEqual([]);
  expect(code).toBe(0);
}, 60_000);

test("a profile is stored only where a Sync Connector has the URL", async () => {
  await brygga(["migrate"]);
  const { error, code } = await check("--config", "Company=Nordvik", "--store");
  expect(error).toBe(`No Sync Connector has the URL ${service.url}; nothing was stored.\n`);
  expect(code).toBe(1);
}, 60_000);

test("what the caller can mend is one line", async () => {
  expect((await check("--config", "Nordvik")).error).toContain("It must be a field key and a value");
  expect((await check("--record", "10001")).error).toContain("It must be a type and a key");
  expect((await check("--config-file", "none.json")).error).toMatch(/^none\.json cannot be read: .*\n$/);
  expect(await brygga(["connector", "check", "erp.example"])).toMatchObject({
    code: 1,
    error: expect.stringMatching(
      /^erp\.example is no address that can be called: it must begin with http:.*\n$/,
    ),
  });
});
