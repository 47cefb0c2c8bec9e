import { setImmediate as nextTurn } from "node:timers/promises";

/** The longest time in milliseconds for which a long piece of work keeps the thread to itself. */
const LONGEST_WORK_MS = 8;

/**
 * Keeps work that never waits for anything from keeping others waiting: SQLite answers at once, so that a batch of
 * hundreds of records would otherwise run in one piece, and nobody's request would be answered meanwhile.
 */
export class Breather {
  #since = performance.now();

  /** Lets others have their turn, when it is time. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since < LONGEST_WORK_MS) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
