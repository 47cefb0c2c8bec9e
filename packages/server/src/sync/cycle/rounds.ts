import type { SyncRun } from "@brygga/api-contract";
import { type CycleDeps, runConnectionCycle } from "./connection-cycle.ts";
import {
  type ActiveConnection,
  hasForeignChanges,
  isDue,
  loadActiveConnections,
} from "./connection-state.ts";
import { inPriorityOrder, loadEngineSettings } from "./settings.ts";
import type { Turns } from "./turns.ts";

/**
 * How often a round may hand a change on. A change runs through several connections in one round; what a ring of
 * mappings keeps changing goes on in the next round instead of for ever, until its field is stopped.
 */
const MAX_HOPS = 3;

/** For so long, in milliseconds, connections wait together for those before them in the priority order. */
const PATIENCE_MS = 5000;

/** Cycles of several connections, and what one of them brings the others. */
export interface Rounds {
  /** Active connections, highest priority first. */
  activeInOrder(): Promise<ActiveConnection[]>;
  /**
   * Runs a cycle of each in this order, then of those that the changes concern; answers how all of them went. One that
   * is slow or fails does not hold up the others. Rejects, when all have ended, where our own side failed.
   */
  serve(connectionIds: readonly number[], signal?: AbortSignal): Promise<SyncRun[]>;
  /** Ends the connection's running cycle between two batches; resolves when it has ended. */
  endCycle(connectionId: number): Promise<void>;
  /** Ends all running cycles between two batches and lets no other begin; resolves when they have ended. */
  end(): Promise<void>;
  /** Connections whose cycle is under way or waits for its turn. */
  busy(): number[];
}

export interface RoundDeps extends CycleDeps {
  readonly turns: Turns;
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told when a cycle begins (null), and how it ended. */
  readonly onCycle?: (run: SyncRun | null) => void;
}

/** One cycle at a time per connection; different connections do not wait for each other. */
export function createRounds(deps: RoundDeps): Rounds {
  const { db, turns } = deps;
  /** How many cycles of each connection are under way or wait for their turn. */
  const asked = new Map<number, number>();
  /** Connections with a cycle that has not begun: it will see whatever is written until then. */
  const waiting = new Set<number>();

  const rounds: Surroundings = {
    deps,
    waiting,
    async activeInOrder() {
      const { priority } = await loadEngineSettings(db);
      const active = new Map((await loadActiveConnections(db)).map((one) => [one.id, one]));
      return inPriorityOrder(priority, [...active.keys()]).flatMap((id) => active.get(id) ?? []);
    },
    async cycle(id, signal) {
      waiting.add(id);
      const work = (ending: AbortSignal) => {
        waiting.delete(id);
        deps.onCycle?.(null);
        return runConnectionCycle(deps, id, ending);
      };
      return await turns.take(id, work, signal);
    },
    expect: (ids) => {
      for (const id of ids) asked.set(id, (asked.get(id) ?? 0) + 1);
    },
    ended: (id) => {
      const left = (asked.get(id) ?? 1) - 1;
      if (left === 0) asked.delete(id);
      else asked.set(id, left);
    },
  };
  return {
    activeInOrder: () => rounds.activeInOrder(),
    serve: (ids, signal) => new Round(rounds, signal).serve(ids),
    endCycle: (id) => turns.endPresent(id),
    end: () => turns.end(),
    busy: () => [...asked.keys()],
  };
}

/** What a round shares with the others. */
interface Surroundings {
  readonly deps: RoundDeps;
  readonly waiting: ReadonlySet<number>;
  activeInOrder(): Promise<ActiveConnection[]>;
  cycle(connectionId: number, signal: AbortSignal | undefined): Promise<SyncRun>;
  /** So many more cycles are going to be run; each of them is followed by `ended`. */
  expect(connectionIds: readonly number[]): void;
  ended(connectionId: number): void;
}

class Round {
  readonly #around: Surroundings;
  readonly #signal: AbortSignal | undefined;
  readonly #runs: SyncRun[] = [];
  readonly #errors: unknown[] = [];
  readonly #failed = new Set<number>();
  /** Those of this round that have not been reached. */
  readonly #ahead = new Set<number>();

  constructor(around: Surroundings, signal: AbortSignal | undefined) {
    this.#around = around;
    this.#signal = signal;
  }

  async serve(ids: readonly number[]): Promise<SyncRun[]> {
    await this.#inOrder(ids, 1);
    if (this.#errors.length > 0) throw this.#errors[0];
    return this.#runs;
  }

  /** Each begins when the one before it has ended, or when the patience with all of them is over. */
  async #inOrder(ids: readonly number[], hop: number): Promise<void> {
    const { deps, expect } = this.#around;
    expect(ids);
    for (const id of ids) this.#ahead.add(id);
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, ...(this.#signal ? [this.#signal] : [])]);
    const patience = deps.sleep(PATIENCE_MS, signal);
    const all: Promise<void>[] = [];
    for (const id of ids) {
      this.#ahead.delete(id);
      const one = this.#serveOne(id, hop);
      all.push(one);
      await Promise.race([one, patience]);
    }
    await Promise.all(all);
    over.abort();
  }

  async #serveOne(id: number, hop: number): Promise<void> {
    try {
      const run = await this.#around.cycle(id, this.#signal).finally(() => this.#around.ended(id));
      this.#around.deps.onCycle?.(run);
      this.#runs.push(run);
      if (run.outcome === "failed") this.#failed.add(id);
      if (run.written + run.conflicting > 0) await this.#handOn(hop);
    } catch (error) {
      this.#around.deps.log.error({ err: error, connectionId: id }, "a cycle could not be run");
      this.#errors.push(error);
    }
  }

  /** Serves the connections that have not seen a change which came to the CRM from somebody else. */
  async #handOn(hop: number): Promise<void> {
    const { deps, waiting, activeInOrder } = this.#around;
    if (hop === MAX_HOPS || this.#signal?.aborted === true || deps.turns.isEnding()) return;
    const now = deps.clock.now();
    const others: number[] = [];
    for (const connection of await activeInOrder()) {
      const { id } = connection;
      const isComing = this.#ahead.has(id) || waiting.has(id);
      if (isComing || this.#failed.has(id) || !isDue(connection, now)) continue;
      if (await hasForeignChanges(deps.db, id)) others.push(id);
    }
    if (others.length > 0) await this.#inOrder(others, hop + 1);
  }
}
