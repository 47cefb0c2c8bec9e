import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deleteRecord } from "../../crm/records.ts";
import { listSelections, loadSelection } from "../../crm/selections.ts";
import { inTransaction } from "../../db/database.ts";
import { loadJob } from "../../jobs/job-store.ts";
import { editCompany } from "../testing/sync-world.ts";
import {
  addCompany,
  companiesOf,
  customersOf,
  type ImportWorld,
  importAll,
  openImportWorld,
  tally,
} from "./testing/import-world.ts";

let world: ImportWorld;

beforeEach(async () => {
  world = await openImportWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const companies = () => companiesOf(world);
const customers = () => customersOf(world);
const nameOf = (index: number) => customers()[index]?.fieldValues.NAME ?? "";

describe("selections", () => {
  test("hold what is new and what was changed", async () => {
    const record = await addCompany(world, { name: nameOf(0) });
    const id = await importAll(world);
    const selections = await listSelections(world.db, {
      limit: 10,
      before: null,
      importId: id,
      isDeleted: false,
    });
    expect(selections.map(({ kind, entity, count }) => `${count} ${kind} ${entity}`).sort()).toEqual([
      "1 updated company",
      "4 new company",
    ]);
    const updated = selections.find(({ kind }) => kind === "updated");
    const members = await world.services.crm.list({ entity: "company", selection: updated?.id, limit: 10 });
    expect(members.items.map((item) => item.id)).toEqual([record.id]);
  });

  test("are deleted with their records, and brought back with them", async () => {
    await importAll(world);
    const [selection] = await listSelections(world.db, { limit: 10, before: null, isDeleted: false });
    const params = (action: string) => ({ selectionId: selection?.id ?? 0, action });
    const run = async (action: string) => {
      const { runner } = world.services.jobs;
      const { connectionId, userId } = world;
      const job = await runner.start({
        kind: "selection-records",
        connectionId,
        isPreview: false,
        params: params(action),
        userId,
      });
      await runner.settled(job?.id ?? 0, AbortSignal.timeout(10_000));
    };
    const [one] = await companies();
    await inTransaction(world.db, (trx) =>
      deleteRecord(trx, { entity: "company", id: one?.id ?? 0 }, "user:1"),
    );
    await run("delete");
    expect(await companies()).toEqual([]);
    expect(await loadSelection(world.db, selection?.id ?? 0)).toMatchObject({ count: 0, deletedCount: 5 });
    await run("restore");
    // The record that a user had deleted before stays deleted.
    expect(await companies()).toHaveLength(4);
    expect((await loadSelection(world.db, selection?.id ?? 0)).deletedAt).toBeNull();
  });
});

describe("an import that is taken back", () => {
  const undo = async (id: number, force = false) => {
    const { jobs } = world.services;
    const { runId } = await world.ended(id);
    const request = { userId: world.userId, selection: { runId: runId ?? 0 }, force, isPreview: false };
    const job = await jobs.undo(request);
    await jobs.runner.settled(job.id, AbortSignal.timeout(10_000));
    return (await loadJob(world.db, job.id)) ?? job;
  };

  test("deletes what was new, restores what was written, removes the links, and leaves the ERP alone", async () => {
    const record = await addCompany(world, { name: nameOf(0), phone: "old" });
    const id = await importAll(world, { onDuplicate: "replace" });
    const before = customers().map(({ fieldValues }) => fieldValues);
    expect(await undo(id)).toMatchObject({ state: "completed", figures: { restored: 5, notRestored: 0 } });
    expect((await companies()).map(({ values }) => [values.phone, values.email])).toEqual([["old", null]]);
    expect((await companies()).map((one) => one.id)).toEqual([record.id]);
    expect(await world.db.selectFrom("link").select("id").execute()).toEqual([]);
    expect(tally(await world.lines(id), "reason")).toEqual({ undone: 5 });
    await world.services.sync.syncNow();
    expect(customers().map(({ fieldValues }) => fieldValues)).toEqual(before);
    expect(world.sample.calls).not.toContain("SaveActors");
  });

  test("keeps what somebody has changed since, unless it is forced", async () => {
    const id = await importAll(world);
    const [one] = await companies();
    await editCompany(world.db, one?.id ?? 0, { phone: "edited" });
    expect((await undo(id)).figures).toMatchObject({ restored: 4, notRestored: 1 });
    expect((await companies()).map((left) => left.id)).toEqual([one?.id]);
    expect((await undo(id, true)).figures).toMatchObject({ restored: 1 });
    expect(await companies()).toEqual([]);
  });

  test("is not taken back value by value, which would empty the ERP", async () => {
    await importAll(world);
    const row = await world.db.selectFrom("sync_log").select("id").executeTakeFirstOrThrow();
    const request = { userId: world.userId, selection: { rowIds: [row.id] }, force: false, isPreview: false };
    await expect(world.services.jobs.undo(request)).rejects.toMatchObject({ code: "nothing-to-undo" });
  });
});
