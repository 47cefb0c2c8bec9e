import type { Job, JobItem } from "@brygga/api-contract";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addUser } from "../../auth/users.ts";
import { editCompany, openSyncWorld, type SyncWorld } from "../../sync/testing/sync-world.ts";
import { buildApp } from "../app.ts";

let world: SyncWorld;
let app: FastifyInstance;
const tokens = new Map<string, string>();

const PASSWORD = "a good password";

beforeEach(async () => {
  world = await openSyncWorld();
  await world.sync();
  app = buildApp(world.services, { logger: pino({ enabled: false }) });
  for (const role of ["administrator", "user"] as const) {
    await addUser(world.db, { username: role, displayName: role, role, password: PASSWORD });
    const signIn = { username: role, password: PASSWORD, address: "127.0.0.1" };
    tokens.set(role, (await world.services.auth.signIn(signIn)).token);
  }
});
afterEach(async () => {
  await app.close();
  await world[Symbol.asyncDispose]();
});

interface Request {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly body?: object;
  readonly as?: "administrator" | "user";
}

async function send({ method = "POST", url, body, as = "administrator" }: Request) {
  return app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${tokens.get(as)}` },
    ...(body === undefined ? {} : { payload: body }),
  });
}

async function jobsOf(request: Request): Promise<Job[]> {
  const answer = await send(request);
  expect(answer.statusCode, answer.body).toBe(202);
  return answer.json<{ jobs: Job[] }>().jobs;
}

/** Asks for the job until it has ended, as a browser would. */
async function ended(job: Job | undefined): Promise<Job & { itemCounts: Record<string, number> }> {
  if (job === undefined) throw new Error("no job was started");
  await world.services.jobs.runner.settled(job.id, AbortSignal.timeout(20_000));
  return (await send({ method: "GET", url: `/jobs/${job.id}` })).json();
}

const itemsOf = async ({ id }: Job, query = "") =>
  (await send({ method: "GET", url: `/jobs/${id}/items${query}` })).json<{
    items: JobItem[];
    nextCursor: string | null;
  }>();

async function plant(erpKey: string, values: Readonly<Record<string, string>>): Promise<void> {
  const id = world.companyIds.get(erpKey) ?? 0;
  await world.db.updateTable("company").set(values).where("id", "=", id).execute();
}

const linkId = async (erpKey: string): Promise<number> =>
  (await world.db.selectFrom("link").select("id").where("erp_key", "=", erpKey).executeTakeFirstOrThrow()).id;

describe("resync over the API", () => {
  test("is previewed, looked through, run and undone", async () => {
    const phone = (await world.sides("C1")).erp.phone;
    await plant("C1", { phone: "+46 1" });
    const body = { from: "crm", preview: true };
    const [preview] = await jobsOf({ url: "/sync-engine/resync", body });
    const foreseen = await ended(preview);
    expect(foreseen).toMatchObject({
      kind: "resync",
      isPreview: true,
      state: "completed",
      done: 5,
      total: 5,
      username: "administrator",
      connectionName: "Sample ERP",
      itemCounts: { change: 1 },
      canUndo: false,
    });
    const { items } = await itemsOf(foreseen);
    expect(items).toMatchObject([
      { category: "change", erpKey: "C1", target: "erp", oldValue: phone, newValue: "+46 1" },
    ]);
    expect(items[0]?.recordName).not.toBe("");

    const [job] = await jobsOf({ url: "/sync-engine/resync", body: { from: "crm" } });
    const done = await ended(job);
    expect(done).toMatchObject({ state: "completed", canUndo: true, counts: { read: 5, written: 1 } });
    expect((await world.sides("C1")).erp.phone).toBe("+46 1");

    const undo = await send({ url: `/jobs/${done.id}/undo`, body: {} });
    expect(undo.statusCode).toBe(202);
    const undone = await ended(undo.json());
    expect(undone).toMatchObject({ kind: "undo", figures: { restored: 1 }, isRedo: false, canUndo: true });
    expect((await world.sides("C1")).erp.phone).toBe(phone);

    const redone = await ended((await send({ url: `/jobs/${undone.id}/undo`, body: {} })).json());
    expect(redone).toMatchObject({ kind: "undo", figures: { restored: 1 }, isRedo: true });
    expect((await world.sides("C1")).erp.phone).toBe("+46 1");
    const takenBack = await ended((await send({ url: `/jobs/${redone.id}/undo`, body: {} })).json());
    expect(takenBack).toMatchObject({ kind: "undo", isRedo: false });
  });

  test("from an ERP connection takes that connection as the source", async () => {
    const phone = (await world.sides("C2")).crm.phone;
    await plant("C2", { phone: "wrong" });
    const body = { from: world.connectionId, blanksOverwrite: false };
    const [job] = await jobsOf({ url: "/sync-engine/resync", body });
    expect((await ended(job)).params).toEqual({ source: "erp", blankOverwrites: false, actorTypes: null });
    expect((await world.sides("C2")).crm.phone).toBe(phone);
  });

  test("is about the actor types that were chosen, one or several", async () => {
    await plant("C1", { phone: "wrong" });
    const links = world.db.updateTable("link");
    await links.set({ actor_type: "Supplier" }).where("erp_key", "=", "C2").execute();
    await links.set({ actor_type: "Partner" }).where("erp_key", "=", "C3").execute();
    const looked = async (actorTypes: readonly string[]) => {
      const body = { from: world.connectionId, actorTypes, preview: true };
      const [job] = await jobsOf({ url: "/sync-engine/resync", body });
      return ended(job);
    };
    expect(await looked(["Customer"])).toMatchObject({ total: 3, itemCounts: { change: 1 } });
    expect(await looked(["Supplier", "Partner"])).toMatchObject({ total: 2, itemCounts: {} });
    const none = await send({ url: "/sync-engine/resync", body: { from: "crm", actorTypes: [] } });
    expect(none.statusCode).toBe(400);
  });

  test("of a connection that is not active is refused, and of one that does not exist", async () => {
    await world.db.updateTable("erp_connection").set({ active: 0 }).execute();
    const inactive = await send({ url: "/sync-engine/resync", body: { from: world.connectionId } });
    expect(inactive.json()).toMatchObject({ code: "connection-inactive" });
    const unknown = await send({ url: "/sync-engine/resync", body: { from: 999 } });
    expect(unknown.statusCode).toBe(404);
  });
});

describe("comparing over the API", () => {
  test("lists the differences page by page, and as a file that a spreadsheet reads", async () => {
    await plant("C1", { email: "a@example.com" });
    await plant("C2", { phone: "=1+1" });
    const [job] = await jobsOf({ url: "/sync-engine/compare", body: {} });
    const done = await ended(job);
    expect(done).toMatchObject({
      figures: { linksIdentical: 3, linksUnexpected: 2 },
      itemCounts: { unexpected: 2 },
    });
    const first = await itemsOf(done, "?limit=1&category=unexpected");
    expect(first.items.map((item) => item.erpKey)).toEqual(["C1"]);
    const second = await itemsOf(done, `?limit=1&category=unexpected&cursor=${first.nextCursor}`);
    expect(second.items.map((item) => item.crmValue)).toEqual(["=1+1"]);
    expect(second.nextCursor).toBeNull();

    const file = await send({ method: "GET", url: `/jobs/${done.id}/items.csv` });
    expect(file.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(file.headers["content-disposition"]).toContain(`job-${done.id}.csv`);
    const lines = file.body.trim().split("\n");
    expect(lines[0]).toContain("category,entity,entityId,recordName");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain("'=1+1");
  });
});

describe("previewing over the API", () => {
  test("tells what the next cycle would change", async () => {
    await world.erp.edit("Customer", "C1", { PHONE: "+46 2" });
    const [job] = await jobsOf({ url: "/sync-engine/preview", body: {} });
    const done = await ended(job);
    expect(done).toMatchObject({ kind: "preview", itemCounts: { change: 1 }, figures: { crmValues: 1 } });
  });
});

describe("undo over the API", () => {
  test("of one row answers when it is done", async () => {
    const phone = (await world.sides("C1")).crm.phone;
    await world.erp.edit("Customer", "C1", { PHONE: "+46 3" });
    await world.sync();
    const rows = (await send({ method: "GET", url: "/sync-log" })).json<{ items: { id: number }[] }>().items;
    const answer = await send({ url: `/sync-log/${rows[0]?.id}/undo`, body: {} });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ state: "completed", figures: { restored: 1 } });
    expect((await world.sides("C1")).crm.phone).toBe(phone);
    const log = (await send({ method: "GET", url: "/sync-log" })).json<{
      items: { reason: string; username: string }[];
    }>();
    expect(log.items.slice(0, 2)).toMatchObject([
      { reason: "undo", username: "administrator" },
      { reason: "undo", username: "administrator" },
    ]);
  });

  test("of a run, and of what the latest run changed in one record", async () => {
    const before = await Promise.all(["C1", "C2"].map((key) => world.sides(key)));
    await world.erp.edit("Customer", "C1", { PHONE: "+46 4" });
    await world.erp.edit("Customer", "C2", { PHONE: "+46 5" });
    const [run] = await world.sync();
    const ofRecord = await send({ url: `/links/${await linkId("C2")}/undo`, body: {} });
    expect(ofRecord.json()).toMatchObject({ state: "completed", figures: { restored: 1 } });
    expect((await world.sides("C1")).crm.phone).toBe("+46 4");
    expect((await world.sides("C2")).crm.phone).toBe(before[1]?.crm.phone);
    const ofRun = await send({ url: `/sync-engine/runs/${run?.id}/undo`, body: {} });
    const done = await ended(ofRun.json());
    expect(done.counts).toMatchObject({ read: 2, written: 1, unchanged: 1 });
    expect((await world.sides("C1")).crm.phone).toBe(before[0]?.crm.phone);
  });

  test("of what never was says so", async () => {
    expect((await send({ url: "/sync-log/999/undo", body: {} })).statusCode).toBe(404);
    expect((await send({ url: "/sync-engine/runs/999/undo", body: {} })).json()).toMatchObject({
      code: "nothing-to-undo",
    });
  });
});

describe("Sync this record over the API", () => {
  test("is for users who may see the link, and answers with what it changed", async () => {
    await editCompany(world.db, world.companyIds.get("C1") ?? 0, { phone: "+46 6" });
    const answer = await send({ url: `/links/${await linkId("C1")}/sync`, as: "user" });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({
      run: { outcome: "completed", written: 1 },
      changes: [{ fieldKey: "PHONE", target: "erp", newValue: "+46 6", reason: "change" }],
      problems: [],
    });
    await world.db.updateTable("erp_connection").set({ scope: "restricted" }).execute();
    const hidden = await send({ url: `/links/${await linkId("C1")}/sync`, as: "user" });
    expect(hidden.statusCode).toBe(404);
  });
});

describe("jobs over the API", () => {
  test("are listed newest first, and are for administrators", async () => {
    for (let count = 0; count < 3; count++) {
      await ended((await jobsOf({ url: "/sync-engine/compare", body: {} }))[0]);
    }
    const first = (await send({ method: "GET", url: "/jobs?limit=2" })).json<{
      items: Job[];
      nextCursor: string;
    }>();
    const second = (await send({ method: "GET", url: `/jobs?limit=2&cursor=${first.nextCursor}` })).json<{
      items: Job[];
    }>();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(ids).toHaveLength(3);
    for (const url of ["/jobs", `/jobs/${ids[0]}`, `/jobs/${ids[0]}/items`]) {
      expect((await send({ method: "GET", url, as: "user" })).statusCode).toBe(403);
    }
  });

  test("are cancelled, and what has ended stays as it is", async () => {
    const [job] = await jobsOf({ url: "/sync-engine/compare", body: {} });
    const done = await ended(job);
    const answer = await send({ method: "DELETE", url: `/jobs/${done.id}` });
    expect(answer.json()).toMatchObject({ id: done.id, state: "completed" });
    expect((await send({ method: "DELETE", url: "/jobs/999" })).statusCode).toBe(404);
  });
});
