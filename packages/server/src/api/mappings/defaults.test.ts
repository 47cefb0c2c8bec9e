import type { ProblemDetails, SyncDefault, SyncDefaults } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ConnectionWorld, openConnectionWorld } from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;
let id: number;

beforeEach(async () => {
  world = await openConnectionWorld();
  id = (await world.create()).body.id;
});
afterEach(() => world[Symbol.asyncDispose]());

const url = () => `/erp-connections/${id}/defaults/Customer`;
const read = async () => (await world.call<SyncDefaults>("GET", url())).body;
const fieldOf = async (key: string) => (await read()).fields.find(({ fieldKey }) => fieldKey === key);

const wish = (fieldKey: string, more: Partial<SyncDefault> = {}): SyncDefault => ({
  ...{ fieldKey, hasDefault: false, default: "", askUser: false, mandatory: false },
  ...more,
});
const value = (fieldKey: string, text: string) => wish(fieldKey, { hasDefault: true, default: text });

const put = (defaults: readonly SyncDefault[], headers: Record<string, string> = {}) =>
  world.server
    .call("administrator", { method: "PUT", url: url(), payload: { defaults }, headers })
    .then((response) => ({
      status: response.statusCode,
      body: JSON.parse(response.body) as SyncDefaults & ProblemDetails,
    }));

describe("defaults", () => {
  test("are listed by rank, for every field that can have one", async () => {
    const { crmEntity, version, fields } = await read();
    expect([crmEntity, version]).toEqual(["company", 1]);
    const keys = fields.map(({ fieldKey }) => fieldKey);
    expect(keys).toContain("NAME");
    // A label and a read-only field.
    expect(keys).not.toContain("TERMS");
    expect(keys).not.toContain("NUMBER1");
    expect(fields.find(({ fieldKey }) => fieldKey === "NAME")).toMatchObject({
      access: "Mandatory",
      mandatory: true,
      hasDefault: false,
      askUser: false,
    });
  });

  test("are stored in the form of the field's type, and those that are left out are gone", async () => {
    expect(await put([value("CREDITDAYS", "030"), wish("PHONE", { askUser: true })])).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await fieldOf("CREDITDAYS")).toMatchObject({ hasDefault: true, default: "30", mandatory: false });
    expect(await fieldOf("PHONE")).toMatchObject({ hasDefault: false, askUser: true });
    await put([]);
    expect(await fieldOf("CREDITDAYS")).toMatchObject({ hasDefault: false, default: "" });
    expect(await fieldOf("PHONE")).toMatchObject({ askUser: false });
  });

  test("of a field that the connector says is mandatory are mandatory, whatever is wanted", async () => {
    await put([value("NAME", "Unnamed"), wish("PHONE", { askUser: true, mandatory: true })]);
    expect(await fieldOf("NAME")).toMatchObject({ default: "Unnamed", mandatory: true });
    expect(await fieldOf("PHONE")).toMatchObject({ mandatory: true });
    await put([]);
    expect(await fieldOf("NAME")).toMatchObject({ hasDefault: false, mandatory: true });
    expect(await fieldOf("PHONE")).toMatchObject({ mandatory: false });
  });

  test.each([
    ["unknown-field", wish("NOPE", { askUser: true })],
    ["no-default-possible", value("TERMS", "x")],
    ["no-default-possible", value("NUMBER1", "x")],
    ["no-source", wish("PHONE")],
    ["no-source", wish("PHONE", { mandatory: true })],
    ["wrong-type", value("CREDITDAYS", "soon")],
    ["blank", value("PHONE", "  ")],
    ["no-such-item", value("CUSTGROUP", "nowhere")],
    ["too-long", value("NAME", "n".repeat(500))],
  ])("are refused as %s", async (code, wanted) => {
    const { status, body } = await put([wanted]);
    expect([status, body.code]).toEqual([422, "defaults-invalid"]);
    expect(body.errors).toMatchObject([{ code, path: `defaults.${wanted.fieldKey}` }]);
    expect((await read()).version).toBe(1);
  });

  test("are refused when a field is named twice", async () => {
    const { body } = await put([value("PHONE", "1"), value("PHONE", "2")]);
    expect(body.errors).toMatchObject([{ code: "field-used-twice" }]);
  });

  test("take the items of the ERP's list; a list that cannot be read refuses nobody", async () => {
    const { body } = await world.call<{ items: { key: string }[] }>(
      "GET",
      `/erp-connections/${id}/lists/${(await fieldOf("CUSTGROUP"))?.listName}`,
    );
    expect(await put([value("CUSTGROUP", body.items[0]?.key ?? "")])).toMatchObject({ status: 200 });
    world.sample.fail("GetList");
    expect(await put([value("CUSTGROUP", "unseen")])).toMatchObject({ status: 200 });
  });

  test("that somebody else has changed since they were read are not overwritten", async () => {
    await put([value("PHONE", "1")], { "if-match": '"1"' });
    expect(await put([value("PHONE", "2")], { "if-match": '"1"' })).toMatchObject({
      status: 412,
      body: { code: "version-conflict" },
    });
    expect(await fieldOf("PHONE")).toMatchObject({ default: "1" });
  });

  test("are open to administrators only", async () => {
    const answer = await world.call("GET", url(), { who: "user" });
    expect(answer.status).toBe(403);
  });
});

