import type { CrmField, CrmListInFull, UserDefinedField } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertConnectionRow, insertConnector } from "../../db/testing/connection-row.ts";
import { type AdministratorCall, asAdministrator, openTestServer, type TestServer } from "../testing.ts";

let server: TestServer;
beforeEach(async () => {
  server = await openTestServer();
});
afterEach(() => server.close());

const admin = <Reply>(method: AdministratorCall["method"], url: string, payload?: object) =>
  asAdministrator<Reply>(server, { method, url, payload });

const addList = (names: object) => admin<CrmListInFull>("POST", "/lists", { names });
const addItem = (listId: number, names: object) =>
  admin<CrmListInFull>("POST", `/lists/${listId}/items`, { names, tooltips: {} });
const keysOf = (list: CrmListInFull) => list.items.map(({ key }) => key);

describe("lists", () => {
  test("items have names in several languages, and are read in that of the reader", async () => {
    const list = await addList({ en: "Segment", sv: "Segment" });
    await addItem(list.id, { en: "Large", sv: "Stor", de: "Groß" });
    const read = async (language: string) => {
      const headers = { "accept-language": language };
      const { items } = (await server.call("user", { url: "/lists", headers })).json<{
        items: { id: number; items: { name: string }[] }[];
      }>();
      return items.find(({ id }) => id === list.id)?.items[0]?.name;
    };
    expect([await read("sv"), await read("de"), await read("nl")]).toEqual(["Stor", "Groß", "Large"]);
  });

  test("a changed name keeps the languages that the interface does not know", async () => {
    const { db } = server.services;
    const list = await addList({ en: "Territory" });
    await addItem(list.id, { en: "Sweden" });
    await db
      .updateTable("crm_list_item")
      .set({ name: 'US:"Sweden";FI:"Ruotsi"' })
      .where("list_id", "=", list.id)
      .execute();
    await admin("PATCH", `/lists/${list.id}/items/sweden`, { names: { en: "Sweden", sv: "Sverige" } });
    const row = await db
      .selectFrom("crm_list_item")
      .select("name")
      .where("list_id", "=", list.id)
      .executeTakeFirstOrThrow();
    expect(row.name).toBe('US:"Sweden";SV:"Sverige";FI:"Ruotsi"');
  });

  test("two items cannot have one name in any language", async () => {
    const list = await addList({ en: "Segment" });
    await addItem(list.id, { en: "Large", sv: "Stor" });
    expect(await addItem(list.id, { en: "Huge", sv: "stor" })).toMatchObject({ code: "name-taken" });
  });

  test("the order of the items is the one that was set", async () => {
    const list = await addList({ en: "Segment" });
    for (const name of ["One", "Two", "Three"]) await addItem(list.id, { en: name });
    const order = (keys: string[]) => admin<CrmListInFull>("PUT", `/lists/${list.id}/order`, { keys });
    expect(keysOf(await order(["three", "one", "two"]))).toEqual(["three", "one", "two"]);
    expect(await order(["three", "one"])).toMatchObject({ code: "invalid-request" });
    expect(await order(["one", "one", "two"])).toMatchObject({ code: "invalid-request" });
  });

  test("a deleted item is hidden, stays in the records that have it, and can be restored", async () => {
    const { items } = await admin<{ items: CrmListInFull[] }>("GET", "/lists/full");
    const category = items.find(({ key }) => key === "category");
    expect(category).toMatchObject({ isStandard: true, usedBy: [{ entity: "company", key: "category" }] });
    const path = `/lists/${category?.id}/items`;
    await addItem(category?.id ?? 0, { en: "Customer" });
    const payload = { name: "Havsbris", category: "customer" };
    const company = (await server.call("user", { method: "POST", url: "/companies", payload })).json<{
      id: number;
    }>();
    expect(await admin("GET", `${path}/customer/uses`)).toEqual({
      records: [{ entity: "company", key: "category", label: null, count: 1 }],
      mappings: [],
    });
    await admin("DELETE", `${path}/customer`);
    const record = await server.call("user", { url: `/companies/${company.id}` });
    expect(record.json()).toMatchObject({ category: "customer" });
    const restored = await admin<CrmListInFull>("POST", `${path}/customer/restore`);
    expect(restored.items).toMatchObject([{ key: "customer", deleted: false }]);
  });

  test("a list that a field uses cannot be deleted; another can, and comes back", async () => {
    const list = await addList({ en: "Segment" });
    const field = await admin<UserDefinedField>("POST", "/fields", {
      ...FIELD,
      type: "list",
      listId: list.id,
    });
    expect(await admin("DELETE", `/lists/${list.id}`)).toMatchObject({ code: "list-in-use" });
    await admin("DELETE", `/fields/company/${field.key}`);
    expect(await admin("DELETE", `/lists/${list.id}`)).toEqual({ status: 204 });
    expect(await admin("POST", `/fields/company/${field.key}/restore`)).toMatchObject({
      errors: [{ path: "listId" }],
    });
    expect(await admin("POST", `/lists/${list.id}/restore`)).toMatchObject({ deletedAt: null });
    expect(await admin("POST", `/fields/company/${field.key}/restore`)).toMatchObject({ deletedAt: null });
  });

  test("two administrators do not overwrite each other", async () => {
    const list = await addList({ en: "Segment" });
    await addItem(list.id, { en: "Large" });
    const stale = await asAdministrator(server, {
      method: "DELETE",
      url: `/lists/${list.id}/items/large`,
      version: list.version,
    });
    expect(stale).toMatchObject({ code: "version-conflict" });
  });
});

const FIELD = {
  entity: "company",
  key: "x_segment",
  type: "text",
  labels: { en: "Segment", sv: "Kundsegment" },
  mandatory: false,
  maxLength: 40,
  scale: null,
  listId: null,
};

