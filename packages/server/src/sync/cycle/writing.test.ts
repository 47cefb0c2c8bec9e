import { type BatchCommit, type Churn, type Learning, learnedForm } from "@brygga/sync-engine";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mappedRings } from "../../admin/mapped-rings.ts";
import { createJournal } from "../commit/journal.ts";
import { createLinkStore } from "../links/link-store.ts";
import { createRunRecorder } from "../log/run-recorder.ts";
import { listProblems } from "../problems/problem-query.ts";
import { retryProblem } from "../problems/retry-problem.ts";
import { editCompany, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import { retryHeldValues } from "./retry-held-values.ts";
import { loadPlannedConnection } from "./sync-plan.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const UPPER: Learning = { fits: ["upper-case"], seen: ["a", "b", "c"], doubts: 0 };
const STOPPED: Churn = {
  NAME: { sent: ["a"], left: "A", isKept: false, rounds: 3, via: ["sync:2"], at: NOW.toISOString() },
};

let world: SyncWorld;

beforeEach(async () => {
  world = await openSyncWorld();
  await world.sync();
});
afterEach(() => world[Symbol.asyncDispose]());

const journal = () =>
  createJournal({
    fence: { holder: "", claim: async () => undefined, check: async () => undefined },
    db: world.db,
    connectionId: world.connectionId,
    origin: `sync:${world.connectionId}`,
    run: createRunRecorder(world.db, world.connectionId, NOW),
    now: () => NOW,
    readings: new Map(),
  });

const commit = (part: Partial<BatchCommit>) =>
  journal().commit({
    ...{ crmWrites: [], links: [], log: [], problems: [], solved: [], settled: [] },
    ...part,
  });

const plannedField = async (fieldKey: string) => {
  const { plan } = await loadPlannedConnection(world.db, world.connectionId);
  return plan.actorTypes[0]?.fields.find(({ erpFieldKey }) => erpFieldKey === fieldKey);
};

const checks = () => world.db.selectFrom("link_check").select("link_id").execute();
const problems = async () => (await listProblems(world.db, { limit: 50 }, "en")).items;

const [first] = ["C1"];
const linkOfFirst = async () => {
  const store = createLinkStore(world.db, world.connectionId, ["Customer"]);
  const [link] = await store.byErpKeys("Customer", [first ?? ""]);
  if (link === undefined) throw new Error("C1 is not linked");
  return link;
};

describe("one bad record in a batch", () => {
  test("over SOAP: the good ones go through, the bad one is listed with the ERP's own words", async () => {
    const nameOf = async () => (await world.sides("C1")).erp.name;
    const before = await nameOf();
    await editCompany(world.db, world.companyIds.get("C1") ?? 0, { name: "   " });
    for (const erpKey of ["C2", "C3"]) {
      await editCompany(world.db, world.companyIds.get(erpKey) ?? 0, { phone: `+46 ${erpKey}` });
    }
    const [run] = await world.sync();
    expect(run).toMatchObject({ outcome: "completed", written: 2, failed: 1 });
    for (const erpKey of ["C2", "C3"]) expect((await world.sides(erpKey)).erp.phone).toBe(`+46 ${erpKey}`);
    const [problem] = await problems();
    expect(problem).toMatchObject({ code: "erp-refused", erpKey: "C1", erpFieldKey: null });
    expect(problem?.details.explanation).not.toBe("");
    expect(await nameOf()).toBe(before);
    expect(await world.db.selectFrom("write_intent").selectAll().execute()).toEqual([]);
    await editCompany(world.db, world.companyIds.get("C1") ?? 0, { name: "Mended" });
    await world.sync();
    expect([await nameOf(), await problems()]).toEqual(["Mended", []]);
  });

  test("one that was only refused together with others is tried again every minute, a bad one ever more seldom", async () => {
    const { id } = await linkOfFirst();
    const delayAfter = async (code: "refused-with-others" | "erp-refused") => {
      await commit({ problems: [{ linkId: id, erpFieldKey: null, code, details: { explanation: "" } }] });
      const [problem] = await problems();
      return Date.parse(problem?.nextAttemptAt ?? "") - NOW.getTime();
    };
    expect(await delayAfter("refused-with-others")).toBe(60_000);
    expect(await delayAfter("refused-with-others")).toBe(60_000);
    expect(await delayAfter("erp-refused")).toBe(120_000);
    expect(await delayAfter("erp-refused")).toBe(240_000);
  });
});

describe("what was learned of an ERP", () => {
  test("is stored with the field and in the next plan, and a new mapping of the field forgets it", async () => {
    const lesson = { actorType: "Customer", erpFieldKey: "NAME", learning: UPPER, isFormLost: false };
    await commit({ learned: [lesson] });
    expect(learnedForm((await plannedField("NAME"))?.learning)).toBe("upper-case");
    expect((await plannedField("PHONE"))?.learning).toBe(undefined);
    expect(await checks()).toEqual([]);
  });

  test("and turned out to be wrong has every link of the actor type compared once", async () => {
    const learning = { fits: [], seen: [], doubts: 1 };
    await commit({ learned: [{ actorType: "Customer", erpFieldKey: "NAME", learning, isFormLost: true }] });
    expect(await checks()).toHaveLength(world.companyIds.size);
    await world.sync();
    expect(await checks()).toEqual([]);
  });
});

describe("a field that keeps coming round", () => {
  const stop = async () => {
    const { id, base, erpTimestamp } = await linkOfFirst();
    await commit({
      links: [{ linkId: id, base, erpTimestamp, churn: STOPPED }],
      problems: [
        {
          linkId: id,
          erpFieldKey: "NAME",
          code: "keeps-changing-field",
          details: { erp: "A", crm: "a", via: `sync:${world.connectionId}` },
        },
      ],
    });
  };

  test("is remembered with the link, also when the link is written without it", async () => {
    await stop();
    const { id, base } = await linkOfFirst();
    await commit({ links: [{ linkId: id, base, erpTimestamp: "later" }] });
    expect((await linkOfFirst()).churn).toEqual(STOPPED);
  });

  test("is reported with the ring it runs through, by the names of connections and fields", async () => {
    await stop();
    expect(await problems()).toMatchObject([
      {
        code: "keeps-changing-field",
        details: {
          erp: "A",
          crm: "a",
          ring: "CRM: {company.name} → Sample ERP: NAME → CRM: {company.name} → Sample ERP: NAME → CRM: {company.name}",
        },
      },
    ]);
  });

  test("stays stopped when a sync is asked for, and goes on when somebody says Try again", async () => {
    const name = (await world.sides("C1")).erp.name;
    await stop();
    await editCompany(world.db, world.companyIds.get("C1") ?? 0, { name: "Changed" });
    await world.sync();
    expect((await world.sides("C1")).erp.name).toBe(name);
    const [problem] = await problems();
    await retryProblem(world.db, problem?.id ?? 0, new Date());
    await world.sync();
    expect((await world.sides("C1")).erp.name).toBe("Changed");
    expect(await problems()).toEqual([]);
  });

  test("that is not on the list cannot be tried again", async () => {
    await expect(retryProblem(world.db, 999, NOW)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a value that is held because it does not fit", () => {
  const held = async () => {
    await world.db.updateTable("erp_field").set({ max_length: 3 }).where("field_key", "=", "PHONE").execute();
    await editCompany(world.db, world.companyIds.get("C1") ?? 0, { phone: "12345" });
    await world.sync();
    expect(await problems()).toMatchObject([{ code: "too-long-for-erp" }]);
    await world.db.updateTable("sync_problem").set({ next_attempt_at: "2099-01-01T00:00:00.000Z" }).execute();
  };

  const fitsNow = async () => {
    const { changedFits: changed } = await loadPlannedConnection(world.db, world.connectionId);
    await retryHeldValues(world.db, { connectionId: world.connectionId, changed, now: new Date() });
    return changed.map(({ fieldKey }) => fieldKey);
  };

  test("is due as soon as its cause is gone", async () => {
    await held();
    await world.db.updateTable("erp_field").set({ max_length: 0 }).where("field_key", "=", "PHONE").execute();
    expect(await fitsNow()).toEqual(["PHONE"]);
    const store = createLinkStore(world.db, world.connectionId, ["Customer"]);
    expect((await store.dueForRetry(new Date(), 10)).map(({ erpKey }) => erpKey)).toEqual(["C1"]);
    await world.sync();
    expect((await world.sides("C1")).erp.phone).toBe("12345");
  });

  test("waits while nothing has changed, and then no row is written", async () => {
    await held();
    expect(await fitsNow()).toEqual([]);
    const store = createLinkStore(world.db, world.connectionId, ["Customer"]);
    expect(await store.dueForRetry(new Date(), 10)).toEqual([]);
  });
});

describe("rings that can be seen in the mappings", () => {
  /** Another active connection to the same ERP, with the fields swapped. */
  async function secondConnection(): Promise<number> {
    const { id: _, ...connection } = await world.db
      .selectFrom("erp_connection")
      .selectAll()
      .where("id", "=", world.connectionId)
      .executeTakeFirstOrThrow();
    const { id } = await world.db
      .insertInto("erp_connection")
      .values({ ...connection, name: "Second", connection_guid: "second" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const type = await world.db
      .insertInto("actor_type_mapping")
      .values({ connection_id: id, actor_type: "Customer", crm_entity: "company", active: 1 })
      .returning("id")
      .executeTakeFirstOrThrow();
    const fields = await world.db.selectFrom("erp_field").selectAll().execute();
    const swapped: Readonly<Record<string, string>> = { PHONE: "email", EMAIL: "phone" };
    for (const { id: _id, ...field } of fields) {
      const crm_field_key = swapped[field.field_key] ?? null;
      await world.db
        .insertInto("erp_field")
        .values({ ...field, actor_type_mapping_id: type.id, crm_field_key })
        .execute();
    }
    return id;
  }

  test("are told by the names of connections and fields", async () => {
    const id = await secondConnection();
    expect(await mappedRings(world.db, id, "en")).toEqual([
      "CRM: {company.phone} → Sample ERP, Second: PHONE → CRM: {company.email} → Sample ERP, Second: EMAIL → CRM: {company.phone}",
    ]);
  });

  test("are none where another company of the ERP is behind the connection", async () => {
    const id = await secondConnection();
    const config = JSON.stringify({ Company: { fieldType: "Text", value: "Another" } });
    await world.db.updateTable("erp_connection").set({ config }).where("id", "=", id).execute();
    expect(await mappedRings(world.db, id, "en")).toEqual([]);
  });
});
