import type { ErpConnection, ErpField } from "@brygga/api-contract";
import { createSampleConnector, createSampleErp, type SampleErp } from "@brygga/connector-sample";
import {
  type ConnectorService,
  createMemoryConfigurationStore,
  serveConnectors,
} from "@brygga/connector-sdk";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DEMO_FIELDS } from "../first-start/demo-fields.ts";
import { openTestServer, type TestServer } from "./testing.ts";

/** ERP field of the sample's customers, and the company field that it is mapped to. */
const PAIRS: Readonly<Record<string, string>> = {
  NAME: "name",
  CREDITDAYS: "x_creditDays",
  CREDITLIMIT: "x_creditLimit",
  BLOCKED: "x_blocked",
  SINCE: "x_customerSince",
  CUSTGROUP: "category",
};

let server: TestServer;
let erp: SampleErp;
let service: ConnectorService;
let connection: ErpConnection;
let companyId: number;

async function call<Body>(
  method: "GET" | "POST" | "PUT" | "PATCH",
  url: string,
  body?: object,
): Promise<Body> {
  const answer = await server.call("administrator", { method, url, ...(body ? { payload: body } : {}) });
  if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
  return (answer.body === "" ? undefined : answer.json()) as Body;
}

beforeEach(async () => {
  server = await openTestServer();
  erp = await createSampleErp({ seed: 7, customers: 3 });
  service = await serveConnectors({
    connectors: [createSampleConnector(erp)],
    store: createMemoryConfigurationStore(),
  });
  await server.services.db
    .insertInto("crm_field")
    .values([...DEMO_FIELDS])
    .execute();
  await insertCategories();
  connection = await defineConnection();
  await mapFields();
  await mapGroups();
  await call("POST", `/erp-connections/${connection.id}/activate`);
  companyId = await connectCompany();
});
afterEach(async () => {
  await server.close();
  await service.close();
});

async function insertCategories(): Promise<void> {
  const { db } = server.services;
  const list = await db
    .selectFrom("crm_list")
    .select("id")
    .where("key", "=", "category")
    .executeTakeFirstOrThrow();
  for (const [rank, key] of ["gold", "silver"].entries()) {
    const item = { list_id: list.id, key, name: key, tooltip: "", rank, deleted: 0 as const };
    await db.insertInto("crm_list_item").values(item).execute();
  }
}

async function defineConnection(): Promise<ErpConnection> {
  const connector = await call<{ id: number }>("POST", "/sync-connectors", {
    name: "Sample",
    url: service.url,
  });
  const config = { Company: "Nordvik" };
  const tested = await call<{ testToken: string }>("POST", "/erp-connections/test", {
    connectorId: connector.id,
    config,
  });
  return call("POST", "/erp-connections", {
    connectorId: connector.id,
    name: "Sample ERP",
    scope: "everyone",
    config,
    testToken: tested.testToken,
  });
}

async function mapFields(): Promise<void> {
  const url = `/erp-connections/${connection.id}/mappings/Customer`;
  const { fields } = await call<{ fields: ErpField[] }>("GET", url);
  const mapped = fields.map(({ fieldKey, showInErpTab, showInSearch }) => ({
    fieldKey,
    crmFieldKey: PAIRS[fieldKey] ?? null,
    syncToCrm: fieldKey in PAIRS,
    syncToErp: fieldKey in PAIRS,
    showInErpTab,
    showInSearch,
  }));
  await call("PUT", url, { active: true, fields: mapped });
}

/** The sample's first two customer groups are our two categories. */
async function mapGroups(): Promise<void> {
  const url = `/erp-connections/${connection.id}/list-mappings`;
  const { items } = await call<{ items: { fieldKey: string; items: { erpItemKey: string }[] }[] }>(
    "GET",
    url,
  );
  const [field] = items;
  const [first, second] = field?.items ?? [];
  if (!field || !first || !second) throw new Error("the sample has no customer groups");
  await call("PUT", url, {
    fields: [
      {
        actorType: "Customer",
        fieldKey: "CUSTGROUP",
        items: [
          { erpItemKey: first.erpItemKey, crmItemKey: "gold" },
          { erpItemKey: second.erpItemKey, crmItemKey: "silver" },
        ],
      },
    ],
  });
}

