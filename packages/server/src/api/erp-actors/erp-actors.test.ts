import type { ErpActor, ProblemDetails, SearchField } from "@brygga/api-contract";
import { encodeResponse, okResult } from "@brygga/protocol";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRecord } from "../../crm/records.ts";
import { inTransaction } from "../../db/database.ts";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";

let world: ConnectionWorld;
let id: number;

beforeEach(async () => {
  world = await openConnectionWorld();
  id = (await world.create()).body.id;
  await world.map(id, [
    { ...NAME_BOTH_WAYS, showInSearch: true },
    { fieldKey: "CUSTGROUP", showInSearch: true },
    { fieldKey: "CREDITDAYS", showInSearch: true },
  ]);
});
afterEach(() => world[Symbol.asyncDispose]());

const activate = () => world.call("POST", `/erp-connections/${id}/activate`);

type Found = ProblemDetails & {
  columns: { fieldKey: string; displayName: string }[];
  items: ErpActor[];
  total: number;
};

const search = (path: string, who: "user" | "administrator" = "user") =>
  world.call<Found>("GET", `/erp-connections/${id}/actors/${path}`, { who, language: "sv" });

test("a search shows the fields that are shown in search, as canonical values with texts", async () => {
  await activate();
  const { status, body } = await search("Customer?text=");
  expect(status).toBe(200);
  expect(body.items).toHaveLength(5);
  expect(body.columns).toContainEqual({ fieldKey: "CUSTGROUP", displayName: "Kundgrupp", fieldType: "List" });
  const [actor] = body.items;
  expect(Object.keys(actor?.values ?? {})).toEqual(body.columns.map(({ fieldKey }) => fieldKey));
  expect(actor?.values.CREDITDAYS).toMatch(/^\d*$/);
  expect(actor?.texts.CUSTGROUP).toBeTruthy();
  expect(actor?.linkedTo).toBeNull();
});

test("an actor that is linked says to whom", async () => {
  await activate();
  const { db } = world.server.services;
  const company = await inTransaction(db, (trx) =>
    createRecord(trx, { entity: "company", values: { name: "Havsbris" } }, "user:1"),
  );
  await db
    .insertInto("link")
    .values({
      connection_id: id,
      crm_entity: "company",
      crm_id: company.id,
      actor_type: "Customer",
      erp_key: "C1",
      erp_timestamp: "1",
      base: "{}",
      created_at: "2026-01-01T00:00:00.000Z",
      last_sync_at: null,
    })
    .execute();
  const { body } = await world.call("GET", `/erp-connections/${id}/actors/Customer/C1`, { who: "user" });
  expect(body).toMatchObject({
    actor: { erpKey: "C1", linkedTo: { entity: "company", id: company.id, name: "Havsbris" } },
  });
});

test("persons are found under their company", async () => {
  await world.map(id, [{ fieldKey: "LASTNAME", crmFieldKey: "lastName", syncToErp: true }], "Person");
  await activate();
  const all = (await search("Person?text=")).body.items;
  const parent = all[0]?.parentErpKey ?? "";
  const { body } = await search(`Person?text=&parentActorType=Customer&parentErpKey=${parent}`);
  expect(body.items.length).toBeGreaterThan(0);
  expect(new Set(body.items.map(({ parentErpKey }) => parentErpKey))).toEqual(new Set([parent]));
});

const ask = (criteria: unknown[], more: object = {}, actorType = "Customer") =>
  world.call<Found>("POST", `/erp-connections/${id}/actors/${actorType}/search`, {
    who: "user",
    body: { criteria, ...more },
  });

