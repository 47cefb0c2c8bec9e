import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listItems } from "../../jobs/job-items.ts";
import { editCompany, mapType } from "../testing/sync-world.ts";
import { ANNA, type MatchWorld, openMatchWorld } from "./testing/match-world.ts";

let world: MatchWorld;

beforeEach(async () => {
  // Customers 1 to 4 are linked to nobody; their companies are there.
  world = await openMatchWorld({ customers: 6, unlinked: ["C1", "C2", "C3", "C4"] });
});
afterEach(() => world[Symbol.asyncDispose]());

const newCompany = (name: string) => world.newRecord("company", { name });

describe("proposing", () => {
  test("finds the customer of each unlinked company, and leaves out what is linked", async () => {
    const { match, job } = await world.propose();
    expect(job).toMatchObject({ state: "completed", total: 4, figures: { actors: 6 } });
    expect(job.counts).toMatchObject({ read: 4, unlinked: 4 });
    const found = await world.proposals(match);
    for (const key of ["C1", "C2", "C3", "C4"]) {
      expect(found.get(world.idOf(key))).toMatchObject({ erpKey: key, status: "suggested", accepted: false });
    }
    expect(found.size).toBe(4);
  });

  test("looks at the named records only, and proposes nothing where nothing fits", async () => {
    const other = await newCompany("Qvxzzj Wkppq");
    const { match } = await world.propose({ recordIds: [world.idOf("C2"), other] });
    const found = await world.proposals(match);
    expect([...found.keys()].sort()).toEqual([world.idOf("C2"), other].sort());
    expect(found.get(other)).toMatchObject({ erpKey: null, status: "none", score: 0 });
  });

  test("calls two companies that one customer fits ambiguous, and proposes it for one of them", async () => {
    const { name } = await world.db
      .selectFrom("company")
      .select("name")
      .where("id", "=", world.idOf("C3"))
      .executeTakeFirstOrThrow();
    const fields = { name, postal_city: null, email: null, phone: null };
    await world.db.updateTable("company").set(fields).where("id", "=", world.idOf("C3")).execute();
    const twin = await newCompany(String(name));
    const { match } = await world.propose({ recordIds: [world.idOf("C3"), twin] });
    const found = [...(await world.proposals(match)).values()];
    expect(found.filter(({ erpKey }) => erpKey === "C3")).toMatchObject([{ status: "ambiguous" }]);
  });

  test("knows a company by its code where the ERP's number is mapped to that", async () => {
    const { id } = await world.db
      .selectFrom("erp_field")
      .select("id")
      .where("field_key", "=", "EMAIL")
      .executeTakeFirstOrThrow();
    const number = { field_key: "NUMBER1", crm_field_key: "code" };
    await world.db.updateTable("erp_field").set(number).where("id", "=", id).execute();
    const known = await world.newRecord("company", { name: "Qvxzzj Wkppq", code: "10001" });
    const { match } = await world.propose({ recordIds: [known] });
    expect((await world.proposals(match)).get(known)).toMatchObject({ erpKey: "C1", status: "suggested" });
  });

  test("is not for somebody who may not connect in the connection", async () => {
    await world.db.updateTable("erp_connection").set({ scope: "restricted" }).execute();
    await expect(world.propose()).rejects.toMatchObject({ code: "not-found" });
  });

  test("is not of those who are connected in a connection that the user may not see", async () => {
    const { connectionId } = world;
    const hidden = world.services.matching.create(ANNA, {
      ...{ connectionId, entity: "company", actorType: "Customer" },
      ...{ query: { linkedIn: connectionId + 1 }, recordIds: null },
    });
    await expect(hidden).rejects.toMatchObject({ errors: [{ path: "linkedIn", code: "no-such-record" }] });
  });
});

