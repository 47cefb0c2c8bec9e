import { setTimeout as sleep } from "node:timers/promises";

/** How long another program may hold the file before whoever waits for it is told so. */
const LONGEST_WAIT_MS = 10_000;
const LONGEST_PAUSE_MS = 100;
/** Nobody asked for so long: what held the file then is not what holds it now. */
const FORGOTTEN_AFTER_MS = 1_000;

const SQLITE_BUSY = 5;

/**
 * Waits for a file that another program has locked, without keeping the thread: SQLite's own waiting would, so that
 * nobody's request were answered meanwhile. Those who wait one after the other wait for the same lock, and not for
 * the longest time each.
 */
export class Patience {
  readonly #longestWaitMs: number;
  #busySince = 0;
  #lastBusy = Number.NEGATIVE_INFINITY;

  constructor({ longestWaitMs = LONGEST_WAIT_MS } = {}) {
    this.#longestWaitMs = longestWaitMs;
  }

  /** Does the work as soon as the file is free. Throws SQLite's error where it is not free for too long. */
  async untilFree<T>(work: () => T): Promise<T> {
    for (let pause = 1; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return this.#succeed(work());
      } catch (error) {
        if (!isBusy(error) || this.#hasWaitedTooLong()) throw error;
      }
      await sleep(pause);
    }
  }

  #succeed<T>(answer: T): T {
    this.#lastBusy = Number.NEGATIVE_INFINITY;
    return answer;
  }

  #hasWaitedTooLong(): boolean {
    const now = performance.now();
    if (now - this.#lastBusy > FORGOTTEN_AFTER_MS) this.#busySince = now;
    this.#lastBusy = now;
    return now - this.#busySince > this.#longestWaitMs;
  }
}

/** The lowest byte is the code; the others say more of the same. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  "errcode" in error &&
  typeof error.errcode === "number" &&
  (error.errcode & 0xff) === SQLITE_BUSY;
