import { once } from "node:events";
import type { Worker } from "node:worker_threads";
import type { BatchCommit, Journal } from "@brygga/sync-engine";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Db, inTransaction } from "../../db/database.ts";
import { openTestDatabase, type TestDatabase } from "../../db/testing.ts";
import { createRunRecorder } from "../log/run-recorder.ts";
import { linkCompanies } from "../testing/linked-companies.ts";
import { createBatchCommitter } from "./batch-committer.ts";
import { CommitThread } from "./commit-thread.ts";
import { createFence, FencedOff } from "./fence.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const COMPANIES = 250;

interface CommitterWorld extends AsyncDisposable {
  readonly db: Db;
  readonly connectionId: number;
  readonly thread: CommitThread;
  /** How many batches the thread was handed. */
  handedOver: number;
  readonly announce: Journal["announce"];
  readonly commit: Journal["commit"];
}

/** A database with linked companies, and the committer of one run with a thread or without. */
async function openWorld(isThreaded: boolean): Promise<CommitterWorld> {
  const database: TestDatabase = await openTestDatabase();
  const { db } = database;
  const { connectionId } = await linkCompanies(db, COMPANIES);
  const fence = createFence("me");
  await fence.claim(db, connectionId);
  const thread = new CommitThread(db);
  const inThread = thread.commit.bind(thread);
  thread.commit = async (batch, task) => {
    world.handedOver++;
    return await inThread(batch, task);
  };
  const world: CommitterWorld = {
    ...{ db, connectionId, thread, handedOver: 0 },
    ...createBatchCommitter({
      ...{ db, connectionId, fence, origin: "sync:1", now: () => NOW },
      run: createRunRecorder(db, connectionId, NOW),
      thread: isThreaded ? thread : undefined,
    }),
    [Symbol.asyncDispose]: async () => {
      await thread.close();
      await database.close();
    },
  };
  return world;
}

/** Renames every company, each of which has this version. */
function renaming(edition: number, part: Partial<BatchCommit> = {}): BatchCommit {
  const ids = Array.from({ length: COMPANIES }, (_none, index) => index + 1);
  const name = (id: number) => `Company ${id}, edition ${edition}`;
  return {
    crmWrites: ids.map((id) => ({
      ...{ entity: "company" as const, id, expectedVersion: edition, values: { name: name(id) } },
    })),
    links: ids.map((id) => ({ linkId: id, base: { NAME: name(id) }, erpTimestamp: String(edition) })),
    log: ids.map((id) => ({
      ...{ linkId: id, erpFieldKey: "NAME", crmFieldKey: "name", target: "crm" as const },
      ...{ oldValue: "before", newValue: name(id), reason: "change" as const },
    })),
    ...{ problems: [], solved: [], settled: [] },
    ...part,
  };
}

/** Two batches here, until the thread is there to be handed the others. */
async function withThread(world: CommitterWorld): Promise<number> {
  await world.commit(renaming(1));
  await world.commit(renaming(2));
  await expect.poll(() => world.thread.isReady(), { timeout: 30_000 }).toBe(true);
  return 3;
}

/** Everything that a commit writes, but the times of the CRM's own clock. */
async function contentOf(db: Db) {
  const all = async (text: string) => (await sql.raw(text).execute(db)).rows;
  return {
    companies: await all("select id, version, name, name_folded from company order by id"),
    links: await all("select * from link order by id"),
    feed: await all("select position, entity, record_id, version, origin from crm_change order by position"),
    log: await all("select * from sync_log order by id"),
    runs: await all("select * from sync_run order by id"),
    hours: await all("select * from sync_hour"),
    problems: await all("select * from sync_problem order by id"),
    marks: await all("select * from sync_watermark"),
    positions: await all("select * from sync_position"),
  };
}

let world: CommitterWorld;
beforeEach(async () => {
  world = await openWorld(true);
});
afterEach(() => world[Symbol.asyncDispose]());

test("a thread commits a large batch exactly as it is committed without one", async () => {
  await using plain = await openWorld(false);
  const edition = await withThread(world);
  await plain.commit(renaming(1));
  await plain.commit(renaming(2));
  const problem = {
    linkId: 7,
    erpFieldKey: "PHONE",
    code: "too-long-for-crm" as const,
    details: { limit: "3" },
  };
  const batch = renaming(edition, {
    problems: [problem],
    states: [{ linkId: 9, state: "missing-in-erp" }],
    watermark: { actorType: "Customer", stamp: "[DT:11/22/2026 12:00:00.0000000]", older: [null, "5"] },
    feed: 12,
    firstStamp: "0",
  });
  expect(await world.commit(batch)).toEqual({ kind: "committed" });
  expect(await plain.commit(batch)).toEqual({ kind: "committed" });
  expect(world.handedOver).toBe(1);
  expect(await contentOf(world.db)).toEqual(await contentOf(plain.db));
});

test("a batch that was announced is committed once, and what was announced and not committed is not", async () => {
  const edition = await withThread(world);
  const [never, announced] = [renaming(edition + 7), renaming(edition)];
  world.announce?.(never);
  world.announce?.(announced);
  expect(await world.commit(announced)).toEqual({ kind: "committed" });
  world.announce?.(never);
  const [second, third] = [renaming(edition + 1), renaming(edition + 2)];
  const committing = world.commit(second);
  world.announce?.(third);
  expect(await committing).toEqual({ kind: "committed" });
  expect(await world.commit(third)).toEqual({ kind: "committed" });
  const { companies, log } = await contentOf(world.db);
  expect(companies.at(0)).toMatchObject({ version: edition + 3, name: `Company 1, edition ${edition + 2}` });
  expect(log).toHaveLength((edition + 2) * COMPANIES);
});

