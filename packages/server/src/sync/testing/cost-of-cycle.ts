import type { ErpSide } from "@brygga/sync-engine";
import { sql } from "kysely";
import { type Db, inTransaction } from "../../db/database.ts";
import { noTraffic, type Traffic } from "../../db/testing/counting-dialect.ts";
import { composeForTest, editCompany, openSyncWorld, type SyncWorld } from "./sync-world.ts";

/** What one cycle takes from the connector and the database, and how long. */
export interface CycleCost {
  readonly changedActorsCalls: number;
  readonly getActorsCalls: number;
  readonly saveActorsCalls: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly statements: number;
  readonly ms: number;
}

export interface CostAtSize {
  readonly links: number;
  /** Of a cycle with as many changes as {@link CHANGES}. */
  readonly changes: CycleCost;
  /** Of a cycle that finds nothing. */
  readonly idle: CycleCost;
  /** Statements of both that go through a whole table or index which grows with use, with how SQLite does it. */
  readonly scans: readonly string[];
}

/** Half of them in the ERP and half in the CRM. */
export const CHANGES = 100;

/** Measures the cycles of a connection with so many links, of which the ERP behind it knows {@link CHANGES}. */
export async function costAtSize(links: number): Promise<CostAtSize> {
  const traffic = noTraffic();
  await using world = await openSyncWorld({ customers: CHANGES, traffic });
  await withoutRereading(world.db);
  await addLinks(world, links - CHANGES);
  const calls = { changedActors: 0, getActors: 0, saveActors: 0 };
  const services = composeForTest(world.db, world.folder, {
    wrapPorts: (portsFor) => async (plan, run, signal) => {
      const ports = await portsFor(plan, run, signal);
      return { ...ports, erp: countingErp(ports.erp, calls) };
    },
  });
  const cycle = () => services.sync.syncNow();
  try {
    await cycle();
    await edit(world);
    traffic.texts.clear();
    const watched = { db: world.db, traffic, calls };
    const changes = await costOf(watched, cycle);
    await cycle();
    const idle = await costOf(watched, cycle);
    return { links, changes, idle, scans: await scansAmong(world.db, traffic.texts) };
  } finally {
    await services.close();
  }
}

/** Overlap and background scan have a budget of their own, which is no part of what a cycle costs. */
async function withoutRereading(db: Db): Promise<void> {
  await db.updateTable("erp_connection").set({ overlap_seconds: 0, scan_round_hours: 0 }).execute();
}

/** Companies that are linked to actors of which the ERP says nothing. */
async function addLinks({ db, connectionId }: SyncWorld, count: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    await sql`insert into company (version, created_at, updated_at, name)
      with recursive filler (number) as (select 1 union all select number + 1 from filler where number < ${count})
      select 1, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 'Filler ' || number from filler`.execute(
      trx,
    );
    await sql`insert into link
        (connection_id, crm_entity, crm_id, actor_type, erp_key, erp_timestamp, base, created_at, last_sync_at)
      select ${connectionId}, 'company', id, 'Customer', 'F' || id, '1', '{"NAME":"' || name || '"}',
        created_at, created_at from company where name like 'Filler %'`.execute(trx);
  });
}

async function edit({ db, erp, companyIds }: SyncWorld): Promise<void> {
  for (const [index, [erpKey, companyId]] of [...companyIds].entries()) {
    if (index % 2 === 0) await erp.edit("Customer", erpKey, { POSTALCITY: `City ${index}` });
    else await editCompany(db, companyId, { phone: `0${index}` });
  }
}

type Calls = Record<"changedActors" | "getActors" | "saveActors", number>;

const countingErp = (erp: ErpSide, calls: Calls): ErpSide => ({
  ...erp,
  changedActors(query) {
    calls.changedActors++;
    return erp.changedActors(query);
  },
  getActors(query) {
    calls.getActors++;
    return erp.getActors(query);
  },
  saveActors(actors) {
    calls.saveActors++;
    return erp.saveActors(actors);
  },
});

interface Watched {
  readonly db: Db;
  readonly traffic: Traffic;
  readonly calls: Calls;
}

async function costOf({ db, traffic, calls }: Watched, cycle: () => Promise<unknown>): Promise<CycleCost> {
  const changesBefore = await totalChanges(db);
  const before = { ...traffic, ...calls };
  const began = performance.now();
  await cycle();
  const ms = performance.now() - began;
  const { rowsRead, statements, changedActors, getActors, saveActors } = { ...traffic, ...calls };
  return {
    changedActorsCalls: changedActors - before.changedActors,
    getActorsCalls: getActors - before.getActors,
    saveActorsCalls: saveActors - before.saveActors,
    rowsRead: rowsRead - before.rowsRead,
    rowsWritten: (await totalChanges(db)) - changesBefore,
    statements: statements - before.statements,
    ms,
  };
}

/** Rows that were ever inserted, updated or deleted. Only the writing connection knows, so it is asked in a transaction. */
const totalChanges = (db: Db): Promise<number> =>
  inTransaction(db, async (trx) => {
    const row = await trx
      .selectNoFrom((eb) => eb.fn<number>("total_changes").as("count"))
      .executeTakeFirstOrThrow();
    return row.count;
  });

/** A row that is not handed over costs its time, too. */
const GROWING = /^SCAN (link|company|contact|project|crm_change|sync_log|sync_run)\b/;

/** Statements that have a plan. */
const PLANNED = /^\s*(select|insert|update|delete|with)\b/i;

/** Those of the statements that go through a whole table which grows with use, each with how SQLite does it. */
export async function scansAmong(db: Db, texts: ReadonlySet<string>): Promise<readonly string[]> {
  const scans: string[] = [];
  for (const text of texts) {
    if (!PLANNED.test(text)) continue;
    const { rows } = await sql<{
      detail: string;
    }>`explain query plan ${sql.raw(text)}`.execute(db);
    const details = rows.map(({ detail }) => detail).filter((detail) => GROWING.test(detail));
    scans.push(...details.map((detail) => `${detail}: ${text}`));
  }
  return scans;
}