describe("advanced search", () => {
  test("names the searchable fields with the operators of their types, what people mean first", async () => {
    await activate();
    const { status, body } = await world.call<{ items: SearchField[] }>(
      "GET",
      `/erp-connections/${id}/search-fields/Customer`,
      { who: "user", language: "sv" },
    );
    expect(status).toBe(200);
    const byKey = new Map(body.items.map((field) => [field.fieldKey, field]));
    expect(byKey.get("NAME")?.operators.slice(0, 2)).toEqual(["contains", "="]);
    expect(byKey.get("CUSTGROUP")).toMatchObject({
      displayName: "Kundgrupp",
      operators: ["oneof", "notoneof"],
    });
  });

  test("finds the actors that meet all criteria, in the form of their types", async () => {
    await activate();
    const all = (await search("Customer?text=")).body.items;
    const days = Number(all[0]?.values.CREDITDAYS);
    const group = all[0]?.values.CUSTGROUP;
    const { status, body } = await ask([
      { fieldKey: "CREDITDAYS", operator: ">=", values: [String(days)] },
      { fieldKey: "CUSTGROUP", operator: "oneof", values: [group] },
    ]);
    expect(status).toBe(200);
    const expected = all.filter(
      ({ values }) => Number(values.CREDITDAYS) >= days && values.CUSTGROUP === group,
    );
    expect(body.items.map(({ erpKey }) => erpKey)).toEqual(expected.map(({ erpKey }) => erpKey));
  });

  test("is limited to the persons of a company", async () => {
    await world.map(id, [{ fieldKey: "LASTNAME", crmFieldKey: "lastName", syncToErp: true }], "Person");
    await activate();
    const parent = {
      actorType: "Customer",
      erpKey: (await search("Person?text=")).body.items[0]?.parentErpKey,
    };
    const { body } = await ask([], { parent }, "Person");
    expect(new Set(body.items.map(({ parentErpKey }) => parentErpKey))).toEqual(new Set([parent.erpKey]));
  });

  test("is refused, each criterion with its reason, where one does not fit its field", async () => {
    await activate();
    const { status, body } = await ask([
      { fieldKey: "NAME", operator: ">", values: ["A"] },
      { fieldKey: "CREDITDAYS", operator: "=", values: ["many"] },
      { fieldKey: "CREDITDAYS", operator: "between", values: ["1"] },
      { fieldKey: "NONE", operator: "=", values: [""] },
    ]);
    expect(status).toBe(400);
    expect(body.errors?.map(({ path, code }) => [path, code])).toEqual([
      ["criteria.0", "invalid-value"],
      ["criteria.1", "wrong-type"],
      ["criteria.2", "invalid-element"],
      ["criteria.3", "unknown-field"],
    ]);
  });
});

test("an actor that is not there is not found", async () => {
  await activate();
  expect(await search("Customer/C999")).toMatchObject({ status: 404, body: { code: "actor-not-found" } });
});

test("an inactive connection is not searched", async () => {
  expect(await search("Customer?text=")).toMatchObject({
    status: 409,
    body: { code: "connection-inactive" },
  });
});

test("outside the scope the connection is not there; without the right to connect it is refused", async () => {
  await activate();
  const { version } = await world.connection(id);
  const { db } = world.server.services;
  const user = await db
    .selectFrom("user_account")
    .select("id")
    .where("username", "=", "test-user")
    .executeTakeFirstOrThrow();
  const access = [{ userId: user.id, groupId: null, canConnect: false, canCreateInErp: true }];
  await world.call("PATCH", `/erp-connections/${id}`, { body: { version, scope: "restricted", access } });
  expect(await search("Customer?text=")).toMatchObject({ status: 403, body: { code: "not-allowed" } });
  expect(await search("Customer?text=", "administrator")).toMatchObject({
    status: 404,
    body: { code: "not-found" },
  });
});

test("an ERP that does not answer is told in the caller's language", async () => {
  await activate();
  world.sample.fail("SearchActors");
  const { status, body } = await search("Customer?text=");
  expect(status).toBe(502);
  expect(body.explanation?.user).toContain("Mer finns i dess egen logg");
});

test("of very many actors the first come, and how many there are", async () => {
  await activate();
  const actors = Array.from({ length: 10_005 }, (_, index) => ({
    actorType: "Customer",
    erpKey: `C${index}`,
    lastModified: "1",
    parentActorType: "",
    parentErpKey: "",
    fieldValues: { NAME: `Havsbris ${index}` },
  }));
  world.sample.fail("SearchActors", (_request, response) =>
    response.end(encodeResponse("searchActors", { ...okResult(), actors })),
  );
  const { body } = await search("Customer?text=havsbris");
  expect(body.items).toHaveLength(10_000);
  expect(body.total).toBe(10_005);
});
