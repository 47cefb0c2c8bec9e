import type { ConnectorAnswer } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CONFIG, type ConnectionWorld, openConnectionWorld } from "./testing/connection-world.ts";

let world: ConnectionWorld;

beforeEach(async () => {
  world = await openConnectionWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const testConfig = (config: Record<string, string>, language: "en" | "sv" = "en") =>
  world.call<ConnectorAnswer & { testToken: string | null; code?: string }>("POST", "/erp-connections/test", {
    body: { connectorId: world.connectorId, config },
    language,
  });

const connectionCount = async () =>
  (await world.call<{ items: unknown[] }>("GET", "/erp-connections?deleted=true")).body.items.length;

describe("the configuration fields of a connector", () => {
  test("come by rank with texts in the caller's language and defaults as canonical text", async () => {
    const path = `/sync-connectors/${world.connectorId}/config-fields`;
    const { body } = await world.call<{ items: Record<string, unknown>[] }>("GET", path, { language: "sv" });
    expect(body.items.map(({ fieldKey }) => fieldKey).slice(0, 3)).toEqual(["Company", "User", "Password"]);
    expect(body.items[0]).toMatchObject({
      displayName: "Företag",
      access: "Mandatory",
      defaultValue: "Nordvik Handel",
    });
    expect(body.items.find(({ fieldKey }) => fieldKey === "Factor")).toMatchObject({ defaultValue: "1.25" });
    expect(body.items.find(({ fieldKey }) => fieldKey === "From")).toMatchObject({
      defaultValue: "2013-12-31T23:59:59",
    });
  });

  test("have lists that are read while no connection exists", async () => {
    const path = `/sync-connectors/${world.connectorId}/lists/Region`;
    const { body } = await world.call<{ items: unknown[] }>("GET", path, { language: "sv" });
    expect(body.items).toContainEqual({ key: "N", text: "Norr" });
  });
});

describe("Test ERP connection", () => {
  test("that succeeds gives a token", async () => {
    const { status, body } = await testConfig(CONFIG);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, state: "Ok", cause: null });
    expect(body.testToken).toMatch(/^\d+\../);
  });

  test("that fails shows the connector's words in the caller's language, and gives none", async () => {
    const { body } = await testConfig({ ...CONFIG, Password: "wrong" }, "sv");
    expect(body).toMatchObject({ ok: false, state: "Error", testToken: null });
    expect(body.explanation).toBe("ERP-systemet godtar inte lösenordet. Ange ett annat.");
    expect(body.details).toContain("WRONG_PASSWORD");
  });

  test("of a connector that does not answer says what was met", async () => {
    await world.sample[Symbol.asyncDispose]();
    const { status, body } = await testConfig(CONFIG);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: false, cause: "refused", testToken: null });
    expect(body.explanation).toContain("Start the Sync Connector");
  });

  test("names mandatory fields that are blank", async () => {
    const { status, body } = await testConfig({ ...CONFIG, Company: "  " });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "mandatory-fields-missing", values: { fields: "Company" } });
  });

  test("names a value that is not of its field's type", async () => {
    const { status, body } = await testConfig({ ...CONFIG, Timeout: "soon" });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ path: "config.Timeout", code: "wrong-type" }] });
  });
});

describe("OK", () => {
  test("saves a tested connection, inactive, with its fields and the automatic mapping", async () => {
    const { status, body } = await world.create();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      active: false,
      incomplete: "",
      health: "inactive",
      passwordsSet: ["Password"],
    });
    expect(body.config).not.toHaveProperty("Password");
    expect(body.mappedFields.map(({ actorType }) => actorType)).toEqual([
      "Customer",
      "Supplier",
      "Person",
      "Project",
    ]);
    expect(body.mappedFields[0]?.fields).toContain("Name");
    const saved = await world.sample.store.get(body.connectionGuid);
    expect(saved?.values).toMatchObject({ Password: "secret", Timeout: "[I:30]", Factor: "[F:1.25]" });
  });

  test("keeps the password out of the database in clear", async () => {
    const { body } = await world.create();
    const row = await world.server.services.db
      .selectFrom("erp_connection")
      .selectAll()
      .where("id", "=", body.id)
      .executeTakeFirstOrThrow();
    expect(row.config + row.secrets).not.toContain("secret");
    expect(JSON.parse(row.secrets)).toHaveProperty("Password");
  });

  test("is refused without a test, with other values than tested, or for another connector", async () => {
    const refused = { status: 409, body: { code: "test-required" } };
    expect(await world.create({ testToken: "" })).toMatchObject(refused);
    expect(await world.create({ config: { ...CONFIG, Timeout: "31" } })).toMatchObject(refused);
    const other = await world.call<{ id: number }>("POST", "/sync-connectors", {
      body: { name: "Twin", url: `${world.sample.url}?ConnectorName=Sample` },
    });
    expect(await world.create({ connectorId: other.body.id })).toMatchObject(refused);
    expect(await connectionCount()).toBe(0);
    expect(world.sample.calls).not.toContain("SaveConnection");
  });

  test("is refused while the scope is incomplete or the name is taken", async () => {
    expect(await world.create({ scope: "restricted" })).toMatchObject({ body: { code: "scope-incomplete" } });
    await world.create();
    expect(await world.create({ name: " nordvik " })).toMatchObject({ body: { code: "name-taken" } });
    expect(await connectionCount()).toBe(1);
  });

  test("with Active checked is refused, since nothing can be mapped yet", async () => {
    const { status, body } = await world.create({ active: true });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: "activation-refused", errors: [{ code: "no-actor-type" }] });
    expect(await connectionCount()).toBe(0);
  });

  test.each(["SaveConnection", "TestConnection"])(
    "leaves nothing behind when %s fails",
    async (operation) => {
      world.sample.fail(operation);
      const { status, body } = await world.create();
      expect(status).toBe(502);
      expect(body).toMatchObject({ code: "connector-failed", values: { cause: "fault" } });
      expect(body.explanation?.user).toContain("told to fail");
      expect(await connectionCount()).toBe(0);
      expect(await world.sample.store.list()).toEqual([]);
    },
  );

  test.each(["GetSupportedActorTypes", "GetSupportedActorTypeFields", "GetSearchableFields"])(
    "says what is missing when %s fails, and refresh-fields completes it",
    async (operation) => {
      world.sample.fail(operation);
      const { status, body } = await world.create();
      expect(status).toBe(201);
      expect(body.incomplete).toContain("could not be read");
      expect(body.mappedFields).toEqual([]);
      const refresh = `/erp-connections/${body.id}/refresh-fields`;
      expect(await world.call("POST", refresh)).toMatchObject({ status: 502 });
      world.sample.mend();
      expect(await world.call("POST", refresh)).toMatchObject({ body: { incomplete: "", fieldChanges: [] } });
      expect((await world.connection(body.id)).mappedFields).toHaveLength(4);
    },
  );
});
