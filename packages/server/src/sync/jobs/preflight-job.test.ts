import type { PreflightReport } from "@brygga/api-contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadJob } from "../../jobs/job-store.ts";
import { editCompany, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import type { PreflightParams } from "./preflight-draft.ts";
import { preflightReport } from "./preflight-report.ts";

let world: SyncWorld;

const open = async (customers: number) => {
  world = await openSyncWorld({ customers });
  const change = world.db.updateTable("erp_field");
  await change.set({ max_length: 30 }).where("field_key", "=", "PHONE").execute();
  await change.set({ access: "Mandatory" }).where("field_key", "=", "NAME").execute();
};
beforeEach(() => open(12));
afterEach(() => world[Symbol.asyncDispose]());

type Draft = PreflightParams["fields"][number];

const draftOf = (fieldKey: string, crmFieldKey: string | null, arrows: string): Draft => ({
  fieldKey,
  crmFieldKey,
  syncToErp: arrows.includes("<"),
  syncToCrm: arrows.includes(">"),
});

interface Asked {
  readonly fields?: readonly Draft[];
  readonly sample?: number | null;
}

/** What the pre-flight of customers tells when it has ended. */
async function preflight({ fields = [], sample = null }: Asked = {}): Promise<PreflightReport> {
  const { jobs } = world.services;
  const { connectionId } = world;
  const params = { actorType: "Customer", sample, fields: [...fields] };
  const { id } = await jobs.preflight({ userId: null, connectionId, ...params });
  await jobs.runner.settled(id, AbortSignal.timeout(20_000));
  const job = await loadJob(world.db, id);
  if (job === null) throw new Error("the job is gone");
  return preflightReport(world.db, job, "en");
}

const findingsOf = (report: PreflightReport, fieldKey: string) =>
  report.fields.find(({ erpFieldKey }) => erpFieldKey === fieldKey)?.findings ?? [];

/** Makes the phone number of the company longer than the ERP can hold. */
const lengthen = (erpKey: string) =>
  editCompany(world.db, world.companyIds.get(erpKey) ?? 0, { phone: "1".repeat(40) });

/** The list field that the customers of the sample ERP have. */
async function addGroupField(): Promise<void> {
  const { id: _, ...name } = await world.db
    .selectFrom("erp_field")
    .selectAll()
    .where("field_key", "=", "NAME")
    .executeTakeFirstOrThrow();
  const group = { field_key: "CUSTGROUP", field_type: "List", list_name: "CustomerGroup", max_length: 0 };
  await world.db
    .insertInto("erp_field")
    .values({ ...name, ...group, crm_field_key: null, access: "Normal" })
    .execute();
}

/** Everything that sync writes to. */
async function snapshot() {
  const { db } = world;
  const tables = ["company", "link", "sync_log", "sync_problem", "sync_run", "erp_field"] as const;
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return { rows, actors: [...world.erp.actors("Customer")] };
}

describe("a pre-flight", () => {
  test("counts what the present mapping would meet in all linked records, and writes nothing", async () => {
    await world.sync();
    for (const key of ["C1", "C2"]) await lengthen(key);
    const before = await snapshot();
    const report = await preflight();
    expect(report).toMatchObject({ subject: "links", records: 12, concerned: 2, unreadable: [] });
    expect(report.job).toMatchObject({ state: "completed", done: 12, total: 12, runId: null });
    expect(findingsOf(report, "PHONE")).toMatchObject([
      { code: "too-long-for-erp", side: "crm", count: 2, examples: [{ erpKey: "C1" }, { erpKey: "C2" }] },
    ]);
    expect(report.fields).toMatchObject([{ erpFieldKey: "PHONE", crmFieldKey: "phone", differing: 2 }]);
    expect(await snapshot()).toEqual(before);
  });

  test("looks with the draft, not with what is stored", async () => {
    await lengthen("C1");
    const report = await preflight({
      fields: [draftOf("PHONE", null, ""), draftOf("NAME", "department", "<")],
    });
    expect(findingsOf(report, "PHONE")).toEqual([]);
    expect(findingsOf(report, "NAME")).toMatchObject([
      { code: "blank-mandatory-in-erp", side: "crm", count: 12 },
    ]);
    expect(report.fields).toMatchObject([{ erpFieldKey: "NAME", crmFieldKey: "department", differing: 12 }]);
  });

  test("counts list items without a partner, and the records that use each", async () => {
    await addGroupField();
    const lists = [...world.erp.actors("Customer")].map(({ fieldValues }) => fieldValues.CUSTGROUP ?? "");
    const used = lists.filter((wire) => wire !== "");
    const report = await preflight({ fields: [draftOf("CUSTGROUP", "category", ">")] });
    const [finding] = findingsOf(report, "CUSTGROUP");
    expect(finding).toMatchObject({ code: "list-item-unmapped", side: "erp", count: used.length });
    expect(finding?.items).toHaveLength(new Set(used).size);
    expect(finding?.items.reduce((sum, { count }) => sum + count, 0)).toBe(used.length);
    // The text of an item comes from the ERP's list, which nobody had read before.
    expect(finding?.items.every(({ key, text }) => text !== "" && text !== key)).toBe(true);
  });

  test("of a sample looks at so many links, from all over the table", async () => {
    const report = await preflight({ sample: 5 });
    expect(report).toMatchObject({ records: 5, job: { total: 5 } });
  });

  test("tells which linked records cannot be looked at", async () => {
    await world.erp.remove("Customer", "C3");
    const id = world.companyIds.get("C4") ?? 0;
    await world.db
      .updateTable("company")
      .set({ deleted_at: "2026-01-01T00:00:00.000Z" })
      .where("id", "=", id)
      .execute();
    const report = await preflight();
    expect(report.unreadable).toMatchObject([
      { because: "missing-in-erp", count: 1, examples: [{ erpKey: "C3" }] },
      { because: "missing-in-crm", count: 1, examples: [{ erpKey: "C4" }] },
    ]);
    expect(report).toMatchObject({ records: 12, concerned: 2 });
  });

  test("looks at actors of the ERP when nothing is linked", async () => {
    await world.db.deleteFrom("link").execute();
    const report = await preflight({ sample: 7, fields: [draftOf("NAME", "category", ">")] });
    expect(report).toMatchObject({ subject: "actors", records: 7, concerned: 7 });
    const [finding] = findingsOf(report, "NAME");
    expect(finding).toMatchObject({ code: "list-item-unknown", side: "erp", count: 7 });
    expect(finding?.examples[0]).toMatchObject({ entityId: null, recordName: "" });
  });
});

test("a pre-flight keeps a few examples, however many records there are", async () => {
  await world[Symbol.asyncDispose]();
  await open(230);
  for (const key of world.companyIds.keys()) await lengthen(key);
  const report = await preflight();
  const [finding] = findingsOf(report, "PHONE");
  expect(finding).toMatchObject({ count: 230 });
  expect(finding?.examples).toHaveLength(10);
  const stored = await world.db.selectFrom("sync_job_item").selectAll().execute();
  expect(stored).toHaveLength(10);
});