test("a batch of few links is committed without the thread, also where it runs", async () => {
  const edition = await withThread(world);
  const { crmWrites, links, log, ...rest } = renaming(edition);
  await world.commit({ ...rest, crmWrites: crmWrites.slice(50), links: links.slice(51), log: log.slice(50) });
  expect(world.handedOver).toBe(0);
});

test("a batch that is stale is refused by the thread too: nothing of it is written, and its links are named", async () => {
  const edition = await withThread(world);
  await inTransaction(world.db, (trx) => sql`update company set version = 99 where id = 42`.execute(trx));
  const before = await contentOf(world.db);
  expect(await world.commit(renaming(edition))).toEqual({ kind: "stale", linkIds: [42] });
  expect(world.handedOver).toBe(1);
  expect(await contentOf(world.db)).toEqual(before);
});

test("a process that has lost the connection commits nothing in its thread either", async () => {
  const edition = await withThread(world);
  await createFence("another").claim(world.db, world.connectionId);
  const before = await contentOf(world.db);
  await expect(world.commit(renaming(edition))).rejects.toThrow(FencedOff);
  expect(world.handedOver).toBe(1);
  expect(await contentOf(world.db)).toEqual(before);
});

test("what the database refuses fails the commit with its own words", async () => {
  const edition = await withThread(world);
  await sql`create trigger refusing before update on link when new.id = 200
    begin select raise(abort, 'the disk is full'); end`.execute(world.db);
  await expect(world.commit(renaming(edition))).rejects.toThrow("the disk is full");
  await sql`drop trigger refusing`.execute(world.db);
  expect(await world.commit(renaming(edition))).toEqual({ kind: "committed" });
});

const versionOfFirst = (db: Pick<Db, "selectFrom">) =>
  db.selectFrom("company").select("version").where("id", "=", 1).executeTakeFirstOrThrow();

test("the thread waits for a transaction that is open, and who comes after it sees what it wrote", async () => {
  const edition = await withThread(world);
  const gate = Promise.withResolvers<void>();
  const open = inTransaction(world.db, async (trx) => {
    await gate.promise;
    return (await versionOfFirst(trx)).version;
  });
  const committing = world.commit(renaming(edition));
  await expect.poll(() => world.handedOver).toBe(1);
  const after = inTransaction(world.db, async (trx) => (await versionOfFirst(trx)).version);
  gate.resolve();
  expect(await Promise.all([open, committing, after])).toEqual([edition, { kind: "committed" }, edition + 1]);
});

test("a thread that dies in the middle of a commit has written nothing, and another one takes its place", async () => {
  const started = once(process, "worker");
  const edition = await withThread(world);
  const [worker] = (await started) as [Worker];
  await sql`create trigger slow before update on link when new.id = 200 begin
    select count(*) from (with recursive n(i) as (select 1 union all select i + 1 from n where i < 400000) select i from n);
  end`.execute(world.db);
  const before = await contentOf(world.db);
  const committing = world.commit(renaming(edition));
  await expect.poll(() => world.handedOver).toBe(1);
  await Promise.all([expect(committing).rejects.toThrow("has ended"), worker.terminate()]);
  expect(await contentOf(world.db)).toEqual(before);
  await sql`drop trigger slow`.execute(world.db);
  expect(world.thread.isReady()).toBe(false);
  await expect.poll(() => world.thread.isReady(), { timeout: 30_000 }).toBe(true);
  expect(await world.commit(renaming(edition))).toEqual({ kind: "committed" });
  expect(world.handedOver).toBe(2);
});

test("a thread that was closed is started again when it is wanted again", async () => {
  const edition = await withThread(world);
  await world.thread.close();
  expect(world.thread.isReady()).toBe(false);
  await world.commit(renaming(edition));
  expect(world.handedOver).toBe(0);
  await expect.poll(() => world.thread.isReady(), { timeout: 30_000 }).toBe(true);
  await world.commit(renaming(edition + 1));
  expect(world.handedOver).toBe(1);
});

test("where the thread runs already, a run hands its first batch over too, and its row is there", async () => {
  await expect.poll(() => world.thread.isReady(), { timeout: 30_000 }).toBe(true);
  await world.commit(renaming(1));
  expect(world.handedOver).toBe(1);
  const { runs, log } = await contentOf(world.db);
  expect(runs).toHaveLength(1);
  expect(log[0]).toMatchObject({ run_id: (runs[0] as { id: number }).id });
});

test("a run that has nothing to log yet is begun without the thread, so that its row is there", async () => {
  await expect.poll(() => world.thread.isReady(), { timeout: 30_000 }).toBe(true);
  const { log: _none, ...silent } = renaming(1);
  for (const edition of [1, 2, 3]) await world.commit({ ...silent, ...renamed(edition), log: [] });
  expect(world.handedOver).toBe(0);
});

const renamed = (edition: number) => {
  const { crmWrites, links } = renaming(edition);
  return { crmWrites, links };
};
