import type { ActorTypeMapping, ErpConnection, ListMapping, ProblemDetails } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
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
});
afterEach(() => world[Symbol.asyncDispose]());

const getMapping = async (actorType = "Customer") =>
  (await world.call<ActorTypeMapping>("GET", `/erp-connections/${id}/mappings/${actorType}`)).body;

const activate = (connectionId = id) =>
  world.call<{
    activated: boolean;
    reasons: { code: string; severity: string; place: string; field: string }[];
  }>("POST", `/erp-connections/${connectionId}/activate`);

const CUSTGROUP = { fieldKey: "CUSTGROUP", crmFieldKey: "category", syncToCrm: true, syncToErp: true };

/** A link of the connection with this base. */
async function link(base: Record<string, string>): Promise<number> {
  const row = await world.server.services.db
    .insertInto("link")
    .values({
      connection_id: id,
      crm_entity: "company",
      crm_id: 1,
      actor_type: "Customer",
      erp_key: "C1",
      erp_timestamp: "1",
      base: JSON.stringify(base),
      created_at: "2026-01-01T00:00:00.000Z",
      last_sync_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

const baseOf = async (linkId: number) =>
  JSON.parse(
    (
      await world.server.services.db
        .selectFrom("link")
        .select("base")
        .where("id", "=", linkId)
        .executeTakeFirstOrThrow()
    ).base,
  );

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
    expect((await activate()).body.activated).toBe(true);
    expect(await world.map(id, [])).toMatchObject({ status: 409, body: { code: "connection-active" } });
  });

  test("that changes loses the base of that field alone, and queues its links", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    const linkId = await link({ NAME: "A", PHONE: "1", 'ODD"KEY.x': "2" });
    await world.map(id, [{ fieldKey: "PHONE", crmFieldKey: "fax", syncToCrm: true }]);
    expect(await baseOf(linkId)).toEqual({ NAME: "A", 'ODD"KEY.x': "2" });
    const queued = await world.server.services.db.selectFrom("link_check").select("link_id").execute();
    expect(queued).toEqual([{ link_id: linkId }]);
  });

  test("of a type that is synchronised again queues its links, because the change feed has gone past them", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    const linkId = await link({ NAME: "A" });
    const url = `/erp-connections/${id}/mappings/Customer`;
    await world.call("PUT", url, { body: { active: false, fields: [] } });
    const { db } = world.server.services;
    expect(await db.selectFrom("link_check").select("link_id").execute()).toEqual([]);
    await world.map(id, []);
    expect(await db.selectFrom("link_check").select("link_id").execute()).toEqual([{ link_id: linkId }]);
    expect(await baseOf(linkId)).toEqual({ NAME: "A" });
  });

  test("that loses a direction keeps its base", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    const linkId = await link({ NAME: "A" });
    await world.map(id, [{ ...NAME_BOTH_WAYS, syncToCrm: false }]);
    expect(await baseOf(linkId)).toEqual({ NAME: "A" });
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
});

describe("activation", () => {
  const codes = async () => (await activate()).body.reasons.map(({ code }) => code);

  test("is refused without an actor type, or with an unfilled mandatory field", async () => {
    expect(await codes()).toEqual(["no-actor-type"]);
    await world.map(id, []);
    const { activated, reasons } = (await activate()).body;
    expect(activated).toBe(false);
    expect(reasons).toMatchObject([{ code: "mandatory-field-unfilled", place: "mappings", field: "NAME" }]);
  });

  test("is refused when the connection test fails", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    world.sample.fail("TestConnection");
    expect(await codes()).toEqual(["test-failed"]);
  });

  test("is refused while a mapped list is unmapped; an unmapped item is a warning", async () => {
    await world.map(id, [NAME_BOTH_WAYS, CUSTGROUP]);
    expect(await codes()).toEqual(["list-unmapped"]);
    const [list] = (await world.call<{ items: ListMapping[] }>("GET", `/erp-connections/${id}/list-mappings`))
      .body.items;
    await mapList([{ erpItemKey: list?.items[0]?.erpItemKey ?? "", crmItemKey: await crmItem("a") }]);
    const { activated, reasons } = (await activate()).body;
    expect(activated).toBe(true);
    expect(reasons).toMatchObject([{ code: "list-item-unmapped", severity: "warning" }]);
  });

  test("is refused while a mapped field is missing in the ERP", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    await world.server.services.db
      .updateTable("erp_field")
      .set({ missing_in_erp: 1 })
      .where("field_key", "=", "PHONE")
      .execute();
    expect(await codes()).toEqual(["missing-in-erp"]);
  });

  test("is forgotten by deactivation, which the mapping needs", async () => {
    await world.map(id, [NAME_BOTH_WAYS]);
    await activate();
    expect(await world.call("POST", `/erp-connections/${id}/deactivate`)).toMatchObject({
      body: { active: false },
    });
    expect(await world.map(id, [])).toMatchObject({ status: 200 });
  });
});

