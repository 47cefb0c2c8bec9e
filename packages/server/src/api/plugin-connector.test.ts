import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConnectorAnswer, ConnectorPlugin, ErpField } from "@brygga/api-contract";
import { writeDemoWorkbook } from "@brygga/connector-excel";
import { editCell, readRow } from "@brygga/connector-excel/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { oddPlugin, writeFiles } from "../connector-client/plugin/testing/plugin-world.ts";
import { projectPaths } from "../project-paths.ts";
import { openTestServer, type TestServer } from "./testing.ts";

let folder: string;
let workbook: string;
let server: TestServer;

const excel = JSON.stringify(join(projectPaths.connectors, "excel", "src", "index.ts"));
const PLUGINS = {
  "excel.ts": `
    import { createExcelConnector } from ${excel};
    export default ({ dataFolder }) => createExcelConnector({ stateFolder: dataFolder });
  `,
  "other/package.json": JSON.stringify({ brygga: { connectors: "lib/main.mjs" } }),
  "other/lib/main.mjs": oddPlugin("Mitt ERP", "").replaceAll(": number", ""),
  "broken.js": "export default 1;",
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-plugin-api-"));
  workbook = join(folder, "erp.xlsx");
  await writeDemoWorkbook(workbook);
  const connectorsFolder = join(folder, "connectors");
  await writeFiles(connectorsFolder, PLUGINS);
  server = await openTestServer({ settings: { connectorsFolder } });
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, maxRetries: 5 });
});

async function call<Body>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  url: string,
  body?: object,
): Promise<Body> {
  const answer = await server.call("administrator", { method, url, ...(body ? { payload: body } : {}) });
  if (answer.statusCode >= 400) throw new Error(`${answer.statusCode} ${answer.body}`);
  return (answer.body === "" ? undefined : answer.json()) as Body;
}

const testUrl = (url: string) =>
  call<{ answer: ConnectorAnswer; duplicateOf: string | null; configFieldCount: number }>(
    "POST",
    "/sync-connectors/test",
    { url },
  );

test("an administrator sees which plugins there are, and what is wrong with the others", async () => {
  const { items } = await call<{ items: ConnectorPlugin[] }>("GET", "/sync-connectors/plugins");
  expect(items).toMatchObject([
    { name: "", url: "", source: "broken.js", problem: expect.stringContaining("exports no connector") },
    { name: "Excel", url: "plugin://Excel", source: "excel.ts", problem: "" },
    { name: "Mitt ERP", url: "plugin://Mitt%20ERP", source: "other", problem: "" },
  ]);
  const asUser = await server.call("user", { method: "GET", url: "/sync-connectors/plugins" });
  expect(asUser.statusCode).toBe(403);
});

test("the test of an address tells a plugin that is there from one that is not", async () => {
  expect(await testUrl("plugin://excel")).toMatchObject({ answer: { ok: true }, duplicateOf: null });
  expect(await testUrl("plugin://Mitt%20ERP")).toMatchObject({ answer: { ok: true }, configFieldCount: 0 });
  const { answer } = await testUrl("plugin://Visma");
  expect(answer).toMatchObject({
    ok: false,
    cause: "plugin-not-found",
    values: { known: "Excel, Mitt ERP" },
  });
  expect(answer.explanation).toContain("There is no plugin connector called Visma");
  await call("POST", "/sync-connectors", { name: "Workbooks", url: "plugin://Excel" });
  expect((await testUrl("plugin://excel")).duplicateOf).toBe("Workbooks");
  expect((await testUrl("plugin://Mitt%20ERP")).duplicateOf).toBeNull();
});

test("the whole how-to: add, connect, map, activate, link, and values travel both ways", async () => {
  const connector = await call<{ id: number }>("POST", "/sync-connectors", {
    name: "Excel",
    url: "plugin://Excel",
  });
  const { items } = await call<{ items: { fieldKey: string; defaultValue: string }[] }>(
    "GET",
    `/sync-connectors/${connector.id}/config-fields`,
  );
  const defaults = Object.fromEntries(items.map((field) => [field.fieldKey, field.defaultValue]));
  const values = { connectorId: connector.id, config: { ...defaults, File: workbook } };
  const { testToken } = await call<{ testToken: string }>("POST", "/erp-connections/test", values);
  const made = { ...values, name: "Workbook", scope: "everyone", testToken };
  const { id } = await call<{ id: number }>("POST", "/erp-connections", made);
  const { fields: found } = await call<{ fields: ErpField[] }>(
    "GET",
    `/erp-connections/${id}/mappings/Customer`,
  );
  const fieldKey = found.find(({ crmFieldKey }) => crmFieldKey === "name")?.fieldKey;
  const name = { fieldKey, crmFieldKey: "name", syncToCrm: true, syncToErp: true };
  const fields = [{ ...name, showInErpTab: true, showInSearch: true }];
  await call("PUT", `/erp-connections/${id}/mappings/Customer`, { active: true, fields });
  expect(await call("POST", `/erp-connections/${id}/activate`)).toMatchObject({ activated: true });
  const company = await call<{ id: number }>("POST", "/companies", { name: "Havsbris" });
  const actor = { actorType: "Customer", erpKey: "1" };
  await call("POST", "/links", {
    connectionId: id,
    entity: "company",
    entityId: company.id,
    ...actor,
    choices: {},
  });

  await editCell(workbook, { sheet: "Customer", id: "1", column: "Nm", value: "Havsbris i Lund" });
  await call("POST", "/sync-engine/sync", {});
  expect(await call("GET", `/companies/${company.id}`)).toMatchObject({ name: "Havsbris i Lund" });

  // What the plugin had stored is lost: it asks for the configuration, and the cycle goes on.
  const store = await storeFolder();
  expect(await readFile(join(store, (await readdir(store))[0] ?? ""), "utf8")).not.toContain(workbook);
  await rm(store, { recursive: true });
  await call("PATCH", `/companies/${company.id}`, { name: "Havsbris i Malmö" });
  await call("POST", "/sync-engine/sync", {});
  expect(await readRow(workbook, "Customer", "1")).toMatchObject({ Nm: "Havsbris i Malmö" });
  expect(await readdir(store)).toHaveLength(1);
});

async function storeFolder(): Promise<string> {
  const plugins = join(server.services.config.dataFolder, "plugins");
  const mine = (await readdir(plugins)).find((name) => name.startsWith("excel-ts-"));
  return join(plugins, mine ?? "", "connections");
}