describe("contacts", () => {
  const nameOf = ({ fieldValues }: { fieldValues: Readonly<Record<string, string>> }) => ({
    firstName: fieldValues.FIRSTNAME ?? "",
    lastName: fieldValues.LASTNAME ?? "",
  });

  const newContact = (companyId: number, name: { firstName: string; lastName: string }) =>
    world.newRecord("contact", { ...name, companyId });

  test("are matched with the persons of their company's actor only, and wait for their company", async () => {
    const fields = { FIRSTNAME: "firstName", LASTNAME: "lastName" };
    await mapType(world.db, world.connectionId, { actorType: "Person", entity: "contact", fields });
    const persons = [...world.erp.actors("Person")];
    const own = persons.find(({ parentErpKey }) => parentErpKey === "C5");
    const other = persons.find(({ parentErpKey }) => parentErpKey === "C1");
    if (own === undefined || other === undefined) throw new Error("the sample has no such persons");
    const known = await newContact(world.idOf("C5"), nameOf(own));
    const elsewhere = await newContact(world.idOf("C6"), nameOf(own));
    const waiting = await newContact(world.idOf("C1"), nameOf(other));
    const { match } = await world.propose({ of: { entity: "contact", actorType: "Person" } });
    const found = await world.proposals(match);
    expect(found.get(known)).toMatchObject({ erpKey: own.erpKey, status: "suggested" });
    expect(found.get(elsewhere)?.erpKey).not.toBe(own.erpKey);
    expect(found.get(waiting)).toMatchObject({ erpKey: null, problem: "parent-not-linked" });
    await world.services.matching.accept(ANNA, match.id, { accepted: true, recordIds: [known] });
    expect((await world.connect(match)).counts).toMatchObject({ read: 1, written: 1 });
  });
});

describe("reviewing", () => {
  test("accepts what is at or above a score, and nothing without an actor", async () => {
    await newCompany("Qvxzzj Wkppq");
    const { match } = await world.propose();
    const { matching } = world.services;
    expect(await matching.accept(ANNA, match.id, { accepted: true, minScore: 100 })).toBe(0);
    expect(await matching.accept(ANNA, match.id, { accepted: true, minScore: 0 })).toBe(4);
    expect(await matching.accept(ANNA, match.id, { accepted: false, recordIds: [world.idOf("C1")] })).toBe(1);
    expect((await world.proposals(match)).get(world.idOf("C1"))?.accepted).toBe(false);
  });

  test("lets another candidate be chosen, but none that another record has", async () => {
    const { match } = await world.propose();
    const { matching } = world.services;
    const of = { matchId: match.id, recordId: world.idOf("C1") };
    const candidates = JSON.stringify([{ erpKey: "C2", score: 40, reasons: [] }]);
    await world.db
      .updateTable("match_proposal")
      .set({ candidates })
      .where("crm_id", "=", world.idOf("C1"))
      .execute();
    await expect(matching.change(ANNA, of, { erpKey: "C2" })).rejects.toMatchObject({
      code: "already-linked",
    });
    await matching.change(ANNA, { ...of, recordId: world.idOf("C2") }, { erpKey: null });
    await matching.change(ANNA, of, { erpKey: "C2" });
    const found = await world.proposals(match);
    expect(found.get(world.idOf("C1"))).toMatchObject({ erpKey: "C2", score: 40, isChosen: true });
    expect(found.get(world.idOf("C2"))).toMatchObject({ erpKey: null, status: "none" });
  });
});