const putLists = (items: unknown[]) =>
  world.call<ProblemDetails & { items: ListMapping[] }>("PUT", `/erp-connections/${id}/list-mappings`, {
    body: { fields: [{ actorType: "Customer", fieldKey: "CUSTGROUP", items }] },
  });

async function mapList(items: { erpItemKey: string; crmItemKey: string | null }[]): Promise<ListMapping> {
  const { status, body } = await putLists(items);
  expect(status).toBe(200);
  const [mapping] = body.items;
  if (mapping === undefined) throw new Error("no list mapping");
  return mapping;
}

/** Makes an item of the CRM's category list. */
async function crmItem(key: string): Promise<string> {
  const { db } = world.server.services;
  const list = await db
    .selectFrom("crm_list")
    .select("id")
    .where("key", "=", "category")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("crm_list_item")
    .values({ list_id: list.id, key, name: key, tooltip: "", rank: 1, deleted: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return key;
}

describe("the list mapping", () => {
  beforeEach(() => world.map(id, [NAME_BOTH_WAYS, CUSTGROUP]));

  const getList = async () => {
    const { body } = await world.call<{ items: ListMapping[] }>(
      "GET",
      `/erp-connections/${id}/list-mappings`,
    );
    return body.items[0];
  };

  test("shows the items of the ERP list, none of them new at first", async () => {
    const list = await getList();
    expect(list).toMatchObject({
      actorType: "Customer",
      fieldKey: "CUSTGROUP",
      crmFieldKey: "category",
      error: "",
    });
    expect(list?.items.length).toBeGreaterThan(1);
    expect(list?.items.some(({ isNew }) => isNew)).toBe(false);
  });

  test("marks an item that appeared since it was saved", async () => {
    const first = (await getList())?.items[0]?.erpItemKey ?? "";
    await mapList([{ erpItemKey: first, crmItemKey: await crmItem("a") }]);
    await world.server.services.db
      .deleteFrom("list_item_mapping")
      .where("erp_item_key", "!=", first)
      .execute();
    const items = (await getList())?.items ?? [];
    expect(items.find(({ erpItemKey }) => erpItemKey === first)).toMatchObject({
      crmItemKey: "a",
      isNew: false,
    });
    expect(items.filter(({ isNew }) => isNew).length).toBe(items.length - 1);
  });

  test("is one-to-one", async () => {
    const [a, b] = (await getList())?.items ?? [];
    const crmItemKey = await crmItem("a");
    const twice = [a, b].map((item) => ({ erpItemKey: item?.erpItemKey, crmItemKey }));
    const { status, body } = await putLists(twice);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: "list-mapping-invalid" });
    expect(body.errors?.map(({ code }) => code)).toEqual(["crm-item-used-twice", "crm-item-used-twice"]);
    expect(await putLists([{ erpItemKey: a?.erpItemKey, crmItemKey: "nope" }])).toMatchObject({
      body: { errors: [{ code: "unknown-crm-item" }] },
    });
  });

  test("of a field without a CRM list is refused in the language of the caller, naming the field", async () => {
    const fields = [{ actorType: "Customer", fieldKey: "NAME", items: [] }];
    const put = async (language: "en" | "sv") => {
      const { status, body } = await world.call<ProblemDetails>(
        "PUT",
        `/erp-connections/${id}/list-mappings`,
        { body: { fields }, language },
      );
      expect(status).toBe(422);
      return body.errors?.[0];
    };
    expect(await put("en")).toMatchObject({
      path: "Customer.NAME",
      code: "not-a-list",
      message: expect.stringContaining("not mapped to a list of the CRM"),
    });
    expect((await put("sv"))?.message).toContain("inte kopplat till en lista i CRM");
  });

  test("an item with another partner forgets the base of its field", async () => {
    const erpItemKey = (await getList())?.items[0]?.erpItemKey ?? "";
    await mapList([{ erpItemKey, crmItemKey: await crmItem("a") }]);
    const linkId = await link({ NAME: "A", CUSTGROUP: "a" });
    await mapList([{ erpItemKey, crmItemKey: await crmItem("b") }]);
    expect(await baseOf(linkId)).toEqual({ NAME: "A" });
  });

  test("without the ERP shows what is stored, and why", async () => {
    const stored = (await getList())?.items.length;
    world.sample.fail("GetList");
    const list = await getList();
    expect(list?.items).toHaveLength(stored ?? 0);
    expect(list?.error).toContain("told to fail");
  });
});
