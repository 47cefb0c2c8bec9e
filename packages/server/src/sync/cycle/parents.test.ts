import type { CrmEntity, CrmValue, Link } from "@brygga/sync-engine";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRecord, readRecords, updateRecords } from "../../crm/records.ts";
import { inTransaction } from "../../db/database.ts";
import { insertLink } from "../links/link-writes.ts";
import { mapType, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";

let world: SyncWorld;
let contactId: number;
let linkId: number;

/** The company that is linked to a customer. */
const companyOf = (customer: string): number => world.companyIds.get(customer) ?? 0;

beforeEach(async () => {
  world = await openSyncWorld({ customers: 3 });
  const { db, connectionId } = world;
  await mapType(db, connectionId, { actorType: "Person", entity: "contact", fields: { EMAIL: "email" } });
  const person = await world.erp.move("Person", "P1", customer("C1"));
  const values = { lastName: "Berg", companyId: companyOf("C1"), email: person.fieldValues.EMAIL ?? null };
  contactId = await created("contact", values);
  linkId = await linked({ entity: "contact", crmId: contactId, actorType: "Person", erpKey: "P1" });
  await world.sync();
});
afterEach(() => world[Symbol.asyncDispose]());

const created = (entity: CrmEntity, values: Record<string, CrmValue>): Promise<number> =>
  inTransaction(world.db, async (trx) => (await createRecord(trx, { entity, values }, "user:1")).id);

const linked = (link: Pick<Link, "entity" | "crmId" | "actorType" | "erpKey">): Promise<number> =>
  inTransaction(world.db, (trx) =>
    insertLink(trx, { connectionId: world.connectionId, ...link, erpTimestamp: "", base: {} }, new Date()),
  );

const customer = (parentErpKey: string) => ({ parentActorType: "Customer", parentErpKey });

const contact = async () => {
  const [found] = await readRecords(world.db, "contact", [contactId]);
  if (found === undefined) throw new Error("the contact is gone");
  return found;
};

async function editContact(values: Record<string, string | number>): Promise<void> {
  const { version: expectedVersion } = await contact();
  const write = { entity: "contact" as const, id: contactId, expectedVersion, values };
  await inTransaction(world.db, (trx) => updateRecords(trx, [write], "user:1"));
}

const listed = () =>
  world.db.selectFrom("sync_problem").select(["link_id", "code", "erp_field_key", "details"]).execute();

describe("a person who belongs to another company in the ERP than in the CRM", () => {
  test("is reported over SOAP, moved by nobody, and synchronised all the same, until both agree again", async () => {
    expect(await listed()).toEqual([]);
    await world.erp.move("Person", "P1", customer("C2"));
    await world.erp.edit("Person", "P1", { EMAIL: "berg@havsbris.se" });
    await world.sync();
    expect(await listed()).toMatchObject([
      { link_id: linkId, code: "parent-differs", erp_field_key: "ParentErpKey" },
    ]);
    expect((await contact()).values).toMatchObject({ companyId: companyOf("C1"), email: "berg@havsbris.se" });
    await editContact({ email: "b.berg@havsbris.se" });
    await world.sync();
    expect(world.erp.actor("Person", "P1")).toMatchObject({
      fieldValues: { EMAIL: "b.berg@havsbris.se" },
      ...customer("C2"),
    });
    await editContact({ companyId: companyOf("C2") });
    await world.sync();
    expect(await listed()).toEqual([]);
  });

  test("is reported when it is the CRM that moves the contact, also to a company that is not connected", async () => {
    await editContact({ companyId: companyOf("C3") });
    await world.sync();
    const [problem] = await listed();
    expect(problem?.code).toBe("parent-differs");
    expect(JSON.parse(problem?.details ?? "")).toEqual({ erpParent: "C1", crmParent: "C3" });
    expect(world.erp.actor("Person", "P1")).toMatchObject(customer("C1"));
    await editContact({ companyId: companyOf("C1") });
    await world.sync();
    expect(await listed()).toEqual([]);
  });

  test("is looked at again when the company that it was moved to is connected", async () => {
    const companyId = await created("company", { name: "Ny" });
    await editContact({ companyId });
    const actor = await world.erp.create({ actorType: "Customer", fieldValues: { NAME: "Ny" } });
    await world.erp.move("Person", "P1", customer(actor.erpKey));
    await world.sync();
    expect(await listed()).toMatchObject([{ code: "parent-differs" }]);
    await linked({ entity: "company", crmId: companyId, actorType: "Customer", erpKey: actor.erpKey });
    await world.sync();
    expect(await listed()).toEqual([]);
  });
});
