import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ErpField, ErpTabSection } from "@brygga/api-contract";
import { createExcelConnector, writeDemoWorkbook } from "@brygga/connector-excel";
import { editCell, readRow } from "@brygga/connector-excel/testing";
import {
  type ConnectorService,
  createMemoryConfigurationStore,
  serveConnectors,
} from "@brygga/connector-sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openTestServer, type TestServer } from "./testing.ts";

let folder: string;
let workbook: string;
let service: ConnectorService;
let server: TestServer;
let connectionId: number;

async function call<Body>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  url: string,
  body?: object,
): Promise<Body> {
  const answer = await server.call("administrator", { method, url, ...(body ? { payload: body } : {}) });
  if (answer.statusCode >= 400)
    throw new Error(`${answer.statusCode} ${answer.json<{ code: string }>().code}`);
  return (answer.body === "" ? undefined : answer.json()) as Body;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-workbook-"));
  workbook = join(folder, "erp.xlsx");
  await writeDemoWorkbook(workbook);
  service = await serveConnectors({
    connectors: [createExcelConnector({ stateFolder: join(folder, "state") })],
    store: createMemoryConfigurationStore(),
  });
  server = await openTestServer();
  connectionId = await activeConnection();
});
afterEach(async () => {
  await server.close();
  await service.close();
  await rm(folder, { recursive: true });
});

async function activeConnection(): Promise<number> {
  const connector = await call<{ id: number }>("POST", "/sync-connectors", {
    name: "Excel",
    url: service.url,
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
  for (const actorType of ["Customer", "Person", "Project"]) await mapAutomatically(id, actorType);
  expect(await call("POST", `/erp-connections/${id}/activate`)).toMatchObject({ activated: true });
  return id;
}

/** Both directions for every field that automatic mapping found, where the field allows it. */
async function mapAutomatically(id: number, actorType: string): Promise<void> {
  const url = `/erp-connections/${id}/mappings/${actorType}`;
  const { fields } = await call<{ fields: ErpField[] }>("GET", url);
  const mapped = fields.map(({ fieldKey, crmFieldKey, access, showInErpTab, showInSearch }) => ({
    fieldKey,
    crmFieldKey,
    syncToCrm: crmFieldKey !== null,
    syncToErp: crmFieldKey !== null && access !== "ReadOnly",
    showInErpTab,
    showInSearch,
  }));
  await call("PUT", url, { active: true, fields: mapped });
}

const create = (path: string, values: object) =>
  call<{ id: number }>("POST", path, values).then(({ id }) => id);
const link = (entity: string, entityId: number, actor: { actorType: string; erpKey: string }) =>
  call<{ id: number }>("POST", "/links", { connectionId, entity, entityId, ...actor, choices: {} });
const sync = () => call("POST", "/sync-engine/sync", {});

describe("a contact", () => {
  test("can be connected only when its company is", async () => {
    const companyId = await create("/companies", { name: "Havsbris" });
    const contactId = await create("/contacts", { lastName: "Berg", companyId });
    const { sections } = await call<{ sections: ErpTabSection[] }>("GET", `/contacts/${contactId}/erp`);
    expect(sections).toMatchObject([{ waitingForParent: true, parent: null }]);
    await expect(link("contact", contactId, { actorType: "Person", erpKey: "1" })).rejects.toThrow(
      "parent-not-linked",
    );
    await link("company", companyId, { actorType: "Customer", erpKey: "1" });
    const after = await call<{ sections: ErpTabSection[] }>("GET", `/contacts/${contactId}/erp`);
    expect(after.sections).toMatchObject([
      { waitingForParent: false, parent: { actorType: "Customer", erpKey: "1" } },
    ]);
  });

  test("is searched among its company's persons, and syncs both ways", async () => {
    const companyId = await create("/companies", { name: "Havsbris" });
    const contactId = await create("/contacts", { lastName: "Berg", companyId });
    await link("company", companyId, { actorType: "Customer", erpKey: "1" });
    const found = await call<{ items: { erpKey: string; parentErpKey: string }[] }>(
      "GET",
      `/erp-connections/${connectionId}/actors/Person?parentActorType=Customer&parentErpKey=1`,
    );
    expect(found.items.length).toBeGreaterThan(0);
    expect(found.items.every((person) => person.parentErpKey === "1")).toBe(true);
    const erpKey = found.items[0]?.erpKey ?? "";
    await link("contact", contactId, { actorType: "Person", erpKey });
    await editCell(workbook, { sheet: "Person", id: erpKey, column: "FirstName", value: "Ingalill" });
    await call("PATCH", `/contacts/${contactId}`, { phoneDirect: "+46 8 101" });
    await sync();
    expect(await call("GET", `/contacts/${contactId}`)).toMatchObject({ firstName: "Ingalill" });
    expect(await readRow(workbook, "Person", erpKey)).toMatchObject({ Phone: "+46 8 101" });
  });

  test("of another company in the ERP is not connected under the wrong one", async () => {
    const companyId = await create("/companies", { name: "Havsbris" });
    const contactId = await create("/contacts", { lastName: "Berg", companyId });
    await link("company", companyId, { actorType: "Customer", erpKey: "2" });
    const { items } = await call<{ items: { erpKey: string }[] }>(
      "GET",
      `/erp-connections/${connectionId}/actors/Person?parentActorType=Customer&parentErpKey=1`,
    );
    const stranger = { actorType: "Person", erpKey: items[0]?.erpKey ?? "" };
    await expect(link("contact", contactId, stranger)).rejects.toThrow("parent-not-linked");
  });
});

describe("a project", () => {
  test("syncs both ways, its end date as a calendar date", async () => {
    const projectId = await create("/projects", { name: "Bryggan" });
    await link("project", projectId, { actorType: "Project", erpKey: "1" });
    await editCell(workbook, { sheet: "Project", id: "1", column: "Description", value: "Ny kaj" });
    await call("PATCH", `/projects/${projectId}`, { endDate: "2027-03-31" });
    await sync();
    expect(await call("GET", `/projects/${projectId}`)).toMatchObject({ description: "Ny kaj" });
    expect((await readRow(workbook, "Project", "1")).EndDate).toContain("2027-03-31");
  });
});