async function connectCompany(): Promise<number> {
  const { id } = await call<{ id: number }>("POST", "/companies", { name: "Havsbris" });
  await erp.edit("Customer", "C1", { CUSTGROUP: "G1", CREDITDAYS: "[I:30]", BLOCKED: "[I:0]" });
  await call("POST", "/links", {
    connectionId: connection.id,
    entity: "company",
    entityId: id,
    actorType: "Customer",
    erpKey: "C1",
    choices: {},
  });
  return id;
}

const sync = () => call("POST", "/sync-engine/sync", {});
const company = () => call<Record<string, unknown>>("GET", `/companies/${companyId}`);
const customer = () => erp.actor("Customer", "C1")?.fieldValues ?? {};

describe("values of every type", () => {
  test("travel from the ERP to the CRM", async () => {
    await erp.edit("Customer", "C1", {
      CREDITDAYS: "[I:45]",
      CREDITLIMIT: "[F:1234567890123456.25]",
      BLOCKED: "[I:1]",
      SINCE: "[DT:12/31/2019 00:00:00.0000000]",
      CUSTGROUP: "G2",
    });
    await sync();
    expect(await company()).toMatchObject({
      x_creditDays: 45,
      x_creditLimit: "1234567890123456.25",
      x_blocked: true,
      x_customerSince: "2019-12-31",
      category: "silver",
    });
  });

  test("travel from the CRM to the ERP in the forms of the contract", async () => {
    await call("PATCH", `/companies/${companyId}`, {
      x_creditDays: 14,
      x_creditLimit: "99.50",
      x_blocked: true,
      x_customerSince: "2021-02-28",
      category: "silver",
    });
    await sync();
    expect(customer()).toMatchObject({
      CREDITDAYS: "[I:14]",
      CREDITLIMIT: "[F:99.5]",
      BLOCKED: "[I:1]",
      SINCE: "[DT:02/28/2021 00:00:00.0000000]",
      CUSTGROUP: "G2",
    });
  });

  test("come to rest: the cycle after a sync changes nothing", async () => {
    await call("PATCH", `/companies/${companyId}`, { x_creditLimit: "99.50", x_customerSince: "2021-02-28" });
    await sync();
    const before = [await company(), customer(), (await logOf()).length];
    await sync();
    await sync();
    expect([await company(), customer(), (await logOf()).length]).toEqual(before);
  });
});

describe("a list item that is not mapped", () => {
  test("is listed as a problem, holds back its own field only, and syncs when it is mapped", async () => {
    await erp.edit("Customer", "C1", { CUSTGROUP: "G3", CREDITDAYS: "[I:60]" });
    await sync();
    expect(await company()).toMatchObject({ x_creditDays: 60, category: "gold" });
    const { items } = await call<{ items: { code: string; erpFieldKey: string }[] }>("GET", "/problems");
    expect(items).toMatchObject([{ code: "list-item-unmapped", erpFieldKey: "CUSTGROUP" }]);
    await call("POST", `/erp-connections/${connection.id}/deactivate`);
    await remapTo("G3", "gold");
    await call("POST", `/erp-connections/${connection.id}/activate`);
    await sync();
    expect((await call<{ items: unknown[] }>("GET", "/problems")).items).toEqual([]);
  });
});

async function remapTo(erpItemKey: string, crmItemKey: string): Promise<void> {
  await call("PUT", `/erp-connections/${connection.id}/list-mappings`, {
    fields: [
      {
        actorType: "Customer",
        fieldKey: "CUSTGROUP",
        items: [
          { erpItemKey: "G1", crmItemKey: null },
          { erpItemKey: "G2", crmItemKey: "silver" },
          { erpItemKey, crmItemKey },
        ],
      },
    ],
  });
}

const logOf = async () => (await call<{ items: unknown[] }>("GET", "/sync-log?limit=500")).items;
