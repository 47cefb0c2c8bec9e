import type { Link } from "@brygga/sync-engine";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Job } from "../../jobs/job.ts";
import { listItems } from "../../jobs/job-items.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { toLink } from "../links/link-rows.ts";
import { editCompany, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import type { ResyncRequest } from "./sync-jobs.ts";

let world: SyncWorld;
let userId: number;

beforeEach(async () => {
  world = await openSyncWorld();
  await world.sync();
  userId = await insertUser();
});
afterEach(() => world[Symbol.asyncDispose]());

async function insertUser(): Promise<number> {
  const { id } = await world.db
    .insertInto("user_account")
    .values({
      username: "admin",
      display_name: "Admin",
      role: "administrator",
      password_hash: "",
      language: null,
      created_at: new Date().toISOString(),
      disabled_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

const edit = (erpKey: string, values: Record<string, string | null>) =>
  editCompany(world.db, world.companyIds.get(erpKey) ?? 0, values);

/** Behind the engine's back: no stamp and no feed tells of it. */
async function plant(erpKey: string, column: "phone" | "email", value: string): Promise<void> {
  const id = world.companyIds.get(erpKey) ?? 0;
  await world.db
    .updateTable("company")
    .set({ [column]: value })
    .where("id", "=", id)
    .execute();
}

async function ended(job: Job | undefined): Promise<Job> {
  if (job === undefined) throw new Error("no job was started");
  await world.services.jobs.runner.settled(job.id, AbortSignal.timeout(20_000));
  const now = await loadJob(world.db, job.id);
  if (now === null) throw new Error("the job is gone");
  return now;
}

async function resync(request: Partial<ResyncRequest>): Promise<Job> {
  const [job] = await world.services.jobs.resync({
    userId,
    connectionIds: null,
    source: "crm",
    blankOverwrites: true,
    actorTypes: null,
    isPreview: false,
    ...request,
  });
  return ended(job);
}

const undo = async (selection: { runId?: number; rowIds?: number[]; linkId?: number }, force = false) =>
  ended(await world.services.jobs.undo({ userId, selection, force, isPreview: false }));

const itemsOf = ({ id }: Job) => listItems(world.db, { jobId: id, after: 0, limit: 100 });
const logRows = () => world.db.selectFrom("sync_log").selectAll().orderBy("id").execute();

/** read = unlinked + unchanged + written + conflicting + skipped + failed. */
function expectAccounted({ counts }: Job): void {
  const { read, unlinked, unchanged, written, conflicting, skipped, failed } = counts;
  expect(read).toBe(unlinked + unchanged + written + conflicting + skipped + failed);
}

describe("a resync from the CRM", () => {
  test("brings what nobody noticed to the ERP, as a run with its reason and who asked for it", async () => {
    const before = (await world.sides("C1")).erp.phone;
    await plant("C1", "phone", "+46 1");
    const job = await resync({ source: "crm" });
    expect(job).toMatchObject({ state: "completed", total: 5, figures: { erpValues: 1 } });
    expect(job.counts).toMatchObject({ read: 5, written: 1, unchanged: 4 });
    expectAccounted(job);
    expect((await world.sides("C1")).erp.phone).toBe("+46 1");
    expect(await logRows()).toMatchObject([
      {
        target: "erp",
        old_value: before,
        new_value: "+46 1",
        reason: "resync",
        run_id: job.runId,
        user_id: userId,
      },
    ]);
    const run = await world.db
      .selectFrom("sync_run")
      .selectAll()
      .where("id", "=", job.runId)
      .executeTakeFirstOrThrow();
    expect(run).toMatchObject({ outcome: "completed", read: 5, written: 1, unchanged: 4 });
  });

  test("is first previewed: every change is told, and nothing is written", async () => {
    const before = (await world.sides("C1")).erp.phone;
    await plant("C1", "phone", "+46 1");
    const preview = await resync({ isPreview: true });
    expect(preview).toMatchObject({ state: "completed", runId: null, figures: { erpValues: 1 } });
    expect(await itemsOf(preview)).toMatchObject([
      {
        category: "change",
        erpKey: "C1",
        entity: "company",
        erpFieldKey: "PHONE",
        crmFieldKey: "phone",
        target: "erp",
        oldValue: before,
        newValue: "+46 1",
        reason: "resync",
      },
    ]);
    expect((await world.sides("C1")).erp.phone).toBe(before);
    expect(await logRows()).toEqual([]);
    const done = await resync({});
    expect(done.counts).toEqual(preview.counts);
  });

  test("leaves what is blank here when that is asked for", async () => {
    const before = (await world.sides("C2")).erp;
    await plant("C2", "phone", "");
    await plant("C2", "email", "new@example.com");
    await resync({ blankOverwrites: false });
    expect((await world.sides("C2")).erp).toMatchObject({ phone: before.phone, email: "new@example.com" });
  });
});

describe("a resync from an ERP connection", () => {
  test("brings everything to the CRM, and is undone in one go", async () => {
    const before = (await world.sides("C3")).crm;
    await plant("C3", "phone", "wrong");
    const job = await resync({ source: "erp" });
    expect((await world.sides("C3")).crm.phone).toBe(before.phone);
    const undone = await undo({ runId: job.runId ?? 0 });
    expect(undone).toMatchObject({ state: "completed", figures: { restored: 1, notRestored: 0 } });
    expectAccounted(undone);
    const { crm, erp } = await world.sides("C3");
    expect([crm.phone, erp.phone]).toEqual(["wrong", "wrong"]);
    const again = await undo({ runId: undone.runId ?? 0 });
    expect(again.state).toBe("completed");
    expect((await world.sides("C3")).crm.phone).toBe(before.phone);
  });

  test("does not move what the cycles go by", async () => {
    await edit("C1", { phone: "+46 2" });
    await resync({ source: "erp", actorTypes: ["Customer"] });
    const [run] = await world.sync();
    expect(run).toMatchObject({ outcome: "completed", failed: 0 });
    expect((await world.sides("C1")).crm.phone).toBe((await world.sides("C1")).erp.phone);
  });
});

describe("undo", () => {
  test("of one log row takes that value back on both sides, and the cycles leave it there", async () => {
    const before = (await world.sides("C1")).crm;
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Örebro", PHONE: "+46 3" });
    await world.sync();
    const row = (await logRows()).find((one) => one.erp_field_key === "POSTALCITY");
    await undo({ rowIds: [row?.id ?? 0] });
    await world.sync();
    const { crm, erp } = await world.sides("C1");
    expect([crm.postalCity, erp.postalCity]).toEqual([before.postalCity, before.postalCity]);
    expect([crm.phone, erp.phone]).toEqual(["+46 3", "+46 3"]);
    expect((await logRows()).slice(2).map(({ reason, user_id }) => [reason, user_id])).toEqual([
      ["undo", userId],
      ["undo", userId],
    ]);
  });

  test("does not overwrite what was changed again since, but lists it; forced, it does", async () => {
    const before = (await world.sides("C1")).crm.phone;
    await world.erp.edit("Customer", "C1", { PHONE: "+46 4" });
    await world.sync();
    const [row] = await logRows();
    await edit("C1", { phone: "+46 5" });
    const job = await undo({ rowIds: [row?.id ?? 0] });
    expect(job).toMatchObject({ state: "completed", figures: { notRestored: 1 } });
    expect(await itemsOf(job)).toMatchObject([
      {
        category: "not-undone",
        reason: "changed-since",
        erpKey: "C1",
        erpFieldKey: "PHONE",
        oldValue: "+46 4",
        newValue: before,
        details: { present: "+46 5" },
      },
    ]);
    expect((await world.sides("C1")).crm.phone).toBe("+46 5");
    await undo({ rowIds: [row?.id ?? 0] }, true);
    expect((await world.sides("C1")).crm.phone).toBe(before);
  });

  test("says so where the log has nothing", async () => {
    await expect(undo({ runId: 999 })).rejects.toMatchObject({ code: "nothing-to-undo" });
  });
});

describe("comparing", () => {
  test("proves agreement, and names what differs without touching it", async () => {
    const [clean] = await world.services.jobs.compare({ userId, connectionIds: null, actorTypes: null });
    expect((await ended(clean)).figures).toMatchObject({ linksIdentical: 5, linksUnexpected: 0 });
    await plant("C4", "email", "planted@example.com");
    const [job] = await world.services.jobs.compare({ userId, connectionIds: null, actorTypes: null });
    const done = await ended(job);
    expect(done.figures).toMatchObject({ linksIdentical: 4, linksUnexpected: 1, fieldsUnexpected: 1 });
    expectAccounted(done);
    expect(await itemsOf(done)).toMatchObject([
      { category: "unexpected", reason: "crm-changed", erpKey: "C4", crmValue: "planted@example.com" },
    ]);
    expect(await logRows()).toEqual([]);
  });
});

describe("a preview of a connection that is not active yet", () => {
  test("tells what its first cycle would change", async () => {
    await world.erp.edit("Customer", "C1", { PHONE: "+46 6" });
    await edit("C2", { email: "crm@example.com" });
    await world.db.updateTable("erp_connection").set({ active: 0 }).execute();
    const { connectionId } = world;
    const [job] = await world.services.jobs.preview({ userId, connectionIds: [connectionId] });
    const foreseen = (await itemsOf(await ended(job))).map((item) => [item.target, item.newValue]);
    expect(await logRows()).toEqual([]);
    await world.db.updateTable("erp_connection").set({ active: 1 }).execute();
    await world.sync();
    expect((await logRows()).map((row) => [row.target, row.new_value])).toEqual(foreseen);
  });
});

describe("a preview of a connection that has never run", () => {
  test("begins where its first cycle would: at the present end of the change feed", async () => {
    await using fresh = await openSyncWorld();
    await editCompany(fresh.db, fresh.companyIds.get("C1") ?? 0, { phone: "before it ran" });
    const request = { userId: null, connectionIds: [fresh.connectionId] };
    const [job] = await fresh.services.jobs.preview(request);
    await fresh.services.jobs.runner.settled(job?.id ?? 0, AbortSignal.timeout(20_000));
    const foreseen = await listItems(fresh.db, { jobId: job?.id ?? 0, after: 0, limit: 10 });
    await fresh.sync();
    const log = await fresh.db.selectFrom("sync_log").selectAll().execute();
    expect(foreseen.map(({ newValue }) => newValue)).toEqual(log.map((row) => row.new_value));
  });
});

describe("Sync this record", () => {
  test("brings one record into agreement both ways, and leaves the others to the cycle", async () => {
    await world.erp.edit("Customer", "C1", { PHONE: "+46 7" });
    await edit("C1", { email: "one@example.com" });
    await world.erp.edit("Customer", "C2", { PHONE: "+46 8" });
    const { crm: before } = await world.sides("C2");
    const link = await linkOf("C1");
    const { run, changes } = await world.services.jobs.syncRecord({ link, userId });
    expect(run).toMatchObject({ outcome: "completed", read: 1, written: 1 });
    expect(changes.map(({ target, newValue }) => [target, newValue]).sort()).toEqual([
      ["crm", "+46 7"],
      ["erp", "one@example.com"],
    ]);
    const { crm, erp } = await world.sides("C1");
    expect(crm).toEqual(erp);
    expect((await world.sides("C2")).crm).toEqual(before);
  });

  test("of a connection that cannot be reached says so", async () => {
    await world.db.updateTable("sync_connector").set({ url: "http://127.0.0.1:1/none.svc" }).execute();
    const link = await linkOf("C1");
    await expect(world.services.jobs.syncRecord({ link, userId })).rejects.toMatchObject({
      code: "erp-unreachable",
    });
  });
});

async function linkOf(erpKey: string): Promise<Link> {
  const row = await world.db
    .selectFrom("link")
    .selectAll()
    .where("erp_key", "=", erpKey)
    .executeTakeFirstOrThrow();
  return toLink(row);
}
