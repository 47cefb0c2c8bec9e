import type { MatchRule } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../../auth/principal.ts";
import { createRecord } from "../../crm/records.ts";
import { inTransaction } from "../../db/database.ts";
import type { Job } from "../../jobs/job.ts";
import { listItems } from "../../jobs/job-items.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { editCompany, mapType, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import { type MatchJob, type Proposal, toProposal } from "./match-rows.ts";
import { jobsOf } from "./match-work.ts";

const anna: Principal = { userId: 1, username: "anna", role: "user", language: null };

let world: SyncWorld;

beforeEach(async () => {
  world = await openSyncWorld({ customers: 6 });
  const user = {
    username: "anna",
    display_name: "Anna",
    role: "user",
    password_hash: "",
    language: null,
  } as const;
  await world.db
    .insertInto("user_account")
    .values({ ...user, created_at: "", disabled_at: null })
    .execute();
  // Customers 1 to 4 are linked to nobody; their companies are there.
  await world.db.deleteFrom("link").where("erp_key", "in", ["C1", "C2", "C3", "C4"]).execute();
});
afterEach(() => world[Symbol.asyncDispose]());

const idOf = (erpKey: string): number => world.companyIds.get(erpKey) ?? 0;

async function newCompany(name: string): Promise<number> {
  const record = await inTransaction(world.db, (trx) =>
    createRecord(trx, { entity: "company", values: { name } }, "user:1"),
  );
  return record.id;
}

async function ended(job: Job | undefined): Promise<Job> {
  if (job === undefined) throw new Error("no job was started");
  await world.services.jobs.runner.settled(job.id, AbortSignal.timeout(20_000));
  const now = await loadJob(world.db, job.id);
  if (now === null) throw new Error("the job is gone");
  return now;
}

const CUSTOMERS = { entity: "company", actorType: "Customer" } as const;

async function propose(
  recordIds: readonly number[] | null = null,
  of: Pick<MatchJob, "entity" | "actorType"> = CUSTOMERS,
): Promise<{ match: MatchJob; job: Job }> {
  const request = { ...of, connectionId: world.connectionId, query: {}, recordIds };
  const match = await world.services.matching.create(anna, request);
  const [job] = await jobsOf(world.db, match);
  return { match, job: await ended(job) };
}

async function proposals(match: MatchJob): Promise<Map<number, Proposal>> {
  const rows = await world.db
    .selectFrom("match_proposal")
    .selectAll()
    .where("match_id", "=", match.id)
    .execute();
  return new Map(rows.map((row) => [row.crm_id, toProposal(row)]));
}

const acceptAll = ({ id }: MatchJob) => world.services.matching.accept(anna, id, { accepted: true });

const connect = async ({ id }: MatchJob, rule: MatchRule = "priority", isPreview = false) =>
  ended(await world.services.matching.connect(anna, id, { rule, isPreview }));

const links = () => world.db.selectFrom("link").selectAll().orderBy("erp_key").execute();

