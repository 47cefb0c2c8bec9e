import type { Clock } from "../model/ports.ts";

const START_MS = Date.parse("2026-11-22T08:00:00Z");

/** The one time of the simulation. It moves only when it is told to. */
export class SimClock implements Clock {
  #ms = START_MS;
  #startedMs = START_MS;

  now(): Date {
    return new Date(this.#ms);
  }

  monotonicMs(): number {
    return this.#ms - this.#startedMs;
  }

  get ms(): number {
    return this.#ms;
  }

  /** Since the simulation began. */
  get elapsedMs(): number {
    return this.#ms - START_MS;
  }

  advance(ms: number): void {
    this.#ms += ms;
  }

  /** The process has started anew: its monotonic clock has, too. */
  restart(): void {
    this.#startedMs = this.#ms;
  }
}
