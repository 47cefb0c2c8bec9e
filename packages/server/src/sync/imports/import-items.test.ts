import { afterEach, beforeEach, expect, test } from "vitest";
import { readRecords } from "../../crm/records.ts";
import { itemsOfImport } from "./import-items.ts";
import { loadImport } from "./import-store.ts";
import { type ImportWorld, mapGroups, openImportWorld, tally } from "./testing/import-world.ts";

let world: ImportWorld;

beforeEach(async () => {
  world = await openImportWorld();
  await mapGroups(world);
});
afterEach(() => world[Symbol.asyncDispose]());

const groupOf = (erpKey: string) => world.sample.erp.actor("Customer", erpKey)?.fieldValues.CUSTGROUP ?? "";

async function categories(): Promise<ReadonlyMap<string, unknown>> {
  const links = await world.db.selectFrom("link").select(["erp_key", "crm_id"]).execute();
  const records = await readRecords(
    world.db,
    "company",
    links.map((link) => link.crm_id),
  );
  return new Map(
    links.map((link) => [link.erp_key, records.find(({ id }) => id === link.crm_id)?.values.category]),
  );
}

async function previewed(settings: Parameters<ImportWorld["set"]>[1]): Promise<number> {
  const id = await world.begin();
  await world.choose(id);
  await world.set(id, settings);
  await world.preview(id);
  return id;
}

test("items of an ERP list that the CRM does not have are made, and mapped from then on", async () => {
  const id = await previewed({ newListItems: "create" });
  expect((await world.lines(id)).every(({ problems }) => problems === 0)).toBe(true);
  expect(await world.db.selectFrom("crm_list_item").select("id").execute()).toEqual([]);
  await world.run(id);
  const items = await world.db.selectFrom("crm_list_item").select(["key", "name"]).execute();
  const groups = new Set((await world.lines(id)).map(({ erpKey }) => groupOf(erpKey)));
  expect(items).toHaveLength(groups.size);
  for (const [erpKey, category] of await categories()) {
    const mapped = await world.db
      .selectFrom("list_item_mapping")
      .select("crm_item_key")
      .where("erp_item_key", "=", groupOf(erpKey))
      .executeTakeFirst();
    expect(category).toBe(mapped?.crm_item_key);
    expect(category).not.toBeNull();
  }
  const [run] = await world.services.sync.syncNow();
  expect(run).toMatchObject({ written: 0, failed: 0 });
  expect(await world.db.selectFrom("sync_problem").select("code").execute()).toEqual([]);
});

test("an item of the same name is taken instead of making another", async () => {
  const list = await world.db
    .selectFrom("crm_list")
    .select("id")
    .where("key", "=", "category")
    .executeTakeFirstOrThrow();
  const id = await previewed({ newListItems: "create" });
  const [field] = await itemsOfImport(world.db, await loadImport(world.db, id), "en");
  const [first] = field?.items ?? [];
  await world.db
    .insertInto("crm_list_item")
    .values({
      list_id: list.id,
      key: "known",
      name: first?.text.toUpperCase() ?? "",
      tooltip: "",
      rank: 1,
      deleted: 0,
    })
    .execute();
  await world.run(id);
  const found = [...(await categories())].find(([erpKey]) => groupOf(erpKey) === first?.erpItemKey);
  expect(found?.[1]).toBe("known");
});

test("the preview tells the items without a partner, and they can be mapped or left empty", async () => {
  const list = await world.db
    .selectFrom("crm_list")
    .select("id")
    .where("key", "=", "category")
    .executeTakeFirstOrThrow();
  await world.db
    .insertInto("crm_list_item")
    .values({ list_id: list.id, key: "a", name: "A", tooltip: "", rank: 1, deleted: 0 })
    .execute();
  const id = await previewed({ newListItems: "leave-empty" });
  expect((await world.lines(id)).every(({ problems }) => problems === 1)).toBe(true);
  const [field] = await itemsOfImport(world.db, await loadImport(world.db, id), "en");
  expect(field).toMatchObject({
    fieldKey: "CUSTGROUP",
    crmFieldKey: "category",
    crmItems: [{ key: "a", name: "A" }],
  });
  expect(field?.items.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  const [first] = field?.items ?? [];
  const choice = {
    actorType: "Customer",
    fieldKey: "CUSTGROUP",
    erpItemKey: first?.erpItemKey ?? "",
    crmItemKey: "a",
  };
  await world.set(id, { newListItems: "map", itemMapping: [choice] });
  await world.preview(id);
  await world.run(id);
  expect(tally(await world.lines(id), "result")).toEqual({ new: 5 });
  for (const [erpKey, category] of await categories()) {
    expect(category).toBe(groupOf(erpKey) === first?.erpItemKey ? "a" : null);
  }
});

test("an item of the CRM cannot be the partner of two", async () => {
  const id = await world.begin();
  const choice = { actorType: "Customer", fieldKey: "CUSTGROUP", crmItemKey: "a" };
  const itemMapping = [
    { ...choice, erpItemKey: "1" },
    { ...choice, erpItemKey: "2" },
  ];
  await expect(world.set(id, { newListItems: "map", itemMapping })).rejects.toMatchObject({
    code: "invalid-request",
    errors: [{ code: "crm-item-used-twice" }],
  });
});
