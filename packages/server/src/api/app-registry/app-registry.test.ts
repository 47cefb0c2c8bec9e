import { generateKeyPairSync } from "node:crypto";
import {
  type ConnectorAnswer,
  ENTRY_CODES,
  type ErpField,
  type ProblemDetails,
  type RegisteredApp,
} from "@brygga/api-contract";
import { createSampleConnector, createSampleErp } from "@brygga/connector-sample";
import {
  type ConnectorService,
  createAppAuthentication,
  createMemoryConfigurationStore,
  serveConnectors,
} from "@brygga/connector-sdk";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestServer, type TestServer } from "../testing.ts";

let server: TestServer;
let services: ConnectorService[];
const app = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicKeys = app.publicKey.export({ type: "spki", format: "pem" }).toString();
const privateKey = app.privateKey.export({ type: "pkcs8", format: "pem" }).toString();

beforeEach(async () => {
  services = [];
  server = await openTestServer();
});
afterEach(async () => {
  await server.close();
  for (const service of services) await service.close();
});

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

async function call<Body>(
  method: Method,
  url: string,
  body?: object,
): Promise<{ status: number; body: Body }> {
  const answer = await server.call("administrator", { method, url, ...(body ? { payload: body } : {}) });
  return { status: answer.statusCode, body: JSON.parse(answer.body || "null") as Body };
}

const register = (change: object = {}) =>
  call<RegisteredApp & ProblemDetails>("POST", "/app-registry", {
    ...{ applicationId: "visma", url: "http://127.0.0.1:1/x", publicKeys },
    ...change,
  });

/** The sample connector as the application that was registered. */
async function serveApp({ bryggaPublicKey }: RegisteredApp): Promise<string> {
  const erp = await createSampleErp({ seed: 3, customers: 5 });
  const service = await serveConnectors({
    connectors: [createSampleConnector(erp)],
    store: createMemoryConfigurationStore(),
    authenticate: await createAppAuthentication({
      ...{ applicationId: "visma", privateKey, bryggaPublicKey, onRefused: () => undefined },
    }),
  });
  services.push(service);
  return service.url;
}

