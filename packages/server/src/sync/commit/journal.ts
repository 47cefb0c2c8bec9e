import type { Journal, Reading, WriteIntent } from "@brygga/sync-engine";
import { inTransaction } from "../../db/database.ts";
import { type CommitterOptions, createBatchCommitter } from "./batch-committer.ts";
import { loadIntents, replaceIntents } from "./intent-rows.ts";
import { loadPositions } from "./positions.ts";

/** What a journal needs to know of the run that it writes for. */
export interface JournalOptions extends CommitterOptions {
  /** Readings of the connection in this process, by actor type; the journal adds to them. */
  readonly readings: Map<string, Reading>;
}

/** The engine's journal on the database: one batch is one transaction. */
export function createJournal(options: JournalOptions): Journal {
  const { db, connectionId, fence } = options;
  return {
    async positions() {
      return { ...(await loadPositions(db, connectionId)), readings: Object.fromEntries(options.readings) };
    },
    ...createBatchCommitter(options),
    intend: (intents) =>
      inTransaction(db, async (trx) => {
        await fence.check(trx, connectionId);
        await replaceIntents(trx, { connectionId, intents, at: options.now() });
      }),
    unsettledIntents: (): Promise<readonly WriteIntent[]> => loadIntents(db, connectionId),
    remember: (actorType, reading) => options.readings.set(actorType, reading),
  };
}
