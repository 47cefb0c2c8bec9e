import { type Db, inTransaction } from "@brygga/server/testing";
import { streamedKeys } from "../decoding/actor-stream.ts";
import { answerAsks } from "../parts/answer-asks.ts";
import { measure, peakRss } from "../parts/measure.ts";
import { type BenchWorld, openBenchWorld } from "./bench-world.ts";

/** The part that is measured: Brygga's own services, put together as the server does it. */
let world: BenchWorld | undefined;

function open(): BenchWorld {
  if (world === undefined) throw new Error("ask `open` first");
  return world;
}

const answers = {
  open: async ({ url, erpKeys }: { url: string; erpKeys: readonly string[] }) => {
    world = await openBenchWorld({ url, erpKeys });
  },
  /** The same for customers of a stream, with one field each: their keys need not be handed over. */
  openStreamed: async ({ url, actors }: { url: string; actors: number }) => {
    world = await openBenchWorld({
      url,
      erpKeys: streamedKeys(actors),
      isMapped: ({ fieldKey }) => fieldKey === "NAME",
    });
  },
  /** Whole cycles, one after the other; answers what the last one counted and the rows that all wrote. */
  cycle: async ({ times }: { times: number }) => {
    const { db, services } = open();
    const rowsBefore = await rowsWritten(db);
    const measured = await measure(async () => {
      for (let time = 1; time < times; time++) await services.sync.syncNow();
      return await services.sync.syncNow();
    });
    const rows = (await rowsWritten(db)) - rowsBefore;
    return { ...measured, rowsWritten: rows, lastSyncAt: await lastSyncAt(db) };
  },
  /** Rows of the log. */
  logLength: async (_nothing: object) => {
    const { db } = open();
    const row = await db
      .selectFrom("sync_log")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return row.count;
  },
  peakRss: async (_nothing: object) => peakRss(),
};
export type BryggaAsks = typeof answers;

async function lastSyncAt(db: Db): Promise<string | null> {
  const row = await db.selectFrom("erp_connection").select("last_sync_at").executeTakeFirstOrThrow();
  return row.last_sync_at;
}

/** Rows that were ever inserted, updated or deleted. Only the writing connection knows, so it is asked inside a transaction. */
function rowsWritten(db: Db): Promise<number> {
  return inTransaction(db, async (trx) => {
    const row = await trx
      .selectNoFrom((eb) => eb.fn<number>("total_changes").as("count"))
      .executeTakeFirstOrThrow();
    return row.count;
  });
}

answerAsks(answers, async () => world?.[Symbol.asyncDispose]());
