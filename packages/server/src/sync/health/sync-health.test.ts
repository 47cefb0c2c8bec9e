import { join } from "node:path";
import { type RawBuilder, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { MIGRATIONS, migrate } from "../../db/migrate.ts";
import { syncHours } from "../../db/migrations/0011-sync-hours.ts";
import { editCompany, openSyncWorld, type SyncWorld } from "../testing/sync-world.ts";
import { changesTowardsErp } from "./delay-of-changes.ts";
import { viewSyncHealth } from "./sync-health.ts";
import { checksWaiting, feedWaiting, problemsWaiting } from "./what-waits.ts";

let world: SyncWorld;

beforeEach(async () => {
  world = await openSyncWorld();
  await world.sync();
});
afterEach(() => world[Symbol.asyncDispose]());

const companyOf = (erpKey: string) => world.companyIds.get(erpKey) ?? 0;

async function health(hours: 24 | 168 = 24, now = new Date()) {
  const { connections, ...rest } = await viewSyncHealth(world.db, { hours, language: "en", now });
  const [connection] = connections;
  if (connection === undefined) throw new Error("there is no connection");
  return { ...rest, connection };
}

describe("changes per hour", () => {
  test("every changed value is counted in the hour and the direction in which it went", async () => {
    await world.erp.edit("Customer", "C1", { POSTALCITY: "Örebro", PHONE: "019-1" });
    await editCompany(world.db, companyOf("C2"), { postalCity: "Lund" });
    await world.sync();
    const { connection } = await health();
    const [hour] = connection.hours;
    expect(connection.hours).toHaveLength(1);
    expect(hour).toMatchObject({ toCrm: 2, toErp: 1 });
    expect(Date.now() - Date.parse(hour?.at ?? "")).toBeLessThan(3_600_000);
  });

  test("hours before the period are left out, those within it are shown", async () => {
    const aWeekAgo = new Date(Date.now() - 160 * 3_600_000).toISOString().slice(0, 13);
    const { connectionId } = world;
    await world.db
      .insertInto("sync_hour")
      .values({ connection_id: connectionId, hour: aWeekAgo, to_crm: 4, to_erp: 0 })
      .execute();
    expect((await health(24)).connection.hours).toEqual([]);
    expect((await health(168)).connection.hours).toEqual([
      { at: `${aWeekAgo}:00:00.000Z`, toCrm: 4, toErp: 0 },
    ]);
  });

  test("a log of an earlier version is counted when the tables are brought up to date", async () => {
    const db = await openDatabase({ folder: join(world.folder, "earlier") });
    await migrate(
      db,
      MIGRATIONS.filter(({ version }) => version < syncHours.version),
    );
    await sql`insert into sync_connector (name, url, transport, profile, created_at) values ('S', 'u', '{}', '{}', '')`.execute(
      db,
    );
    await sql`insert into erp_connection (id, connector_id, name, connection_guid, scope, config, created_at)
      values (3, 1, 'A', 'g', 'everyone', '{}', '')`.execute(db);
    await sql`insert into sync_log (at, connection_id, link_id, crm_entity, crm_id, actor_type, erp_key, erp_field_key,
        crm_field_key, target, old_value, new_value, reason)
      select '2026-11-21T1' || value || ':15:00.000Z', 3, 1, 'company', 1, 'Customer', '1', 'N', 'n',
        iif(value < 3, 'crm', 'erp'), '', '', 'change' from json_each('[1,2,2,3]')`.execute(db);
    await migrate(db);
    const hours = await db.selectFrom("sync_hour").selectAll().orderBy("hour").execute();
    await db.destroy();
    expect(hours).toEqual([
      { connection_id: 3, hour: "2026-11-21T11", to_crm: 1, to_erp: 0 },
      { connection_id: 3, hour: "2026-11-21T12", to_crm: 2, to_erp: 0 },
      { connection_id: 3, hour: "2026-11-21T13", to_crm: 0, to_erp: 1 },
    ]);
  });
});

describe("what waits", () => {
  test("nothing waits when both sides agree", async () => {
    expect((await health()).connection.waiting).toEqual({ records: 0, isMore: false, oldestAt: null });
  });

  test("a company that was changed twice waits once, since the first change", async () => {
    const before = new Date().toISOString();
    await editCompany(world.db, companyOf("C1"), { postalCity: "Lund" });
    const after = new Date().toISOString();
    await editCompany(world.db, companyOf("C1"), { postalCity: "Malmö" });
    const { waiting } = (await health()).connection;
    expect(waiting.records).toBe(1);
    expect((waiting.oldestAt ?? "") >= before && (waiting.oldestAt ?? "") <= after).toBe(true);
    await world.sync();
    expect((await health()).connection.waiting.records).toBe(0);
  });

  test("a problem counts by its age until it is ignored", async () => {
    const link = await world.db.selectFrom("link").select("id").executeTakeFirstOrThrow();
    const at = "2026-11-01T08:00:00.000Z";
    await world.db
      .insertInto("sync_problem")
      .values({
        ...{ connection_id: world.connectionId, link_id: link.id, erp_field_key: "NAME", code: "too-long" },
        ...{
          details: "{}",
          attempts: 1,
          first_at: at,
          last_at: at,
          next_attempt_at: "9999-01-01T00:00:00.000Z",
        },
      })
      .execute();
    expect((await health()).connection.waiting).toMatchObject({ records: 0, oldestAt: at });
    await world.db.updateTable("sync_problem").set({ ignored_at: at }).execute();
    expect((await health()).connection.waiting.oldestAt).toBeNull();
  });
});

describe("delay", () => {
  test("is the time from the change of the CRM record to its value in the ERP", async () => {
    expect((await health()).connection.delay).toBeNull();
    await editCompany(world.db, companyOf("C1"), { postalCity: "Lund" });
    const changedAt = new Date(Date.now() - 90_000).toISOString();
    await world.db
      .updateTable("company")
      .set({ updated_at: changedAt })
      .where("id", "=", companyOf("C1"))
      .execute();
    await world.sync();
    const { delay } = (await health()).connection;
    expect(delay?.changes).toBe(1);
    expect(delay?.medianSeconds).toBeGreaterThanOrEqual(90);
    expect(delay?.longestSeconds).toBeLessThan(150);
  });
});

describe("the queries stay cheap with millions of rows", () => {
  async function planOf(query: RawBuilder<unknown>): Promise<string[]> {
    const { rows } = await sql<{ detail: string }>`explain query plan ${query}`.execute(world.db);
    return rows.map(({ detail }) => detail);
  }

  test("each table is reached through an index or the end of the log, never read through", async () => {
    const queries = [feedWaiting(1), checksWaiting(1), problemsWaiting(1), changesTowardsErp(1, "")];
    for (const query of queries) {
      const plan = await planOf(query);
      const scans = plan.filter((step) =>
        /^SCAN (crm_change|sync_log|sync_problem|link|company|contact|project)\b/.test(step),
      );
      expect(scans, plan.join("\n")).toEqual([]);
    }
  });
});
