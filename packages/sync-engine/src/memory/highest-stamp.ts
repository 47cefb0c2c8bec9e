import { type Actor, compareLastModified } from "@brygga/protocol";
import type { ReadMark } from "./overlap.ts";

/** A stamp later than this after our own present is taken for a mistake in the ERP's data, not for its clock. */
const FAR_AHEAD_MS = 2 * 24 * 60 * 60_000;

/**
 * The highest stamp of a reading, from which later ones may go. One row dated 2099, or with text among dates, would
 * hide all that changes below it, so such a stamp is passed over while there are others to go by. This cannot lose
 * anything: a lower mark only has more read again. So it does not matter either how right our own clock is.
 */
export class HighestStamp {
  readonly #farAhead: string;
  #inLine: string | null = null;
  #outOfLine: string | null = null;

  constructor(now: Date) {
    this.#farAhead = new Date(now.getTime() + FAR_AHEAD_MS).toISOString();
  }

  add(actors: readonly Actor[]): void {
    const stamps = actors.map(({ lastModified }) => lastModified);
    const highest = higherOf(null, stamps);
    // Nearly always: then every other one is in line too.
    if (highest === null || this.#isInLine(highest)) {
      this.#inLine = higherOf(this.#inLine, highest === null ? [] : [highest]);
      return;
    }
    this.#outOfLine = higherOf(this.#outOfLine, [highest]);
    this.#inLine = higherOf(
      this.#inLine,
      stamps.filter((stamp) => this.#isInLine(stamp)),
    );
  }

  /** What to go on from after a reading; null: from where this one went. `before` is the highest mark so far. */
  after(before: ReadMark): string | null {
    const mustStay = before !== null && this.#isInLine(before);
    return this.#inLine ?? (mustStay ? null : this.#outOfLine);
  }

  /** Numbers always are: they tell no time. */
  #isInLine(stamp: string): boolean {
    return compareLastModified(stamp, this.#farAhead) <= 0;
  }
}

function higherOf(known: string | null, stamps: readonly string[]): string | null {
  let highest = known;
  for (const stamp of stamps) {
    if (stamp === "") continue;
    if (highest === null || compareLastModified(stamp, highest) > 0) highest = stamp;
  }
  return highest;
}
