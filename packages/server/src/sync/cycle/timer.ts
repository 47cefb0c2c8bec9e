import { closeInterruptedRuns } from "../log/run-recorder.ts";
import { type ActiveConnection, isDue } from "./connection-state.ts";
import type { RoundDeps, Rounds } from "./rounds.ts";
import { loadEngineSettings } from "./settings.ts";

/** Starts rounds by itself. */
export interface Timer {
  /** Runs until the signal; resolves when everything that it started has ended. */
  run(signal: AbortSignal): Promise<void>;
  /** Begins a round at once, by the settings as they are now, instead of at the end of the interval. */
  wake(): void;
  /** When the next round begins; null before the first. */
  nextAt(): Date | null;
}

/** Between two looks at a connection whose next attempt is due, in milliseconds. */
const LEAST_PAUSE_MS = 250;

/** After a look that failed, such as over a database that another program holds, in milliseconds. */
const AFTER_FAILURE_MS = 5_000;

/**
 * Starts a round at the interval, and in between one for connections whose ERP is to be tried again. A round does not
 * wait for the one before: a connection that is still busy is left out of it, so that a slow ERP delays nobody else.
 */
export function createTimer(deps: RoundDeps, rounds: Rounds): Timer {
  return new RoundTimer(deps, rounds);
}

class RoundTimer implements Timer {
  readonly #deps: RoundDeps;
  readonly #rounds: Rounds;
  readonly #underWay = new Set<Promise<unknown>>();
  /** Ends the present pause. */
  #alarm = new AbortController();
  #isWoken = false;
  /** Whether the runs of the process before this one are closed. */
  #isTidy = false;
  /** On the clock that only goes forwards. */
  #nextMs = 0;
  #next: Date | null = null;

  constructor(deps: RoundDeps, rounds: Rounds) {
    this.#deps = deps;
    this.#rounds = rounds;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { log, sleep } = this.#deps;
    while (!signal.aborted) {
      // Before the settings are read, so that a change of them meanwhile is not slept through.
      this.#alarm = new AbortController();
      if (this.#isWoken) this.#nextMs = 0;
      this.#isWoken = false;
      const pauseMs = await this.#tick(signal).catch((error: unknown) => {
        log.error({ err: error }, "it could not be seen what is to be synchronised; it is tried again");
        return AFTER_FAILURE_MS;
      });
      await sleep(pauseMs, AbortSignal.any([signal, this.#alarm.signal]));
    }
    await this.#rounds.end();
    await Promise.all(this.#underWay);
  }

  wake(): void {
    this.#isWoken = true;
    this.#alarm.abort();
  }

  nextAt(): Date | null {
    return this.#next;
  }

  /** Starts what is due; answers how long until something else may be, in milliseconds. */
  async #tick(signal: AbortSignal): Promise<number> {
    const { db, clock } = this.#deps;
    if (!this.#isTidy) await closeInterruptedRuns(db, clock.now());
    this.#isTidy = true;
    const { running, intervalSeconds } = await loadEngineSettings(db);
    const intervalMs = intervalSeconds * 1000;
    const now = clock.now();
    const pauses = running ? await this.#startDue(now, signal) : [];
    if (clock.monotonicMs() >= this.#nextMs) this.#nextMs = clock.monotonicMs() + intervalMs;
    const untilRound = this.#nextMs - clock.monotonicMs();
    this.#next = new Date(now.getTime() + untilRound);
    return Math.max(LEAST_PAUSE_MS, Math.min(untilRound, ...pauses));
  }

  /** Answers how long the connections that are not due have to wait, in milliseconds. */
  async #startDue(now: Date, signal: AbortSignal): Promise<number[]> {
    const busy = new Set(this.#rounds.busy());
    const free = (await this.#rounds.activeInOrder()).filter(({ id }) => !busy.has(id));
    const isRound = this.#deps.clock.monotonicMs() >= this.#nextMs;
    const due = free.filter((connection) => isDue(connection, now));
    this.#start(isRound ? due : due.filter(isTriedAgain), signal);
    return free
      .filter((connection) => !due.includes(connection))
      .flatMap(({ breaker: { nextAttemptAt } }) => nextAttemptAt ?? [])
      .map((at) => at.getTime() - now.getTime());
  }

  #start(connections: readonly ActiveConnection[], signal: AbortSignal): void {
    if (connections.length === 0) return;
    const ids = connections.map(({ id }) => id);
    const round = this.#rounds
      .serve(ids, signal)
      .catch((error: unknown) => this.#deps.log.error({ err: error }, "a sync round failed"))
      .finally(() => {
        this.#underWay.delete(round);
        // It may have left connections that are to be tried again before the end of the interval.
        this.#alarm.abort();
      });
    this.#underWay.add(round);
  }
}

const isTriedAgain = ({ breaker }: ActiveConnection): boolean => breaker.nextAttemptAt !== null;
