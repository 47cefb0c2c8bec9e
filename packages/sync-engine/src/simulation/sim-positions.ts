import type { Reading } from "../memory/overlap.ts";
import type { BatchCommit, Positions } from "../model/ports.ts";

/** Positions of one connection: what is stored, and what only the process knows. */
export class SimPositions {
  #stored: Positions;
  #readings: Readonly<Record<string, Reading>> = {};

  constructor(feed: number) {
    this.#stored = { watermarks: {}, feed };
  }

  get present(): Positions {
    return { ...this.#stored, readings: this.#readings };
  }

  remember(actorType: string, reading: Reading): void {
    this.#readings = { ...this.#readings, [actorType]: reading };
  }

  /** What only the process knew is gone. */
  restart(): void {
    this.#readings = {};
  }

  move({ watermark, feed, firstStamp, scan, disappearance }: BatchCommit): void {
    const { disappearance: asked, ...stored } = this.#stored;
    this.#stored = {
      ...stored,
      ...(feed === undefined ? {} : { feed }),
      ...(firstStamp === undefined ? {} : { firstStamp }),
      ...(scan === undefined ? {} : { scan }),
    };
    if (watermark !== undefined) {
      const { actorType, stamp, older = [] } = watermark;
      const watermarks = { ...stored.watermarks, [actorType]: stamp };
      this.#stored = { ...this.#stored, watermarks, older: { ...stored.older, [actorType]: older } };
    }
    const isAsked = disappearance === undefined ? asked : disappearance && { isConfirmed: false };
    if (isAsked) this.#stored = { ...this.#stored, disappearance: isAsked };
  }
}
