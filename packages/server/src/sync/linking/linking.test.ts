import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../auth/principal.ts";
import { createRecord } from "../../crm/records.ts";
import { inTransaction } from "../../db/database.ts";
import { insertLink } from "../links/link-writes.ts";
import { editCompany, mapType, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";

const anna: Principal = { userId: 1, username: "anna", role: "user", language: null };

let world: SyncWorld;
let companyId: number;

beforeEach(async () => {
  world = await openSyncWorld({ customers: 3 });
  await world.db
    .insertInto("user_account")
    .values({
      username: "anna",
      display_name: "Anna",
      role: "user",
      password_hash: "",
      language: null,
      created_at: "",
      disabled_at: null,
    })
    .execute();
  // A customer that nobody is linked to yet, and a company to link it with.
  await world.db.deleteFrom("link").where("erp_key", "=", "C1").execute();
  companyId = await newCompany({ name: "Havsbris", phone: "123", postalCity: null });
});
afterEach(() => world[Symbol.asyncDispose]());

async function newCompany(values: Record<string, string | null>): Promise<number> {
  const record = await inTransaction(world.db, (trx) =>
    createRecord(trx, { entity: "company", values }, "user:1"),
  );
  return record.id;
}

const target = (erpKey = "C1", entityId = companyId) => ({
  connectionId: world.connectionId,
  entity: "company" as const,
  entityId,
  actorType: "Customer",
  erpKey,
});

const company = (id: number) =>
  world.db.selectFrom("company").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

describe("Connect to ERP", () => {
  test("shows the mapped fields that differ, a blank side losing in the proposal", async () => {
    const preview = await world.services.linking.preview(anna, target());
    expect(preview.recordName).toBe("Havsbris");
    expect(preview.actorName).toBe(world.erp.actor("Customer", "C1")?.fieldValues.NAME);
    const byKey = Object.fromEntries(preview.differences.map((one) => [one.erpFieldKey, one]));
    expect(byKey.POSTALCITY).toMatchObject({ proposed: "erp", crmText: "" });
    expect(byKey.PHONE).toMatchObject({ proposed: "crm", crmText: "123", allowed: ["crm", "erp"] });
  });

  test("writes both sides as chosen and stores the link with its base", async () => {
    const city = world.erp.actor("Customer", "C1")?.fieldValues.POSTALCITY;
    const linkId = await world.services.linking.connect(anna, target(), { NAME: "erp", PHONE: "crm" });
    expect(world.erp.actor("Customer", "C1")?.fieldValues.PHONE).toBe("123");
    expect(await company(companyId)).toMatchObject({ postal_city: city, phone: "123" });
    const link = await world.db
      .selectFrom("link")
      .selectAll()
      .where("id", "=", linkId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(link.base)).toMatchObject({ PHONE: "123", POSTALCITY: city });
  });

  test("logs every value that it changed, with the user, as first connect", async () => {
    await world.services.linking.connect(anna, target(), { NAME: "erp", PHONE: "crm" });
    const rows = await world.db.selectFrom("sync_log").selectAll().execute();
    expect(rows.find((row) => row.target === "erp")).toMatchObject({
      erp_field_key: "PHONE",
      new_value: "123",
    });
    expect(rows.every((row) => row.reason === "first-connect" && row.user_id === anna.userId)).toBe(true);
  });

  test("leaves the next cycle with nothing to change", async () => {
    await world.services.linking.connect(anna, target(), {});
    const logged = await world.db.selectFrom("sync_log").selectAll().execute();
    await world.sync();
    expect(await world.db.selectFrom("sync_log").selectAll().execute()).toEqual(logged);
    expect(await world.db.selectFrom("link_check").selectAll().execute()).toEqual([]);
  });

  test("finds a change that the ERP made between reading the actor and storing the link", async () => {
    await world.services.linking.connect(anna, target(), {});
    await world.erp.edit("Customer", "C1", { EMAIL: "new@example.com" });
    // As if a cycle had read the change before the link was there: the watermark is past it.
    await world.db.updateTable("sync_watermark").set({ stamp: "999999999" }).execute();
    await world.sync();
    expect((await company(companyId)).email).toBe("new@example.com");
  });

  test("refuses an actor or a record that is linked already", async () => {
    await expect(world.services.linking.connect(anna, target("C2"), {})).rejects.toMatchObject({
      code: "already-linked",
    });
    const linked = world.companyIds.get("C2") ?? 0;
    await expect(world.services.linking.connect(anna, target("C1", linked), {})).rejects.toMatchObject({
      code: "already-linked",
    });
  });

  test("lets only one of two users win who connect the same actor at once; the other writes nothing", async () => {
    const other = await newCompany({ name: "Other" });
    const results = await Promise.allSettled([
      world.services.linking.connect(anna, target("C1"), { NAME: "crm" }),
      world.services.linking.connect(anna, target("C1", other), { NAME: "crm" }),
    ]);
    expect(world.erp.actor("Customer", "C1")?.fieldValues.NAME).toBe("Havsbris");
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    const links = await world.db.selectFrom("link").selectAll().where("erp_key", "=", "C1").execute();
    expect(links).toHaveLength(1);
  });

  test("links nothing and changes nothing in the CRM when the ERP refuses the write", async () => {
    const before = await company(companyId);
    // The ERP takes 30 characters for a phone number.
    await world.db
      .updateTable("company")
      .set({ phone: "1".repeat(40) })
      .where("id", "=", companyId)
      .execute();
    await expect(world.services.linking.connect(anna, target(), { PHONE: "crm" })).rejects.toMatchObject({
      code: "erp-refused",
    });
    expect(await world.db.selectFrom("link").selectAll().where("erp_key", "=", "C1").execute()).toEqual([]);
    expect(await company(companyId)).toEqual({ ...before, phone: "1".repeat(40) });
  });

  test("says that the ERP cannot be reached", async () => {
    await world.db.updateTable("sync_connector").set({ url: "http://127.0.0.1:1/none.svc" }).execute();
    await expect(world.services.linking.preview(anna, target())).rejects.toMatchObject({
      code: "erp-unreachable",
    });
  });

  test("is refused to a user who may not see the connection, or may not connect", async () => {
    await world.db.updateTable("erp_connection").set({ scope: "restricted" }).execute();
    await expect(world.services.linking.preview(anna, target())).rejects.toMatchObject({ code: "not-found" });
    await world.db
      .insertInto("connection_access")
      .values({
        connection_id: world.connectionId,
        user_id: 1,
        group_id: null,
        can_connect: 0,
        can_create_in_erp: 0,
      })
      .execute();
    await expect(world.services.linking.preview(anna, target())).rejects.toMatchObject({
      code: "not-allowed",
    });
  });
});

describe("Disconnect", () => {
  test("removes the link and leaves both sides as they are", async () => {
    const link = await world.db
      .selectFrom("link")
      .selectAll()
      .where("erp_key", "=", "C2")
      .executeTakeFirstOrThrow();
    const before = await world.sides("C2");
    expect(await world.services.linking.disconnect(anna, link.id)).toBe(1);
    expect(await world.sides("C2")).toEqual(before);
    await world.erp.edit("Customer", "C2", { POSTALCITY: "Kiruna" });
    await world.sync();
    expect((await world.sides("C2")).crm.postalCity).toBe(before.crm.postalCity);
  });

  test("takes the links of a company's contacts along", async () => {
    const link = await world.db
      .selectFrom("link")
      .selectAll()
      .where("erp_key", "=", "C2")
      .executeTakeFirstOrThrow();
    const contact = await inTransaction(world.db, (trx) =>
      createRecord(
        trx,
        { entity: "contact", values: { lastName: "Berg", companyId: link.crm_id } },
        "user:1",
      ),
    );
    await world.db
      .insertInto("link")
      .values({
        ...link,
        id: undefined,
        crm_entity: "contact",
        crm_id: contact.id,
        actor_type: "Person",
        erp_key: "P1",
      })
      .execute();
    expect(await world.services.linking.disconnect(anna, link.id)).toBe(2);
  });
});

describe("a change that a user makes after connecting and before the first cycle", () => {
  test("reaches the ERP through the change feed, not only through the check of a new link", async () => {
    // A connection that has never run.
    await world.db.deleteFrom("sync_position").execute();
    await world.services.linking.connect(anna, target(), {});
    await world.db.deleteFrom("link_check").execute();
    await editCompany(world.db, companyId, { postalCity: "Visby" });
    await world.sync();
    expect(world.erp.actor("Customer", "C1")?.fieldValues.POSTALCITY).toBe("Visby");
  });
});

describe("Sync now", () => {
  test("tries what waits for its next attempt", async () => {
    await world.db.updateTable("erp_field").set({ max_length: 5 }).where("field_key", "=", "PHONE").execute();
    await world.services.linking.connect(anna, target(), {});
    await editCompany(world.db, companyId, { phone: "123456" });
    await world.sync();
    expect(await world.db.selectFrom("sync_problem").selectAll().execute()).toMatchObject([
      { code: "too-long-for-erp" },
    ]);
    await world.db
      .updateTable("erp_field")
      .set({ max_length: 30 })
      .where("field_key", "=", "PHONE")
      .execute();
    await world.sync();
    expect(await world.db.selectFrom("sync_problem").selectAll().execute()).toEqual([]);
    expect(world.erp.actor("Customer", "C1")?.fieldValues.PHONE).toBe("123456");
  });
});

describe("a contact that is linked before its company", () => {
  const stateOf = (id: number) =>
    world.db.selectFrom("link").select("state").where("id", "=", id).executeTakeFirstOrThrow();

  test("waits, is listed on its record, and goes on when the company is connected", async () => {
    const { connectionId } = world;
    const fields = { EMAIL: "email" };
    await mapType(world.db, connectionId, { actorType: "Person", entity: "contact", fields });
    const linkId = await inTransaction(world.db, async (trx) => {
      const values = { lastName: "Berg", companyId };
      const { id } = await createRecord(trx, { entity: "contact", values }, "user:1");
      const person = { actorType: "Person", erpKey: "P1", erpTimestamp: "", base: {} };
      return insertLink(trx, { connectionId, entity: "contact", crmId: id, ...person }, new Date());
    });
    await world.sync();
    expect(await stateOf(linkId)).toEqual({ state: "waiting-for-parent" });
    const problems = world.db.selectFrom("sync_problem").select("code").where("link_id", "=", linkId);
    expect(await problems.execute()).toEqual([{ code: "waiting-for-parent" }]);
    await world.services.linking.connect(anna, target(), {});
    await world.sync();
    expect(await stateOf(linkId)).toEqual({ state: "active" });
    expect(await problems.execute()).toEqual([]);
  });
});
