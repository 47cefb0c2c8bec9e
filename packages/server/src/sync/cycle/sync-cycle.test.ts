import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { editCompany, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";

let world: SyncWorld;

beforeEach(async () => {
  world = await openSyncWorld();
  await world.sync();
});
afterEach(() => world[Symbol.asyncDispose]());

const edit = (erpKey: string, values: Record<string, string | null>) =>
  editCompany(world.db, world.companyIds.get(erpKey) ?? 0, values);

const logRows = () => world.db.selectFrom("sync_log").selectAll().orderBy("id").execute();

describe("a cycle", () => {
  test("brings a change of the ERP to the CRM, logged once with its old and new value", async () => {
    const before = (await world.sides("C1")).crm.postalCity;
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Örebro" });
    await world.sync();
    expect((await world.sides("C1")).crm.postalCity).toBe("Örebro");
    expect(await logRows()).toMatchObject([
      { target: "crm", old_value: before, new_value: "Örebro", erp_key: "C1", reason: "change" },
    ]);
  });

  test("brings a change of the CRM to the ERP, logged once with its old and new value", async () => {
    const before = (await world.sides("C2")).erp.phone;
    await edit("C2", { phone: "+46 19 10 10 10" });
    await world.sync();
    expect((await world.sides("C2")).erp.phone).toBe("+46 19 10 10 10");
    expect(await logRows()).toMatchObject([
      { target: "erp", old_value: before, new_value: "+46 19 10 10 10", erp_key: "C2" },
    ]);
  });

  test("does not take its own writes for news", async () => {
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Örebro" });
    await edit("C2", { phone: "1" });
    await world.sync();
    const changesAfterSync = await world.db.selectFrom("crm_change").selectAll().execute();
    await world.sync();
    await world.sync();
    expect(await logRows()).toHaveLength(2);
    expect(await world.db.selectFrom("crm_change").selectAll().execute()).toEqual(changesAfterSync);
  });

  test("lets the CRM win when both sides changed a field, and logs the value that lost", async () => {
    await world.erp.edit("Customer", "C3", { EMAIL: "erp@example.com" });
    await edit("C3", { email: "crm@example.com" });
    await world.sync();
    expect(await world.sides("C3")).toMatchObject({
      crm: { email: "crm@example.com" },
      erp: { email: "crm@example.com" },
    });
    expect(await logRows()).toMatchObject([
      { target: "erp", old_value: "erp@example.com", new_value: "crm@example.com", reason: "conflict-won" },
    ]);
  });

  test("with nothing to do writes nothing but its finish time", async () => {
    await world.sync();
    const before = await everythingBut(["erp_connection"]);
    const [run] = await world.sync();
    expect(run).toMatchObject({ id: null, outcome: "completed", written: 0 });
    expect(await everythingBut(["erp_connection"])).toEqual(before);
  });

  test("accounts for everything that it read", async () => {
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Örebro" });
    const [run] = await world.sync();
    if (!run) throw new Error("no run");
    const { unlinked, unchanged, written, conflicting, skipped, failed } = run;
    expect(run.read).toBe(unlinked + unchanged + written + conflicting + skipped + failed);
    expect(run).toMatchObject({ outcome: "completed", written: 1, failed: 0 });
  });

  test("takes a cleared value over, because blank is a value too", async () => {
    await world.erp.edit("Customer", "C1", { PHONE: "" });
    await world.sync();
    expect((await world.sides("C1")).crm.phone).toBe("");
  });
});

describe("a value that does not fit", () => {
  test("never blanks a mandatory field of the CRM: it is listed, and the rest of the record syncs", async () => {
    const name = (await world.sides("C1")).crm.name;
    blankName("C1");
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
    await world.sync();
    expect((await world.sides("C1")).crm).toMatchObject({ name, postalCity: "Kiruna" });
    const problems = await world.db.selectFrom("sync_problem").selectAll().execute();
    expect(problems).toMatchObject([{ erp_field_key: "NAME", code: "does-not-fit-crm" }]);
  });
});

/** Behind the back of the ERP, which would not allow it. */
function blankName(erpKey: string): void {
  const actor = world.erp.actor("Customer", erpKey);
  if (!actor) throw new Error(`there is no ${erpKey}`);
  Object.assign(actor.fieldValues, { NAME: "" });
}

describe("a connection whose ERP does not answer", () => {
  test("fails alone, says so, and goes on when the ERP is back", async () => {
    await world.db.updateTable("sync_connector").set({ url: "http://127.0.0.1:1/none.svc" }).execute();
    const [run] = await world.sync();
    expect(run).toMatchObject({ outcome: "failed" });
    expect(run?.explanation).toContain("127.0.0.1");
    const failing = await connectionRow();
    expect(failing.failing_since).not.toBeNull();
    expect(failing.failure).not.toBe("");
  });

  test("is recorded once, however often it fails in the same way", async () => {
    await world.db.updateTable("sync_connector").set({ url: "http://127.0.0.1:1/none.svc" }).execute();
    for (let cycle = 0; cycle < 3; cycle++) await world.sync();
    const runs = await world.db.selectFrom("sync_run").select("outcome").execute();
    expect(runs.filter((run) => run.outcome === "failed")).toHaveLength(1);
  });
});

const connectionRow = () => world.db.selectFrom("erp_connection").selectAll().executeTakeFirstOrThrow();

async function everythingBut(left: readonly string[]): Promise<Record<string, unknown>> {
  const tables = [
    "link",
    "sync_log",
    "sync_run",
    "sync_watermark",
    "sync_position",
    "crm_change",
    "company",
    "link_check",
    "sync_problem",
  ] as const;
  const rows = tables
    .filter((table) => !left.includes(table))
    .map(async (table) => [table, await world.db.selectFrom(table).selectAll().execute()]);
  return Object.fromEntries(await Promise.all(rows)) as Record<string, unknown>;
}
