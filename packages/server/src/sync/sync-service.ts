import type { SyncEngineState, SyncRun } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";
import { createKeyedLock } from "../jobs/keyed-lock.ts";
import { type CycleDeps, runConnectionCycle } from "./connection-cycle.ts";
import { hasForeignChanges, loadActiveConnectionIds } from "./connection-state.ts";
import { closeInterruptedRuns } from "./run-recorder.ts";
import {
  type EngineSettings,
  type EngineSettingsChange,
  inPriorityOrder,
  loadEngineSettings,
  saveEngineSettings,
} from "./settings.ts";

/**
 * How often a round may hand changes on. A change runs through several connections in one round; a ring of
 * mappings that never comes to rest goes on in the next round instead of for ever.
 */
const MAX_PASSES = 3;

export interface SyncService {
  state(): Promise<SyncEngineState>;
  configure(change: EngineSettingsChange): Promise<SyncEngineState>;
  /** Runs a cycle now of the named connections, or of all that are active; answers how they went. */
  syncNow(connectionIds?: readonly number[]): Promise<SyncRun[]>;
  /** Runs cycles by the timer until the signal; resolves when the last one has ended. */
  run(signal: AbortSignal): Promise<void>;
}

export interface SyncServiceDeps extends CycleDeps {
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export function createSyncService(deps: SyncServiceDeps): SyncService {
  const rounds = createRounds(deps);
  const timer = createTimer(deps, rounds);
  return {
    state: async () => describe(await loadEngineSettings(deps.db), rounds, timer),
    async configure(change) {
      const settings = await saveEngineSettings(deps.db, change);
      timer.wake();
      return describe(settings, rounds, timer);
    },
    syncNow: async (connectionIds) => {
      const active = await rounds.activeInOrder();
      return rounds.serve(connectionIds ? active.filter((id) => connectionIds.includes(id)) : active);
    },
    run: (signal) => timer.run(signal),
  };
}

const describe = (settings: EngineSettings, rounds: Rounds, timer: Timer): SyncEngineState => ({
  running: settings.running,
  intervalSeconds: settings.intervalSeconds,
  priority: settings.priority,
  busy: rounds.busy(),
  nextCycleAt: settings.running ? (timer.nextAt()?.toISOString() ?? null) : null,
});

interface Rounds {
  activeInOrder(): Promise<number[]>;
  serve(connectionIds: readonly number[], signal?: AbortSignal): Promise<SyncRun[]>;
  busy(): number[];
}

/** One cycle at a time per connection; different connections do not wait for each other. */
function createRounds(deps: SyncServiceDeps): Rounds {
  const lock = createKeyedLock<number>();
  const activeInOrder = async () => {
    const { priority } = await loadEngineSettings(deps.db);
    return inPriorityOrder(priority, await loadActiveConnectionIds(deps.db));
  };
  const cycles = (ids: readonly number[], signal: AbortSignal | undefined) =>
    Promise.all(ids.map((id) => lock.run(id, () => runConnectionCycle(deps, id, signal))));

  async function serve(ids: readonly number[], signal?: AbortSignal, pass = 1): Promise<SyncRun[]> {
    const runs = await cycles(ids, signal);
    const hasWritten = runs.some((run) => run.written + run.conflicting > 0);
    if (!hasWritten || pass === MAX_PASSES || signal?.aborted) return runs;
    const failed = new Set(runs.filter((run) => run.outcome === "failed").map((run) => run.connectionId));
    const waiting = await withForeignChanges(
      deps.db,
      (await activeInOrder()).filter((id) => !failed.has(id)),
    );
    return waiting.length === 0 ? runs : [...runs, ...(await serve(waiting, signal, pass + 1))];
  }
  return { activeInOrder, serve: (ids, signal) => serve(ids, signal), busy: () => lock.busy() };
}

/** Connections that have not seen a change which came to the CRM from somebody else. */
async function withForeignChanges(db: Db, connectionIds: readonly number[]): Promise<number[]> {
  const waiting: number[] = [];
  for (const id of connectionIds) if (await hasForeignChanges(db, id)) waiting.push(id);
  return waiting;
}

interface Timer {
  run(signal: AbortSignal): Promise<void>;
  /** Looks at the settings again at once, instead of at the end of the interval. */
  wake(): void;
  nextAt(): Date | null;
}

/**
 * Starts cycles at the interval. A tick does not wait for the cycles of the tick before: a connection that is
 * still busy is left out of this one, so that a slow ERP delays nobody else.
 */
function createTimer(deps: SyncServiceDeps, rounds: Rounds): Timer {
  const { db, clock, sleep, log } = deps;
  let alarm = new AbortController();
  let next: Date | null = null;
  const underWay = new Set<Promise<unknown>>();

  async function tick(signal: AbortSignal): Promise<void> {
    const busy = new Set(rounds.busy());
    const due = (await rounds.activeInOrder()).filter((id) => !busy.has(id));
    for (const id of due) {
      const round = rounds
        .serve([id], signal)
        .catch((error: unknown) => log.error({ err: error, connectionId: id }, "a sync round failed"))
        .finally(() => underWay.delete(round));
      underWay.add(round);
    }
  }

  return {
    async run(signal) {
      await closeInterruptedRuns(db, clock.now());
      while (!signal.aborted) {
        const settings = await loadEngineSettings(db);
        if (settings.running) await tick(signal);
        next = new Date(clock.now().getTime() + settings.intervalSeconds * 1000);
        alarm = new AbortController();
        await sleep(settings.intervalSeconds * 1000, AbortSignal.any([signal, alarm.signal]));
      }
      await Promise.all(underWay);
    },
    wake: () => alarm.abort(),
    nextAt: () => next,
  };
}
