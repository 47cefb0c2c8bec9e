import type { SyncEngineState, SyncRun } from "@brygga/api-contract";
import type { CycleDeps } from "./connection-cycle.ts";
import { refuseTimeZone } from "./connection-sync.ts";
import { makeProblemsDue } from "./problem-rows.ts";
import { createRounds, type Rounds } from "./rounds.ts";
import { closeInterruptedRuns } from "./run-recorder.ts";
import {
  crmTimeZone,
  type EngineSettings,
  type EngineSettingsChange,
  liveConnectionIds,
  loadEngineSettings,
  saveEngineSettings,
  wholePriority,
} from "./settings.ts";
import type { Turns } from "./turns.ts";

export interface SyncService {
  state(): Promise<SyncEngineState>;
  /**
   * Changes settings; the version is the one that was read, where the caller says so. Throws the Problems
   * `version-conflict`, and `invalid-request` for a time zone that does not exist or a priority that cannot be.
   */
  configure(change: EngineSettingsChange, version?: number | null): Promise<SyncEngineState>;
  /** Runs a cycle now of the named connections, or of all that are active; answers how they went. */
  syncNow(connectionIds?: readonly number[]): Promise<SyncRun[]>;
  /** Ends the connection's running cycle between two batches; resolves when it has ended. */
  endCycle(connectionId: number): Promise<void>;
  /**
   * Runs cycles by the timer until the signal, which also ends those that were asked for; resolves when the last
   * one has ended.
   */
  run(signal: AbortSignal): Promise<void>;
}

export interface SyncServiceDeps extends CycleDeps {
  /** Shared with the jobs, so that none runs while a cycle of its connection does. */
  readonly turns: Turns;
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export function createSyncService(deps: SyncServiceDeps): SyncService {
  const rounds = createRounds(deps, deps.turns);
  const timer = createTimer(deps, rounds);
  const state = async () => {
    const settings = await loadEngineSettings(deps.db);
    const priority = wholePriority(settings.priority, await liveConnectionIds(deps.db));
    return describe({ ...settings, priority }, rounds, timer);
  };
  return {
    state,
    async configure(change, version = null) {
      refuseTimeZone(change.timeZone ?? "");
      await saveEngineSettings(deps.db, { change, version });
      timer.wake();
      return state();
    },
    syncNow: async (connectionIds) => {
      const active = await rounds.activeInOrder();
      const asked = connectionIds ? active.filter((id) => connectionIds.includes(id)) : active;
      await makeProblemsDue(deps.db, asked, deps.clock.now());
      return rounds.serve(asked);
    },
    endCycle: (connectionId) => rounds.endCycle(connectionId),
    run: (signal) => timer.run(signal),
  };
}

const describe = (settings: EngineSettings, rounds: Rounds, timer: Timer): SyncEngineState => ({
  running: settings.running,
  intervalSeconds: settings.intervalSeconds,
  priority: settings.priority,
  timeZone: crmTimeZone(settings),
  busy: rounds.busy(),
  version: settings.version,
  nextCycleAt: settings.running ? (timer.nextAt()?.toISOString() ?? null) : null,
});

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
        // Before the settings are read, so that a change of them meanwhile is not slept through.
        alarm = new AbortController();
        const settings = await loadEngineSettings(db);
        if (settings.running) await tick(signal);
        next = new Date(clock.now().getTime() + settings.intervalSeconds * 1000);
        await sleep(settings.intervalSeconds * 1000, AbortSignal.any([signal, alarm.signal]));
      }
      await rounds.end();
      await Promise.all(underWay);
    },
    wake: () => alarm.abort(),
    nextAt: () => next,
  };
}
