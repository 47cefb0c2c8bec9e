import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Db, inTransaction } from "../../db/database.ts";
import { createErpSide } from "../cycle/erp-side.ts";
import { loadPlannedConnection } from "../cycle/sync-plan.ts";
import { createRunRecorder } from "../log/run-recorder.ts";
import { fetchLines } from "./fetch-lines.ts";
import { type ImportBatch, importBatch, joined } from "./import-batch.ts";
import { loadImport } from "./import-store.ts";
import { ImportThread } from "./import-thread.ts";
import { ImportTypes } from "./import-types.ts";
import { type WriteContext, type WrittenBatch, writeBatch } from "./import-writer.ts";
import { unmappedItems } from "./item-overlay.ts";
import { nextLines } from "./line-store.ts";
import { type ImportWorld, mapGroups, openImportWorld } from "./testing/import-world.ts";

const AT = new Date("2026-11-23T12:00:00Z");
const BATCH = 220;
/** What a trigger says that refuses. */
const SQLITE_CONSTRAINT_TRIGGER = 1811;

/** An import of two large batches, of which nothing has been stored. */
interface Prepared {
  readonly db: Db;
  readonly types: ImportTypes;
  readonly batches: readonly [ImportBatch, ImportBatch];
  readonly context: WriteContext;
}

async function prepare(world: ImportWorld): Promise<Prepared> {
  const { db, connectionId, services } = world;
  await mapGroups(world);
  const id = await world.begin();
  await world.choose(id);
  await world.set(id, { newListItems: "create" });
  const one = await loadImport(db, id);
  const { plan } = await loadPlannedConnection(db, connectionId);
  const types = new ImportTypes(db, { one, plan });
  const type = await types.of("Customer");
  const erp = createErpSide(await services.openConnection(connectionId));
  const batchAfter = async (after: number): Promise<ImportBatch> => {
    const lines = await nextLines(db, { importId: id, after, limit: BATCH, isToDo: true });
    const fetched = await fetchLines(erp, type, lines);
    const actors = fetched.found.map(({ actor }) => actor);
    return importBatch(type, fetched, [...unmappedItems(type, actors).keys()]);
  };
  const first = await batchAfter(0);
  const second = await batchAfter(first.actors.at(-1)?.lineId ?? 0);
  const runId = await inTransaction(db, (trx) => createRunRecorder(db, connectionId, AT).id(trx));
  return { db, types, batches: [first, second], context: { runId, at: AT } };
}

/** Everything that an import writes, but the times of the CRM's own clock. */
async function contentOf(db: Db) {
  const all = async (text: string) => (await sql.raw(text).execute(db)).rows;
  return {
    companies: await all(
      "select id, version, name, name_folded, category, number, email_folded from company order by id",
    ),
    links: await all("select * from link order by id"),
    feed: await all("select position, entity, record_id, version, origin from crm_change order by position"),
    log: await all("select * from sync_log order by id"),
    lines: await all("select * from erp_import_line order by id"),
    members: await all("select * from selection_member order by record_id"),
    items: await all("select * from list_item_mapping order by erp_item_key"),
    listed: await all("select key, name from crm_list_item order by id"),
  };
}

const inPlace = async ({ db, types, batches, context }: Prepared): Promise<WrittenBatch[]> => {
  const written: WrittenBatch[] = [];
  for (const batch of batches) written.push(await writeBatch(db, { types, batch }, context));
  return written;
};

let world: ImportWorld;
let prepared: Prepared;
let thread: ImportThread;

beforeEach(async () => {
  world = await openImportWorld({ customers: 2 * BATCH });
  prepared = await prepare(world);
  thread = new ImportThread(prepared.db);
});
afterEach(async () => {
  await thread.close();
  await world[Symbol.asyncDispose]();
});

const running = () =>
  expect
    .poll(
      () => {
        thread.expect();
        return thread.isRunning;
      },
      { timeout: 30_000 },
    )
    .toBe(true);