describe("proposing", () => {
  test("finds the customer of each unlinked company, and leaves out what is linked", async () => {
    const { match, job } = await propose();
    expect(job).toMatchObject({ state: "completed", total: 4, figures: { actors: 6 } });
    expect(job.counts).toMatchObject({ read: 4, unlinked: 4 });
    const found = await proposals(match);
    for (const key of ["C1", "C2", "C3", "C4"]) {
      expect(found.get(idOf(key))).toMatchObject({ erpKey: key, status: "suggested", accepted: false });
    }
    expect(found.size).toBe(4);
  });

  test("looks at the named records only, and proposes nothing where nothing fits", async () => {
    const other = await newCompany("Qvxzzj Wkppq");
    const { match } = await propose([idOf("C2"), other]);
    const found = await proposals(match);
    expect([...found.keys()].sort()).toEqual([idOf("C2"), other].sort());
    expect(found.get(other)).toMatchObject({ erpKey: null, status: "none", score: 0 });
  });

  test("calls two companies that one customer fits ambiguous, and proposes it for one of them", async () => {
    const { name } = await world.db
      .selectFrom("company")
      .select("name")
      .where("id", "=", idOf("C3"))
      .executeTakeFirstOrThrow();
    const fields = { name, postal_city: null, email: null, phone: null };
    await world.db.updateTable("company").set(fields).where("id", "=", idOf("C3")).execute();
    const twin = await newCompany(String(name));
    const { match } = await propose([idOf("C3"), twin]);
    const found = [...(await proposals(match)).values()];
    expect(found.filter(({ erpKey }) => erpKey === "C3")).toMatchObject([{ status: "ambiguous" }]);
  });

  test("is not for somebody who may not connect in the connection", async () => {
    await world.db.updateTable("erp_connection").set({ scope: "restricted" }).execute();
    await expect(propose()).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("contacts", () => {
  const nameOf = ({ fieldValues }: { fieldValues: Readonly<Record<string, string>> }) => ({
    firstName: fieldValues.FIRSTNAME ?? "",
    lastName: fieldValues.LASTNAME ?? "",
  });

  const newContact = async (companyId: number, name: { firstName: string; lastName: string }) => {
    const values = { ...name, companyId };
    const record = await inTransaction(world.db, (trx) =>
      createRecord(trx, { entity: "contact", values }, "user:1"),
    );
    return record.id;
  };

  test("are matched with the persons of their company's actor only, and wait for their company", async () => {
    const fields = { FIRSTNAME: "firstName", LASTNAME: "lastName" };
    await mapType(world.db, world.connectionId, { actorType: "Person", entity: "contact", fields });
    const persons = [...world.erp.actors("Person")];
    const own = persons.find(({ parentErpKey }) => parentErpKey === "C5");
    const other = persons.find(({ parentErpKey }) => parentErpKey === "C1");
    if (own === undefined || other === undefined) throw new Error("the sample has no such persons");
    const known = await newContact(idOf("C5"), nameOf(own));
    const elsewhere = await newContact(idOf("C6"), nameOf(own));
    const waiting = await newContact(idOf("C1"), nameOf(other));
    const { match } = await propose(null, { entity: "contact", actorType: "Person" });
    const found = await proposals(match);
    expect(found.get(known)).toMatchObject({ erpKey: own.erpKey, status: "suggested" });
    expect(found.get(elsewhere)?.erpKey).not.toBe(own.erpKey);
    expect(found.get(waiting)).toMatchObject({ erpKey: null, problem: "parent-not-linked" });
    await world.services.matching.accept(anna, match.id, { accepted: true, recordIds: [known] });
    expect((await connect(match)).counts).toMatchObject({ read: 1, written: 1 });
  });
});

describe("reviewing", () => {
  test("accepts what is at or above a score, and nothing without an actor", async () => {
    await newCompany("Qvxzzj Wkppq");
    const { match } = await propose();
    const { matching } = world.services;
    expect(await matching.accept(anna, match.id, { accepted: true, minScore: 100 })).toBe(0);
    expect(await matching.accept(anna, match.id, { accepted: true, minScore: 0 })).toBe(4);
    expect(await matching.accept(anna, match.id, { accepted: false, recordIds: [idOf("C1")] })).toBe(1);
    expect((await proposals(match)).get(idOf("C1"))?.accepted).toBe(false);
  });

  test("lets another candidate be chosen, but none that another record has", async () => {
    const { match } = await propose();
    const { matching } = world.services;
    const of = { matchId: match.id, recordId: idOf("C1") };
    const candidates = JSON.stringify([{ erpKey: "C2", score: 40, reasons: [] }]);
    await world.db
      .updateTable("match_proposal")
      .set({ candidates })
      .where("crm_id", "=", idOf("C1"))
      .execute();
    await expect(matching.change(anna, of, { erpKey: "C2" })).rejects.toMatchObject({
      code: "already-linked",
    });
    await matching.change(anna, { ...of, recordId: idOf("C2") }, { erpKey: null });
    await matching.change(anna, of, { erpKey: "C2" });
    const found = await proposals(match);
    expect(found.get(idOf("C1"))).toMatchObject({ erpKey: "C2", score: 40, isChosen: true });
    expect(found.get(idOf("C2"))).toMatchObject({ erpKey: null, status: "none" });
  });
});

describe("connecting what was accepted", () => {
  test("writes both sides, links, and logs with the run and the user; the next cycle has nothing to do", async () => {
    await editCompany(world.db, idOf("C1"), { phone: "08-1" });
    const { match } = await propose();
    await acceptAll(match);
    const job = await connect(match);
    expect(job).toMatchObject({ state: "completed", total: 4 });
    expect(job.counts).toMatchObject({ read: 4, written: 4 });
    expect((await links()).map((link) => [link.erp_key, link.crm_id])).toEqual(
      ["C1", "C2", "C3", "C4", "C5", "C6"].map((key) => [key, idOf(key)]),
    );
    expect(world.erp.actor("Customer", "C1")?.fieldValues.PHONE).toBe("08-1");
    const logged = await world.db.selectFrom("sync_log").selectAll().execute();
    expect(logged).toMatchObject([{ erp_key: "C1", run_id: job.runId, user_id: 1, reason: "first-connect" }]);
    await world.sync();
    expect(await world.db.selectFrom("sync_log").selectAll().execute()).toEqual(logged);
  });

  test("is first previewed, value by value, and writes nothing", async () => {
    await editCompany(world.db, idOf("C1"), { phone: "08-1" });
    const { match } = await propose();
    await acceptAll(match);
    const before = await links();
    const preview = await connect(match, "priority", true);
    expect(preview).toMatchObject({
      state: "completed",
      runId: null,
      figures: { erpValues: 1, crmValues: 0 },
    });
    expect(await listItems(world.db, { jobId: preview.id, after: 0, limit: 10 })).toMatchObject([
      { category: "change", crmId: idOf("C1"), erpFieldKey: "PHONE", target: "erp", newValue: "08-1" },
    ]);
    expect(await links()).toEqual(before);
    expect(world.erp.actor("Customer", "C1")?.fieldValues.PHONE).not.toBe("08-1");
  });

  test("keeps the side that the rule says", async () => {
    const phone = world.erp.actor("Customer", "C1")?.fieldValues.PHONE;
    await editCompany(world.db, idOf("C1"), { phone: "08-1" });
    const { match } = await propose([idOf("C1")]);
    await acceptAll(match);
    await connect(match, "erp");
    expect((await world.sides("C1")).crm.phone).toBe(phone);
  });

  test("that only fills in blanks leaves a record whose values differ, and connects it later by another rule", async () => {
    await editCompany(world.db, idOf("C1"), { phone: "08-1" });
    await editCompany(world.db, idOf("C2"), { phone: null });
    const { match } = await propose([idOf("C1"), idOf("C2")]);
    await acceptAll(match);
    const job = await connect(match, "fill-blanks");
    expect(job.counts).toMatchObject({
      read: 2,
      written: 1,
      skipped: 1,
      skippedBecause: { "values-differ": 1 },
    });
    const found = await proposals(match);
    expect(found.get(idOf("C1"))).toMatchObject({ outcome: "left", problem: "values-differ" });
    expect(found.get(idOf("C2"))).toMatchObject({ outcome: "connected" });
    expect((await connect(match, "crm")).counts).toMatchObject({ read: 1, written: 1 });
  });

  test("a record that the ERP refuses fails alone, with the ERP's words", async () => {
    await editCompany(world.db, idOf("C1"), { phone: "1".repeat(40) });
    const { match } = await propose();
    await acceptAll(match);
    const job = await connect(match, "crm");
    expect(job).toMatchObject({ state: "completed", counts: { read: 4, written: 3, failed: 1 } });
    const failed = (await proposals(match)).get(idOf("C1"));
    expect(failed).toMatchObject({ outcome: "failed", problem: "erp-refused" });
    expect(failed?.explanation).not.toBe("");
    expect((await links()).some((link) => link.erp_key === "C1")).toBe(false);
  });

  test("what somebody else connected meanwhile is left, or counts as connected where it is the very pair", async () => {
    const { match } = await propose();
    await acceptAll(match);
    const { connectionId } = world;
    const target = { connectionId, entity: "company", actorType: "Customer" } as const;
    await world.services.linking.connect(anna, { ...target, entityId: idOf("C1"), erpKey: "C1" }, {});
    const stranger = await newCompany("Stranger");
    await world.services.linking.connect(anna, { ...target, entityId: stranger, erpKey: "C2" }, {});
    const job = await connect(match);
    expect(job.counts).toMatchObject({ read: 4, written: 3, skippedBecause: { "already-linked": 1 } });
    expect((await links()).filter((link) => link.erp_key === "C1")).toHaveLength(1);
  });

  test("is not for somebody whose right was taken away", async () => {
    const { match } = await propose();
    await acceptAll(match);
    await world.db.updateTable("erp_connection").set({ scope: "restricted" }).execute();
    await expect(connect(match)).rejects.toMatchObject({ code: "not-found" });
  });

  test("is taken back: the links are gone, the values stay", async () => {
    const { match } = await propose();
    await acceptAll(match);
    await connect(match);
    expect(await world.services.matching.disconnect(anna, match.id)).toBe(4);
    expect((await links()).map((link) => link.erp_key)).toEqual(["C5", "C6"]);
    expect([...(await proposals(match)).values()].every(({ outcome }) => outcome === "disconnected")).toBe(
      true,
    );
  });
});
