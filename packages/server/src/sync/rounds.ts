import type { SyncRun } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";
import { createKeyedLock } from "../jobs/keyed-lock.ts";
import { type CycleDeps, runConnectionCycle } from "./connection-cycle.ts";
import { hasForeignChanges, loadActiveConnectionIds } from "./connection-state.ts";
import { inPriorityOrder, loadEngineSettings } from "./settings.ts";

/**
 * How often a round may hand changes on. A change runs through several connections in one round; a ring of
 * mappings that never comes to rest goes on in the next round instead of for ever.
 */
const MAX_PASSES = 3;

/** Cycles of several connections, and what one of them brings the others. */
export interface Rounds {
  /** Active connections, highest priority first. */
  activeInOrder(): Promise<number[]>;
  /** Runs a cycle of each, then of those that the changes concern; answers how all of them went. */
  serve(connectionIds: readonly number[], signal?: AbortSignal): Promise<SyncRun[]>;
  /** Ends the connection's running cycle between two batches; resolves when it has ended. */
  endCycle(connectionId: number): Promise<void>;
  /** Ends all running cycles between two batches and lets no other begin; resolves when they have ended. */
  end(): Promise<void>;
  /** Connections whose cycle is under way or waits for its turn. */
  busy(): number[];
}

/** One cycle at a time per connection; different connections do not wait for each other. */
export function createRounds(deps: CycleDeps): Rounds {
  const lock = createKeyedLock<number>();
  const activeInOrder = async () => {
    const { priority } = await loadEngineSettings(deps.db);
    return inPriorityOrder(priority, await loadActiveConnectionIds(deps.db));
  };
  const running = new Map<number, AbortController>();
  const closing = new AbortController();

  async function cycle(id: number, signal: AbortSignal | undefined): Promise<SyncRun> {
    const ending = new AbortController();
    running.set(id, ending);
    const any = AbortSignal.any([closing.signal, ending.signal, ...(signal ? [signal] : [])]);
    return runConnectionCycle(deps, id, any).finally(() => running.delete(id));
  }
  const cycles = (ids: readonly number[], signal: AbortSignal | undefined) =>
    Promise.all(ids.map((id) => lock.run(id, () => cycle(id, signal))));
  async function endCycle(id: number): Promise<void> {
    running.get(id)?.abort();
    // Its turn comes when the cycle has ended; cycles that wait find the connection inactive.
    await lock.run(id, async () => undefined);
  }
  async function end(): Promise<void> {
    closing.abort();
    await Promise.all(lock.busy().map((id) => lock.run(id, async () => undefined)));
  }

  async function serve(ids: readonly number[], signal?: AbortSignal, pass = 1): Promise<SyncRun[]> {
    const runs = await cycles(ids, signal);
    const hasWritten = runs.some((run) => run.written + run.conflicting > 0);
    const isEnding = signal?.aborted === true || closing.signal.aborted;
    if (!hasWritten || pass === MAX_PASSES || isEnding) return runs;
    const failed = new Set(runs.filter((run) => run.outcome === "failed").map((run) => run.connectionId));
    const waiting = await withForeignChanges(
      deps.db,
      (await activeInOrder()).filter((id) => !failed.has(id)),
    );
    return waiting.length === 0 ? runs : [...runs, ...(await serve(waiting, signal, pass + 1))];
  }
  return {
    activeInOrder,
    serve: (ids, signal) => serve(ids, signal),
    endCycle,
    end,
    busy: () => lock.busy(),
  };
}

/** Connections that have not seen a change which came to the CRM from somebody else. */
async function withForeignChanges(db: Db, connectionIds: readonly number[]): Promise<number[]> {
  const waiting: number[] = [];
  for (const id of connectionIds) if (await hasForeignChanges(db, id)) waiting.push(id);
  return waiting;
}
