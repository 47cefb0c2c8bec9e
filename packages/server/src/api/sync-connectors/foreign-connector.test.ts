import type { ErpConnection, FieldDescription, SyncConnectorDetails } from "@brygga/api-contract";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FOREIGN } from "../../admin/testing/foreign-contract.ts";
import { type ForeignService, startForeignService } from "../../admin/testing/foreign-service.ts";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;
let foreign: ForeignService;

beforeEach(async () => {
  world = await openConnectionWorld();
  foreign = await startForeignService(world.sample.url);
});
afterEach(async () => {
  await foreign[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

async function ok<Body>(
  method: "GET" | "POST" | "PATCH" | "PUT",
  path: string,
  body?: unknown,
): Promise<Body> {
  const answer = await world.call<Body & { code?: string }>(method, path, { body });
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const add = (url = foreign.url) =>
  ok<SyncConnectorDetails>("POST", "/sync-connectors", { name: "Nordisk", url });

/** Descriptions are not read again within a minute: the last look at them is put back by an hour. */
async function letTimePass(): Promise<void> {
  const { db } = world.server.services;
  const past = new Date(Date.now() - 3_600_000).toISOString();
  await sql`update sync_connector set transport = json_set(transport, '$.finding.at', ${past})`.execute(db);
}

/** Test and OK with the connector that the world made, now at the foreign service. */
async function connect(): Promise<ErpConnection> {
  await ok("PATCH", `/sync-connectors/${world.connectorId}`, { url: foreign.url });
  const { status, body } = await world.create();
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

describe("a connector with namespaces, names and order of its own", () => {
  test("is understood from its description when it is added", async () => {
    const { found, defaults, advanced } = await add();
    expect(found).toMatchObject({
      problem: "",
      source: `${foreign.url}?wsdl`,
      missing: [],
      otherAddress: "",
    });
    expect(found?.operations).toHaveLength(17);
    expect(defaults).toMatchObject({
      ...{ serviceNamespace: FOREIGN.service, dataNamespace: FOREIGN.data, arraysNamespace: FOREIGN.lists },
      contractName: "Nordisk",
    });
    expect(advanced.serviceNamespace).toBeNull();
    expect(foreign.documents).toContain("/nordisk?xsd=listor");
  });

  test("shows its configuration fields and their lists", async () => {
    const { id } = await add();
    const fields = await ok<{ items: FieldDescription[] }>("GET", `/sync-connectors/${id}/config-fields`);
    expect(fields.items.map(({ fieldKey }) => fieldKey)).toContain("Region");
    const list = await ok<{ items: unknown[] }>("GET", `/sync-connectors/${id}/lists/Region`);
    expect(list.items).toContainEqual({ key: "N", text: "North" });
  });

  test("works for the whole how-to, every value arriving on both sides", async () => {
    const { id, connectionGuid } = await connect();
    expect((await world.sample.store.get(connectionGuid))?.values).toMatchObject({ Factor: "[F:1.25]" });
    expect(await world.map(id, [NAME_BOTH_WAYS])).toMatchObject({ status: 200 });
    expect(await ok("POST", `/erp-connections/${id}/activate`)).toMatchObject({ activated: true });
    const found = await ok<{ items: { erpKey: string }[] }>(
      "GET",
      `/erp-connections/${id}/actors/Customer?text=`,
    );
    expect(found.items).toHaveLength(5);
    const company = await ok<{ id: number; version: number }>("POST", "/companies", {
      name: "Åkerö & <Söner>",
    });
    const target = { connectionId: id, entity: "company", entityId: company.id };
    await ok("POST", "/links", { ...target, actorType: "Customer", erpKey: "C1", choices: { NAME: "crm" } });
    expect(world.sample.erp.actor("Customer", "C1")?.fieldValues.NAME).toBe("Åkerö & <Söner>");
    await world.sample.erp.edit("Customer", "C1", { NAME: "Nytt namn ]]> AB" });
    await ok("POST", "/sync-engine/sync", {});
    expect(await ok("GET", `/companies/${company.id}`)).toMatchObject({ name: "Nytt namn ]]> AB" });
    await ok("PATCH", `/companies/${company.id}`, { name: "Tillbaka" });
    await ok("POST", "/sync-engine/sync", {});
    expect(world.sample.erp.actor("Customer", "C1")?.fieldValues.NAME).toBe("Tillbaka");
    expect(foreign.calls).toEqual(expect.arrayContaining(["SaveActors", "GetActorsByTimestamp"]));
    expect(foreign.sockets()).toBeLessThanOrEqual(4);
  });

  test("is taken for a WCF service while it has no description, and understood once it has one", async () => {
    foreign.description.address = null;
    const { id, found } = await add();
    expect(found?.problem).toBe("no-wsdl");
    const path = `/sync-connectors/${id}/config-fields`;
    expect((await world.call("GET", path)).status).toBe(502);
    foreign.description.address = "";
    await letTimePass();
    expect((await world.call("GET", path)).status).toBe(200);
  });
});

describe("a description that is not quite true", () => {
  test("imports that are missing leave gaps, which the administrator sees", async () => {
    foreign.description.imports = ["?xsd=tjanst", "?xsd=bas", "?xsd=poster", "?xsd=listor", "?xsd=nothing"];
    const { found } = await add();
    expect(found).toMatchObject({ problem: "", brokenImports: ["?xsd=nothing"] });
  });

  test("documents that the service places on a host nobody knows are looked for where it answers", async () => {
    foreign.description.imports = ["tjanst", "bas", "poster", "listor"].map(
      (name) => `http://erp-server.invalid/nordisk?xsd=${name}`,
    );
    const { found, defaults } = await add();
    expect(found).toMatchObject({ problem: "", brokenImports: [] });
    expect(defaults.arraysNamespace).toBe(FOREIGN.lists);
  });

  test("an address on another host is shown and not called", async () => {
    foreign.description.address = "http://169.254.169.254/nordisk";
    const { id, found } = await add();
    expect(found).toMatchObject({ otherAddress: "http://169.254.169.254/nordisk", calledAddress: "" });
    expect((await world.call("GET", `/sync-connectors/${id}/config-fields`)).status).toBe(200);
  });

  test("an address on the same host is called where nothing answers at the URL itself", async () => {
    foreign.description.path = "/nordisk/soap";
    foreign.description.address = `${foreign.origin}/nordisk/soap`;
    const { id, found } = await add();
    expect(found).toMatchObject({ calledAddress: `${foreign.origin}/nordisk/soap`, otherAddress: "" });
    expect((await world.call("GET", `/sync-connectors/${id}/config-fields`)).status).toBe(200);
  });

  test("the address of the description itself stands for the service", async () => {
    const { id, found } = await add(`${foreign.url}?wsdl`);
    expect(found).toMatchObject({ problem: "", calledAddress: foreign.url });
    expect((await world.call("GET", `/sync-connectors/${id}/config-fields`)).status).toBe(200);
  });
});

describe("a service that changes", () => {
  test("is asked for its description again when it no longer knows an operation", async () => {
    const { id } = await connect();
    const plain = await ok<SyncConnectorDetails>("PATCH", `/sync-connectors/${world.connectorId}`, {
      url: world.sample.url,
    });
    expect(plain.defaults.serviceNamespace).toBe("http://tempuri.org/");
    // The same address, behind which another build of the service has begun to answer.
    await world.server.services.db
      .updateTable("sync_connector")
      .set({ url: foreign.url })
      .where("id", "=", world.connectorId)
      .execute();
    await letTimePass();
    expect(await ok("POST", `/erp-connections/${id}/test`)).toMatchObject({ ok: true });
    const after = await ok<SyncConnectorDetails>("GET", `/sync-connectors/${world.connectorId}`);
    expect(after.defaults.serviceNamespace).toBe(FOREIGN.service);
  });
});
