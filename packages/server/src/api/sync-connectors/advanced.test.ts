import type { SyncConnectorDetails } from "@brygga/api-contract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startForeignService } from "../../admin/testing/foreign-service.ts";
import { SELF_SIGNED_CERTIFICATE } from "../../connector-client/testing/certificates.ts";
import { type ConnectionWorld, openConnectionWorld } from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;

beforeEach(async () => {
  world = await openConnectionWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const path = () => `/sync-connectors/${world.connectorId}`;
const change = (body: object) =>
  world.call<SyncConnectorDetails & { code: string }>("PATCH", path(), { body });

async function stored(): Promise<string> {
  const { db } = world.server.services;
  const row = await db.selectFrom("sync_connector").selectAll().executeTakeFirstOrThrow();
  return row.transport;
}

test("nothing is set at first: what was found applies, and the defaults", async () => {
  const { body } = await world.call<SyncConnectorDetails>("GET", path());
  expect(body.advanced).toMatchObject({
    serviceNamespace: null,
    requestBytes: null,
    plainConfiguration: false,
  });
  expect(body.credentials).toEqual({ kind: "none", username: "", isSet: false });
  expect(body.defaults).toMatchObject({
    ...{ serviceNamespace: "http://tempuri.org/", contractName: "IErpConnectorWS" },
    ...{ requestBytes: 61_440, connectSeconds: 10, answerSeconds: 60, callSeconds: 120, concurrency: 4 },
  });
  expect(body.found).toMatchObject({ problem: "", missing: [], calledAddress: "" });
});

test("what is set stays until it is taken back, and what is left out stays as it is", async () => {
  await change({ advanced: { requestBytes: 8192, concurrency: 2 } });
  const { body } = await change({ advanced: { concurrency: null, soapActionStyle: "unquoted" } });
  expect(body.advanced).toMatchObject({ requestBytes: 8192, concurrency: null, soapActionStyle: "unquoted" });
});

test("a namespace of the administrator's own goes before the one that was found", async () => {
  await using foreign = await startForeignService(world.sample.url);
  await change({ url: foreign.url, advanced: { serviceNamespace: "urn:wrong" } });
  const fields = await world.call<{ code: string }>("GET", `${path()}/config-fields`);
  expect(fields).toMatchObject({ status: 502, body: { code: "connector-failed" } });
  await change({ advanced: { serviceNamespace: null } });
  expect((await world.call("GET", `${path()}/config-fields`)).status).toBe(200);
});

test("secrets are written only, kept encrypted, and stay when they are left out", async () => {
  const set = { kind: "basic", username: "anna", secret: "hemligt-ord" };
  const { body } = await change({ advanced: { credentials: set } });
  expect(body.credentials).toEqual({ kind: "basic", username: "anna", isSet: true });
  expect(JSON.stringify(body)).not.toContain("hemligt-ord");
  expect(await stored()).not.toContain("hemligt-ord");
  const renamed = await change({ advanced: { credentials: { kind: "basic", username: "bo" } } });
  expect(renamed.body.credentials).toEqual({ kind: "basic", username: "bo", isSet: true });
  const other = await change({ advanced: { credentials: { kind: "bearer" } } });
  expect(other.body.credentials.isSet).toBe(false);
});

test.each(["", "Content-Type", "host", "X Key", "X-Nyckel-Å"])(
  "a header named '%s' is refused",
  async (name) => {
    const { status, body } = await change({ advanced: { credentials: { kind: "header", username: name } } });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain("advanced.credentials.username");
  },
);

test("the value of a header is one line of ASCII, kept as a secret", async () => {
  const header = { kind: "header", username: "X-Api-Key" };
  for (const secret of ["a\r\nX-Other: b", "nyckel-å"]) {
    expect(await change({ advanced: { credentials: { ...header, secret } } })).toMatchObject({ status: 400 });
  }
  const { body } = await change({ advanced: { credentials: { ...header, secret: "k3y-of-the-gateway" } } });
  expect(body.credentials).toEqual({ kind: "header", username: "X-Api-Key", isSet: true });
  expect(await stored()).not.toContain("k3y-of-the-gateway");
});

test("a secret is not taken along to another host", async () => {
  await change({ advanced: { credentials: { kind: "bearer", secret: "t0k3n" } } });
  const sameHost = await change({ url: `${world.sample.url}?ConnectorName=Sample` });
  expect(sameHost.body.credentials.isSet).toBe(true);
  const otherHost = await change({ url: "http://127.0.0.1:1/other.svc" });
  expect(otherHost.body.credentials).toMatchObject({ kind: "bearer", isSet: false });
  expect(otherHost.body.found).toMatchObject({ problem: "unreachable" });
});

test("a sign-in that the web server asks for can be tried before it is saved", async () => {
  const tried = await world.call("POST", "/sync-connectors/test", {
    body: { url: world.sample.url, connectorId: world.connectorId, advanced: { concurrency: 1 } },
  });
  expect(tried).toMatchObject({ status: 200, body: { answer: { ok: true }, duplicateOf: null } });
  expect(tried.body).toMatchObject({ found: { problem: "" } });
});

test.each([
  ["ca", { ca: "no certificate" }],
  ["ca", { ca: SELF_SIGNED_CERTIFICATE.slice(0, 100) }],
  ["requestBytes", { requestBytes: 100 }],
  ["concurrency", { concurrency: 0 }],
])("a wrong value of %s is refused by name", async (member, advanced) => {
  const { status, body } = await change({ advanced });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain(`advanced.${member}`);
});

test("a certificate is taken as text", async () => {
  const { status, body } = await change({ advanced: { ca: SELF_SIGNED_CERTIFICATE } });
  expect(status).toBe(200);
  expect(body.advanced.ca).toContain("BEGIN CERTIFICATE");
});

test("plain configuration values are sent as they are", async () => {
  await change({ advanced: { plainConfiguration: true } });
  const { body } = await world.create();
  const saved = await world.sample.store.get(body.connectionGuid);
  expect(saved?.values).toMatchObject({ Timeout: "30", Factor: "1.25" });
});
