import type { ActorTypeMapping, ErpConnection } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type ConnectionWorld,
  NAME_BOTH_WAYS,
  openConnectionWorld,
} from "../erp-connections/testing/connection-world.ts";
import { type MappingSteps, mappingSteps } from "./testing/mapping-steps.ts";

let world: ConnectionWorld;
let id: number;
let steps: MappingSteps;

beforeEach(async () => {
  world = await openConnectionWorld();
  id = (await world.create()).body.id;
  steps = mappingSteps(world, id);
});
afterEach(() => world[Symbol.asyncDispose]());

const getMapping = async (actorType = "Customer") =>
  (await world.call<ActorTypeMapping>("GET", `/erp-connections/${id}/mappings/${actorType}`)).body;

const activate = () => world.call("POST", `/erp-connections/${id}/activate`);

describe("the field mapping", () => {
  test("begins with the automatic mapping, without any direction", async () => {
    const { crmEntity, active, fields } = await getMapping();
    expect([crmEntity, active]).toEqual(["company", false]);
    const mapped = Object.fromEntries(fields.map((field) => [field.fieldKey, field.crmFieldKey]));
    expect(mapped).toMatchObject({
      NAME: "name",
      NUMBER1: "code",
      POSTALAD1: "postalAddress1",
      CREDITDAYS: null,
    });
    expect(fields.some(({ syncToCrm, syncToErp }) => syncToCrm || syncToErp)).toBe(false);
    expect(fields.filter(({ showInSearch }) => showInSearch).length).toBeGreaterThan(0);
  });

  test("keeps the fields that are left out", async () => {
    await world.map(id, [{ fieldKey: "CREDITDAYS", crmFieldKey: "note", syncToCrm: true }]);
    const { active, fields } = await getMapping();
    expect(active).toBe(true);
    expect(fields.find(({ fieldKey }) => fieldKey === "CREDITDAYS")).toMatchObject({
      crmFieldKey: "note",
      syncToCrm: true,
    });
    expect(fields.find(({ fieldKey }) => fieldKey === "NAME")).toMatchObject({ crmFieldKey: "name" });
  });

  test.each([
    ["unknown-field", { fieldKey: "NOPE", crmFieldKey: "name" }],
    ["no-crm-field", { fieldKey: "NAME", syncToCrm: true }],
    ["not-mappable", { fieldKey: "TERMS", crmFieldKey: "note" }],
    ["unknown-crm-field", { fieldKey: "CREDITDAYS", crmFieldKey: "nope" }],
    ["unknown-crm-field", { fieldKey: "CREDITDAYS", crmFieldKey: "ourContactId" }],
    ["types-do-not-fit", { fieldKey: "BLOCKED", crmFieldKey: "category" }],
    ["type-loses-to-erp", { fieldKey: "CREDITDAYS", crmFieldKey: "note", syncToErp: true }],
    ["read-only-in-erp", { fieldKey: "NUMBER1", crmFieldKey: "code", syncToErp: true }],
    ["crm-field-used-twice", { fieldKey: "DEPARTMENT", crmFieldKey: "name" }],
  ])("is refused as %s", async (code, mapping) => {
    const { status, body } = await world.map(id, [mapping]);
    expect(status).toBe(422);
    expect(body.code).toBe("mapping-invalid");
    expect(body.errors?.map((error) => error.code)).toContain(code);
    expect((await getMapping()).active).toBe(false);
  });

  test("cannot be changed while the connection is active", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    expect(await activate()).toMatchObject({ body: { activated: true } });
    expect(await world.map(id, [])).toMatchObject({ status: 409, body: { code: "connection-active" } });
  });

  test("that changes loses the base of that field alone, and queues its links", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    const linkId = await steps.link({ NAME: "A", PHONE: "1", 'ODD"KEY.x': "2" });
    await world.map(id, [{ fieldKey: "PHONE", crmFieldKey: "fax", syncToCrm: true }]);
    expect(await steps.baseOf(linkId)).toEqual({ NAME: "A", 'ODD"KEY.x': "2" });
    const queued = await world.server.services.db.selectFrom("link_check").select("link_id").execute();
    expect(queued).toEqual([{ link_id: linkId }]);
  });

  test("of a type that is synchronised again queues its links, because the change feed has gone past them", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    const linkId = await steps.link({ NAME: "A" });
    const url = `/erp-connections/${id}/mappings/Customer`;
    await world.call("PUT", url, { body: { active: false, fields: [] } });
    const { db } = world.server.services;
    expect(await db.selectFrom("link_check").select("link_id").execute()).toEqual([]);
    await world.map(id, []);
    expect(await db.selectFrom("link_check").select("link_id").execute()).toEqual([{ link_id: linkId }]);
    expect(await steps.baseOf(linkId)).toEqual({ NAME: "A" });
  });

  test("says how many records are compared when the connection is active next", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    await steps.link({ NAME: "A" });
    const done = async (fields: readonly object[], active = true) =>
      (
        await world.call("PUT", `/erp-connections/${id}/mappings`, {
          body: { types: [{ actorType: "Customer", active, fields }] },
        })
      ).body;
    const shown = { showInErpTab: false, showInSearch: false };
    const phone = { ...NAME_BOTH_WAYS, ...shown, fieldKey: "PHONE", crmFieldKey: "phone" };
    expect(await done([phone])).toMatchObject({ toCompare: 1 });
    expect(await done([phone])).toMatchObject({ toCompare: 0 });
    expect(await done([{ ...phone, crmFieldKey: "fax" }], false)).toMatchObject({ toCompare: 0 });
    expect(await done([])).toMatchObject({ toCompare: 1 });
  });

  test("that loses a direction keeps its base", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    const linkId = await steps.link({ NAME: "A" });
    await world.map(id, [{ ...NAME_BOTH_WAYS, syncToCrm: false }]);
    expect(await steps.baseOf(linkId)).toEqual({ NAME: "A" });
  });

  test("leaves a CRM field alone that another active connection writes one-way", async () => {
    await world.map(id, [
      { ...NAME_BOTH_WAYS },
      { fieldKey: "PHONE", crmFieldKey: "phone", syncToCrm: true },
    ]);
    await activate();
    const other = (await world.create({ name: "Other" })).body as ErpConnection;
    const wanted = { fieldKey: "PHONE", crmFieldKey: "phone", syncToCrm: true };
    const { body } = await world.map(other.id, [wanted]);
    expect(body.errors).toMatchObject([{ code: "claimed", path: "fields.PHONE" }]);
    expect(body.errors?.[0]?.message).toContain("Nordvik");
    const mapping = await world.call("GET", `/erp-connections/${other.id}/mappings/Customer`);
    expect(mapping.body).toMatchObject({ claimedBy: { phone: "Nordvik" } });
    expect(await world.map(other.id, [{ ...wanted, syncToCrm: false, syncToErp: true }])).toMatchObject({
      status: 200,
    });
  });

  test("writes a CRM field that another active connection writes two-way only two-way itself", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    await activate();
    const other = (await world.create({ name: "Other" })).body as ErpConnection;
    const { body } = await world.map(other.id, [{ ...NAME_BOTH_WAYS, syncToErp: false }]);
    expect(body.errors).toMatchObject([{ code: "claimed", path: "fields.NAME" }]);
    const mapping = await world.call("GET", `/erp-connections/${other.id}/mappings/Customer`);
    expect(mapping.body).toMatchObject({ claimedBy: {}, sharedWith: { name: "Nordvik" } });
    expect(await world.map(other.id, [NAME_BOTH_WAYS])).toMatchObject({ status: 200 });
  });

  test("that was made while the other connection was inactive is claimed when it is activated", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    const other = (await world.create({ name: "Other" })).body as ErpConnection;
    await world.map(other.id, [{ ...NAME_BOTH_WAYS, syncToErp: false }]);
    await activate();
    const refused = await world.call("POST", `/erp-connections/${other.id}/activate`, { body: {} });
    expect(refused.body).toMatchObject({
      activated: false,
      reasons: expect.arrayContaining([
        expect.objectContaining({
          ...{ code: "claimed", severity: "error", place: "mappings" },
          ...{ actorType: "Customer", field: "NAME" },
        }),
      ]),
    });
  });
});