test("a thread stores exactly what is stored without one, also the items that the first batch brings", async () => {
  await using other = await openImportWorld({ customers: 2 * BATCH });
  const plain = await prepare(other);
  await running();
  const { types, batches, context } = prepared;
  const written: WrittenBatch[] = [];
  // Both were prepared when no item had a partner.
  for (const batch of batches) written.push(await thread.write({ types, batch }, context));
  expect(written).toEqual(await inPlace(plain));
  expect(written[0]?.partners.length).toBeGreaterThan(1);
  expect(written[1]).toMatchObject({ counts: { read: BATCH, written: BATCH } });
  const content = await contentOf(prepared.db);
  expect(content).toEqual(await contentOf(plain.db));
  expect(content.companies).toHaveLength(2 * BATCH);
  expect(content.companies.filter((company) => (company as { category: unknown }).category === null)).toEqual(
    [],
  );
  // Who goes on here knows the partners, too.
  expect((await types.of("Customer")).partnerCount).toBe(written.flatMap(({ partners }) => partners).length);
});

test("batches that are stored together are one, with each item once", async () => {
  await running();
  const { types, batches, context } = prepared;
  const batch = joined([...batches]);
  const items = batch.items.map(({ erpItemKey }) => erpItemKey);
  expect(new Set(items).size).toBe(items.length);
  expect((await thread.write({ types, batch }, context)).counts).toMatchObject({ written: 2 * BATCH });
  // What is dealt with already is left alone.
  expect((await thread.write({ types, batch }, context)).counts.read).toBe(0);
  expect((await contentOf(prepared.db)).log).toHaveLength(2 * BATCH);
});

test("an import that comes between is stored with its own configuration, and the first goes on with its own", async () => {
  await running();
  const { types, batches, context } = prepared;
  await thread.write({ types, batch: batches[0] }, context);
  const second = new ImportTypes(prepared.db, {
    one: { ...types.one, settings: { ...types.one.settings, newListItems: "leave-empty" } },
    plan: types.plan,
  });
  const none: ImportBatch = { ...batches[1], lost: [], actors: batches[0].actors };
  expect((await thread.write({ types: second, batch: none }, context)).counts.read).toBe(0);
  const { counts, partners } = await thread.write({ types, batch: batches[1] }, context);
  expect(counts.written).toBe(BATCH);
  // The items had their partners, which the thread was told again.
  expect(partners).toEqual([]);
  const { items } = await contentOf(prepared.db);
  expect(items).toHaveLength((await types.of("Customer")).partnerCount);
});

test("a thread that dies in the middle of a batch has stored nothing, and what failed is stored after it", async () => {
  const started = once(process, "worker");
  await running();
  const [worker] = (await started) as [Worker];
  const { db, types, batches, context } = prepared;
  await sql`create trigger slow after insert on link when new.id = 200 begin
    select count(*) from (with recursive n(i) as (select 1 union all select i + 1 from n where i < 400000) select i from n);
  end`.execute(db);
  const before = await contentOf(db);
  const writing = thread.write({ types, batch: batches[0] }, context);
  await Promise.all([expect(writing).rejects.toThrow("has ended"), worker.terminate()]);
  expect(await contentOf(db)).toEqual(before);
  await sql`drop trigger slow`.execute(db);
  await running();
  expect((await thread.write({ types, batch: batches[0] }, context)).counts.written).toBe(BATCH);
});

test("an error of the database in the thread is heard here with its code, by which a full disk is known", async () => {
  await running();
  const { db, types, batches, context } = prepared;
  await sql`create trigger refusing after insert on link when new.id = 200
    begin select raise(abort, 'refused'); end`.execute(db);
  const writing = thread.write({ types, batch: batches[0] }, context);
  await expect(writing).rejects.toMatchObject({ message: "refused", errcode: SQLITE_CONSTRAINT_TRIGGER });
});