const addField = (change: object = {}) => admin<UserDefinedField>("POST", "/fields", { ...FIELD, ...change });
const addCompany = async (values: object) =>
  (await server.call("user", { method: "POST", url: "/companies", payload: { name: "A", ...values } })).json<{
    id: number;
    code?: string;
  }>();

describe("user-defined fields", () => {
  test("a new field is on the records and in the registry at once", async () => {
    await addField();
    const { items } = (
      await server.call("user", { url: "/fields", headers: { "accept-language": "sv" } })
    ).json<{ items: CrmField[] }>();
    const field = items.find(({ key }) => key === "x_segment");
    expect(field).toMatchObject({ label: "Kundsegment", maxLength: 40, userDefined: true, mandatory: false });
    expect(await addCompany({ x_segment: "Retail" })).toMatchObject({ x_segment: "Retail" });
    expect(await addCompany({ x_segment: "R".repeat(41) })).toMatchObject({ code: "invalid-request" });
  });

  test("a mandatory field must be filled in", async () => {
    await addField({ mandatory: true });
    expect(await addCompany({})).toMatchObject({ errors: [{ path: "x_segment", code: "mandatory" }] });
  });

  test("key and name are unique in their entity", async () => {
    await addField();
    expect(await addField({ labels: { en: "Other" } })).toMatchObject({ code: "name-taken" });
    expect(await addField({ key: "x_other" })).toMatchObject({ code: "name-taken" });
    expect(await addField({ entity: "contact" })).toMatchObject({ entity: "contact" });
  });

  test("a deleted field disappears, and comes back with the values that it had", async () => {
    await addField();
    const { id } = await addCompany({ x_segment: "Retail" });
    const company = async () =>
      (await server.call("user", { url: `/companies/${id}` })).json<{ x_segment?: string }>();
    expect(await admin("GET", "/fields/company/x_segment/uses")).toEqual({ recordCount: 1, mappings: [] });
    await admin("DELETE", "/fields/company/x_segment");
    expect(await company()).not.toHaveProperty("x_segment");
    expect(await admin("GET", "/fields/user-defined")).toEqual({ items: [] });
    await admin("POST", "/fields/company/x_segment/restore");
    expect(await company()).toMatchObject({ x_segment: "Retail" });
  });

  test("a text is not made shorter than what records hold, nor a decimal coarser", async () => {
    await addField();
    await addField({ key: "x_margin", type: "decimal", labels: { en: "Margin" }, scale: 4 });
    await addCompany({ x_segment: "Retail", x_margin: "0.125" });
    const change = (key: string, payload: object) =>
      admin<UserDefinedField>("PATCH", `/fields/company/${key}`, payload);
    const refused = { code: "values-do-not-fit", values: { count: 1 } };
    expect(await change("x_segment", { maxLength: 5 })).toMatchObject(refused);
    expect(await change("x_segment", { maxLength: 6 })).toMatchObject({ maxLength: 6 });
    expect(await change("x_margin", { scale: 2 })).toMatchObject(refused);
    expect(await change("x_margin", { scale: 3 })).toMatchObject({ scale: 3 });
  });

  test("a field that a connection uses is not deleted while the connection is active", async () => {
    await addField();
    const setActive = await mapToField(server, "x_segment");
    expect(await admin("GET", "/fields/company/x_segment/uses")).toMatchObject({
      mappings: [{ connection: "Nordvik", isActive: true, actorType: "Customer", erpField: "Segment" }],
    });
    const refused = { code: "field-in-use", values: { connections: "Nordvik" } };
    expect(await admin("DELETE", "/fields/company/x_segment")).toMatchObject(refused);
    await setActive(0);
    expect(await admin("DELETE", "/fields/company/x_segment")).toEqual({ status: 204 });
    const missing = () =>
      server.services.db.selectFrom("erp_field").select("missing_in_crm").executeTakeFirstOrThrow();
    expect(await missing()).toEqual({ missing_in_crm: 1 });
    await admin("POST", "/fields/company/x_segment/restore");
    expect(await missing()).toEqual({ missing_in_crm: 0 });
  });
});

/** An active connection with one ERP field that is mapped to a field of the CRM; answers its switch. */
async function mapToField({ services: { db } }: TestServer, crmFieldKey: string) {
  const connector_id = await insertConnector(db, { name: "C", url: "http://127.0.0.1:1/" });
  const connection_id = await insertConnectionRow(db, {
    connector_id,
    name: "Nordvik",
    connection_guid: "g",
  });
  const { id: actor_type_mapping_id } = await db
    .insertInto("actor_type_mapping")
    .values({ connection_id, actor_type: "Customer", crm_entity: "company", active: 1 })
    .returning("id")
    .executeTakeFirstOrThrow();
  const texts = { display_description: "", list_name: "", default_value: "", default_setting: "" };
  const flags = {
    searchable: 0,
    sync_to_crm: 1,
    sync_to_erp: 0,
    show_in_erp_tab: 0,
    show_in_search: 0,
  } as const;
  const rest = { has_default: 0, ask_user: 0, mandatory: 0, missing_in_erp: 0, missing_in_crm: 0 } as const;
  const field = { field_key: "SEG", display_name: "Segment", field_type: "Text", access: "Normal" };
  await db
    .insertInto("erp_field")
    .values({
      ...{ actor_type_mapping_id, crm_field_key: crmFieldKey, max_length: 0, rank: 1 },
      ...{ ...texts, ...flags, ...rest, ...field },
    })
    .execute();
  return async (active: 0 | 1) => {
    await db.updateTable("erp_connection").set({ active }).execute();
  };
}
