import { afterEach, beforeEach, expect, test } from "vitest";
import type { StoredItem } from "../../jobs/job-items.ts";
import { openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import { presentItems } from "./job-view.ts";

let world: SyncWorld;
beforeEach(async () => {
  world = await openSyncWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const found = (given: Partial<StoredItem>): StoredItem => ({
  ...{ id: 1, category: "unreadable", linkId: null, entity: "company", crmId: null, actorType: "Customer" },
  ...{ erpKey: null, erpFieldKey: "PHONE", crmFieldKey: "category", target: null, oldValue: null },
  ...{ newValue: null, erpValue: null, crmValue: null, reason: "list-item-unmapped-erp", details: {} },
  ...given,
});

async function shown(item: StoredItem, language = "en") {
  const { db, connectionId } = world;
  const [answer] = await presentItems(db, [item], { connectionId, language });
  return [answer?.erpValue, answer?.crmValue];
}

/** Gives the field a list with one item that nobody has mapped. */
async function addItem(key: string, text: string): Promise<void> {
  const { id } = await world.db
    .selectFrom("erp_field")
    .select("id")
    .where("field_key", "=", "PHONE")
    .executeTakeFirstOrThrow();
  await world.db
    .insertInto("list_item_mapping")
    .values({ erp_field_id: id, erp_item_key: key, text, crm_item_key: null, is_new: 0 })
    .execute();
}

/** Items of the CRM's list of categories. */
async function addCategories(): Promise<void> {
  const { id } = await world.db
    .selectFrom("crm_list")
    .select("id")
    .where("key", "=", "category")
    .executeTakeFirstOrThrow();
  const items = [
    { key: "customer", name: "Customer" },
    { key: "prospect", name: "Prospect" },
  ];
  await world.db
    .insertInto("crm_list_item")
    .values(items.map((item, rank) => ({ ...item, list_id: id, tooltip: "", rank, deleted: 0 })))
    .execute();
}

test("an item that is not mapped is shown with its name and its key, on either side", async () => {
  await addCategories();
  await addItem("prospect", 'US:"Public sector";SW:"Offentlig sektor"');
  const item = found({ erpValue: "prospect", crmValue: "customer" });
  expect(await shown(item)).toEqual(["Public sector (prospect)", "Customer (customer)"]);
  expect(await shown(item, "sv")).toEqual([
    "Offentlig sektor (prospect)",
    expect.stringMatching(/\(customer\)$/),
  ]);
});

test("what the ERP holds beside its list is shown as it is", async () => {
  expect(await shown(found({ erpValue: "99", crmValue: null }))).toEqual(["99", null]);
});

test("of values that were compared the CRM's name says enough", async () => {
  await addCategories();
  const item = found({ category: "unexpected", erpValue: "prospect", crmValue: "customer" });
  expect(await shown(item)).toEqual(["Prospect", "Customer"]);
});