test("an application is registered, changed and forgotten; Brygga's private key is never told", async () => {
  const { status, body } = await register();
  expect(status).toBe(201);
  expect(body.bryggaPublicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  expect(await call("GET", "/app-registry")).toMatchObject({ body: { items: [{ applicationId: "visma" }] } });
  const changed = await call<RegisteredApp>("PATCH", "/app-registry/VISMA", { url: "https://erp.example/x" });
  expect(changed.body).toMatchObject({ url: "https://erp.example/x", bryggaPublicKey: body.bryggaPublicKey });
  expect(JSON.stringify(await call("GET", "/app-registry"))).not.toContain("PRIVATE");
  const [row] = await server.services.db.selectFrom("registered_app").select("private_key").execute();
  expect(row?.private_key).toMatch(/^v1\./);
  expect((await call("DELETE", "/app-registry/visma")).status).toBe(204);
  expect((await call("GET", "/app-registry/visma")).status).toBe(404);
});

test("what cannot be an application is refused, naming the member", async () => {
  await register();
  expect(await register({ applicationId: "Visma" })).toMatchObject({
    status: 409,
    body: { code: "name-taken" },
  });
  const wrong = [
    [{ applicationId: "other", url: "ftp://x" }, "url", "invalid-url"],
    [{ applicationId: "other", url: "http://user:pw@x" }, "url", "invalid-url"],
    [{ applicationId: "other", publicKeys: "hello" }, "publicKeys", "invalid-public-key"],
    [{ applicationId: "other", publicKeys: privateKey }, "publicKeys", "invalid-public-key"],
    [{ applicationId: "a b" }, "applicationId", "invalid-format"],
  ] as const;
  for (const [change, path, code] of wrong) {
    expect(ENTRY_CODES).toHaveProperty(code);
    expect(await register(change)).toMatchObject({ status: 400, body: { errors: [{ path, code }] } });
  }
});

test("an application names the Sync Connectors that would lose it, deleted ones left out", async () => {
  await register();
  const used = { name: "Visma", url: "app://VISMA/" };
  const { body: connector } = await call<{ id: number }>("POST", "/sync-connectors", used);
  const { body: other } = await call<{ id: number }>("POST", "/sync-connectors", { ...used, name: "Old" });
  await call("POST", "/sync-connectors", { name: "Other", url: "app://visma2" });
  await call("DELETE", `/sync-connectors/${other.id}`);
  const usedBy = [{ id: connector.id, name: "Visma", connectionCount: 0 }];
  expect((await call("GET", "/app-registry/visma")).body).toMatchObject({ usedBy });
  expect((await call("GET", "/app-registry")).body).toMatchObject({ items: [{ usedBy }] });
});

test("only administrators see the registry", async () => {
  const asUser = await server.call("user", { method: "GET", url: "/app-registry" });
  expect(asUser.statusCode).toBe(403);
});

test("the whole how-to over app://: test, add, connect, map, activate, link, sync", async () => {
  const test = () =>
    call<{ answer: ConnectorAnswer }>("POST", "/sync-connectors/test", { url: "app://visma" }).then(
      ({ body }) => body.answer,
    );
  expect(await test()).toMatchObject({ ok: false, cause: "app-not-found" });
  const { body: registered } = await register();
  const url = await serveApp(registered);
  await call("PATCH", "/app-registry/visma", { url });
  expect(await test()).toMatchObject({ ok: true, cause: null });

  const connector = await call<{ id: number }>("POST", "/sync-connectors", {
    name: "Visma",
    url: "app://visma",
  });
  const config = { Company: "Nordvik", User: "anna", Password: "secret", UseTest: "0", Timeout: "30" };
  const values = { connectorId: connector.body.id, config };
  const tested = await call<{ testToken: string }>("POST", "/erp-connections/test", values);
  const made = { ...values, name: "Visma", scope: "everyone", testToken: tested.body.testToken };
  const { body: connection } = await call<{ id: number }>("POST", "/erp-connections", made);
  const mapping = `/erp-connections/${connection.id}/mappings/Customer`;
  const { body: found } = await call<{ fields: ErpField[] }>("GET", mapping);
  const fieldKey = found.fields.find(({ crmFieldKey }) => crmFieldKey === "name")?.fieldKey;
  const name = { fieldKey, crmFieldKey: "name", syncToCrm: true, syncToErp: true };
  const fields = [{ ...name, showInErpTab: true, showInSearch: true }];
  expect((await call("PUT", mapping, { active: true, fields })).status).toBeLessThan(300);
  const activated = await call("POST", `/erp-connections/${connection.id}/activate`);
  expect(activated.body).toMatchObject({ activated: true });

  const actors = `/erp-connections/${connection.id}/actors/Customer`;
  const { body: search } = await call<{ items: { erpKey: string }[] }>("GET", `${actors}?text=`);
  const actor = { actorType: "Customer", erpKey: search.items[0]?.erpKey ?? "" };
  const { body: company } = await call<{ id: number }>("POST", "/companies", { name: "Havsbris" });
  const link = {
    connectionId: connection.id,
    entity: "company",
    entityId: company.id,
    ...actor,
    choices: {},
  };
  expect((await call("POST", "/links", link)).status).toBe(201);
  await call("PATCH", `/companies/${company.id}`, { name: "Havsbris i Malmö" });
  await call("POST", "/sync-engine/sync", {});
  expect(JSON.stringify(await call("GET", `${actors}/${actor.erpKey}`))).toContain("Havsbris i Malmö");

  await call("DELETE", "/app-registry/visma");
  expect(await test()).toMatchObject({ ok: false, cause: "app-not-found" });
});