describe("a mandatory field without a direction towards the ERP", () => {
  const activate = () =>
    world.call<{ activated: boolean; reasons: { code: string }[] }>(
      "POST",
      `/erp-connections/${id}/activate`,
    );

  beforeEach(() => world.map(id, [{ fieldKey: "PHONE", crmFieldKey: "phone", syncToCrm: true }]));

  test.each([
    ["a default value", value("NAME", "Unnamed")],
    ["a question to the user", wish("NAME", { askUser: true })],
  ])("lets the connection be activated with %s", async (_, wanted) => {
    expect((await activate()).body).toMatchObject({
      activated: false,
      reasons: [{ code: "mandatory-field-unfilled" }],
    });
    await put([wanted]);
    expect((await activate()).body).toMatchObject({ activated: true, reasons: [] });
  });

  test("keeps its default while the connection is active; others may go", async () => {
    await put([value("NAME", "Unnamed"), value("PHONE", "1")]);
    await activate();
    const { status, body } = await put([]);
    expect([status, body.code]).toEqual([422, "defaults-invalid"]);
    expect(body.errors).toMatchObject([{ code: "mandatory-field-unfilled", path: "defaults.NAME" }]);
    expect(await put([value("NAME", "No name")])).toMatchObject({ status: 200 });
  });
});

describe("defaults after the fields were fetched again", () => {
  test("of another type are kept as far as they can be read, else dropped", async () => {
    await put([value("PHONE", "1"), value("CREDITDAYS", "30")]);
    const { db } = world.server.services;
    // As if the connector had said something else before.
    await db
      .updateTable("erp_field")
      .set({ field_type: "Integer" })
      .where("field_key", "=", "PHONE")
      .execute();
    await db
      .updateTable("erp_field")
      .set({ field_type: "Text", default_setting: "a month" })
      .where("field_key", "=", "CREDITDAYS")
      .execute();
    await world.call("POST", `/erp-connections/${id}/refresh-fields`);
    expect(await fieldOf("PHONE")).toMatchObject({ fieldType: "Text", hasDefault: true, default: "1" });
    expect(await fieldOf("CREDITDAYS")).toMatchObject({
      fieldType: "Integer",
      hasDefault: false,
      default: "",
    });
  });

  test("of a field that is gone are shown until they are taken away", async () => {
    await put([value("PHONE", "1")]);
    await world.server.services.db
      .updateTable("erp_field")
      .set({ missing_in_erp: 1 })
      .where("field_key", "in", ["PHONE", "FAX"])
      .execute();
    expect(await fieldOf("PHONE")).toMatchObject({ missingInErp: true });
    expect(await fieldOf("FAX")).toBeUndefined();
    await put([]);
    expect(await fieldOf("PHONE")).toBeUndefined();
  });
});
