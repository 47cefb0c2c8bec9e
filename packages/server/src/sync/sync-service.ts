import type { SyncEngineState, SyncRun } from "@brygga/api-contract";
import { refuseTimeZone } from "./cycle/connection-sync.ts";
import { createRounds, type RoundDeps, type Rounds } from "./cycle/rounds.ts";
import {
  crmTimeZone,
  type EngineSettings,
  type EngineSettingsChange,
  liveConnectionIds,
  loadEngineSettings,
  saveEngineSettings,
  wholePriority,
} from "./cycle/settings.ts";
import { createTimer, type Timer } from "./cycle/timer.ts";
import { makeIntentsDue } from "./linking/create-intents.ts";
import { makeProblemsDue } from "./problems/problem-rows.ts";

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

/** Its turns are shared with the jobs, so that none runs while a cycle of its connection does. */
export type SyncServiceDeps = RoundDeps;

export function createSyncService(deps: SyncServiceDeps): SyncService {
  const rounds = createRounds(deps);
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
      const active = (await rounds.activeInOrder()).map(({ id }) => id);
      const asked = connectionIds ? active.filter((id) => connectionIds.includes(id)) : active;
      await makeProblemsDue(deps.db, asked, deps.clock.now());
      await makeIntentsDue(deps.db, asked, deps.clock.now());
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