describe("connecting what was accepted", () => {
  test("writes both sides, links, and logs with the run and the user; the next cycle has nothing to do", async () => {
    await editCompany(world.db, world.idOf("C1"), { phone: "08-1" });
    const { match } = await world.propose();
    await world.acceptAll(match);
    const job = await world.connect(match);
    expect(job).toMatchObject({ state: "completed", total: 4 });
    expect(job.counts).toMatchObject({ read: 4, written: 4 });
    expect((await world.links()).map((link) => [link.erp_key, link.crm_id])).toEqual(
      ["C1", "C2", "C3", "C4", "C5", "C6"].map((key) => [key, world.idOf(key)]),
    );
    expect(world.erp.actor("Customer", "C1")?.fieldValues.PHONE).toBe("08-1");
    const logged = await world.db.selectFrom("sync_log").selectAll().execute();
    expect(logged).toMatchObject([{ erp_key: "C1", run_id: job.runId, user_id: 1, reason: "first-connect" }]);
    await world.sync();
    expect(await world.db.selectFrom("sync_log").selectAll().execute()).toEqual(logged);
  });

  test("is first previewed, value by value, and writes nothing", async () => {
    await editCompany(world.db, world.idOf("C1"), { phone: "08-1" });
    const { match } = await world.propose();
    await world.acceptAll(match);
    const before = await world.links();
    const preview = await world.connect(match, "priority", true);
    expect(preview).toMatchObject({
      state: "completed",
      runId: null,
      figures: { erpValues: 1, crmValues: 0 },
    });
    expect(await listItems(world.db, { jobId: preview.id, after: 0, limit: 10 })).toMatchObject([
      { category: "change", crmId: world.idOf("C1"), erpFieldKey: "PHONE", target: "erp", newValue: "08-1" },
    ]);
    expect(await world.links()).toEqual(before);
    expect(world.erp.actor("Customer", "C1")?.fieldValues.PHONE).not.toBe("08-1");
  });

  test("keeps the side that the rule says", async () => {
    const phone = world.erp.actor("Customer", "C1")?.fieldValues.PHONE;
    await editCompany(world.db, world.idOf("C1"), { phone: "08-1" });
    const { match } = await world.propose({ recordIds: [world.idOf("C1")] });
    await world.acceptAll(match);
    await world.connect(match, "erp");
    expect((await world.sides("C1")).crm.phone).toBe(phone);
  });

  test("that only fills in blanks leaves a record whose values differ, and connects it later by another rule", async () => {
    await editCompany(world.db, world.idOf("C1"), { phone: "08-1" });
    await editCompany(world.db, world.idOf("C2"), { phone: null });
    const { match } = await world.propose({ recordIds: [world.idOf("C1"), world.idOf("C2")] });
    await world.acceptAll(match);
    const job = await world.connect(match, "fill-blanks");
    expect(job.counts).toMatchObject({
      read: 2,
      written: 1,
      skipped: 1,
      skippedBecause: { "values-differ": 1 },
    });
    const found = await world.proposals(match);
    expect(found.get(world.idOf("C1"))).toMatchObject({ outcome: "left", problem: "values-differ" });
    expect(found.get(world.idOf("C2"))).toMatchObject({ outcome: "connected" });
    expect((await world.connect(match, "crm")).counts).toMatchObject({ read: 1, written: 1 });
  });

  test("a record that the ERP refuses fails alone, with the ERP's words", async () => {
    await editCompany(world.db, world.idOf("C1"), { phone: "1".repeat(40) });
    const { match } = await world.propose();
    await world.acceptAll(match);
    const job = await world.connect(match, "crm");
    expect(job).toMatchObject({ state: "completed", counts: { read: 4, written: 3, failed: 1 } });
    const failed = (await world.proposals(match)).get(world.idOf("C1"));
    expect(failed).toMatchObject({ outcome: "failed", problem: "erp-refused" });
    expect(failed?.explanation).not.toBe("");
    expect((await world.links()).some((link) => link.erp_key === "C1")).toBe(false);
  });

  test("what somebody else connected meanwhile is left, or counts as connected where it is the very pair", async () => {
    const { match } = await world.propose();
    await world.acceptAll(match);
    const { connectionId } = world;
    const target = { connectionId, entity: "company", actorType: "Customer" } as const;
    await world.services.linking.connect(ANNA, { ...target, entityId: world.idOf("C1"), erpKey: "C1" }, {});
    const stranger = await newCompany("Stranger");
    await world.services.linking.connect(ANNA, { ...target, entityId: stranger, erpKey: "C2" }, {});
    const job = await world.connect(match);
    expect(job.counts).toMatchObject({ read: 4, written: 3, skippedBecause: { "already-linked": 1 } });
    expect((await world.links()).filter((link) => link.erp_key === "C1")).toHaveLength(1);
  });

  test("is not for somebody whose right was taken away", async () => {
    const { match } = await world.propose();
    await world.acceptAll(match);
    await world.db.updateTable("erp_connection").set({ scope: "restricted" }).execute();
    await expect(world.connect(match)).rejects.toMatchObject({ code: "not-found" });
  });

  test("is taken back: the links are gone, the values stay", async () => {
    const { match } = await world.propose();
    await world.acceptAll(match);
    await world.connect(match);
    expect(await world.services.matching.disconnect(ANNA, match.id)).toBe(4);
    expect((await world.links()).map((link) => link.erp_key)).toEqual(["C5", "C6"]);
    expect(
      [...(await world.proposals(match)).values()].every(({ outcome }) => outcome === "disconnected"),
    ).toBe(true);
  });
});
