import type { SyncRun } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";
import { type CycleDeps, runConnectionCycle } from "./connection-cycle.ts";
import { hasForeignChanges, loadActiveConnectionIds } from "./connection-state.ts";
import { inPriorityOrder, loadEngineSettings } from "./settings.ts";
import type { Turns } from "./turns.ts";

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
export function createRounds(deps: CycleDeps, turns: Turns): Rounds {
  const activeInOrder = async () => {
    const { priority } = await loadEngineSettings(deps.db);
    return inPriorityOrder(priority, await loadActiveConnectionIds(deps.db));
  };
  /** How many cycles of each connection are under way or wait for their turn. */
  const asked = new Map<number, number>();

  async function cycle(id: number, signal: AbortSignal | undefined): Promise<SyncRun> {
    asked.set(id, (asked.get(id) ?? 0) + 1);
    try {
      return await turns.take(id, (ending) => runConnectionCycle(deps, id, ending), signal);
    } finally {
      const left = (asked.get(id) ?? 1) - 1;
      if (left === 0) asked.delete(id);
      else asked.set(id, left);
    }
  }
  const cycles = (ids: readonly number[], signal: AbortSignal | undefined) =>
    Promise.all(ids.map((id) => cycle(id, signal)));

  async function serve(ids: readonly number[], signal?: AbortSignal, pass = 1): Promise<SyncRun[]> {
    const runs = await cycles(ids, signal);
    const hasWritten = runs.some((run) => run.written + run.conflicting > 0);
    const isEnding = signal?.aborted === true || turns.isEnding();
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
    endCycle: (id) => turns.endPresent(id),
    end: () => turns.end(),
    busy: () => [...asked.keys()],
  };
}

/** Connections that have not seen a change which came to the CRM from somebody else. */
async function withForeignChanges(db: Db, connectionIds: readonly number[]): Promise<number[]> {
  const waiting: number[] = [];
  for (const id of connectionIds) if (await hasForeignChanges(db, id)) waiting.push(id);
  return waiting;
}
