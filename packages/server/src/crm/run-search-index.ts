import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Db } from "../db/database.ts";
import { indexDue } from "./search-index.ts";

/** How long what was written waits for the index, in milliseconds. A search finds it meanwhile all the same. */
const PAUSE_MS = 1000;

export interface SearchIndexOptions {
  readonly db: Db;
  readonly log: Pick<Logger, "warn">;
  readonly signal: AbortSignal;
}

/** Keeps the search index up to date, a slice at a time between the writes of others, until the signal aborts. */
export async function runSearchIndex({ db, log, signal }: SearchIndexOptions): Promise<void> {
  while (!signal.aborted) {
    const wasDue = await indexDue(db).catch((error: unknown) => {
      // A disk that is full now may have room in a moment, and nothing is lost: it stays due.
      log.warn({ err: error }, "The search index could not be brought up to date; it is tried again.");
      return false;
    });
    // Aborting wakes it up with an error that says so.
    if (!wasDue) await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
