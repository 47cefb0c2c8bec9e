export interface Ahead {
  /** How many may wait to be taken; as many are answered at a time at most. */
  readonly most: number;
  /** Whether another fetch may begin, after so many. */
  readonly goesOn: (begun: number) => boolean;
}

/**
 * Fetches things one after the other while those that have come are dealt with, and answers them in groups: all that have
 * come meanwhile. Who deals slowly with them gets many at a time, who waits for each gets it at once.
 *
 * What has come before a fetch failed is answered before its error is thrown.
 */
export async function* fetchAhead<Fetched>(
  fetches: readonly (() => Promise<Fetched>)[],
  { most, goesOn }: Ahead,
): AsyncGenerator<[Fetched, ...Fetched[]]> {
  const shelf = new Shelf<Fetched>(most);
  const filling = shelf.fill(fetches, goesOn);
  // It may fail while nobody waits for it: who deals with what came before hears of it after that.
  filling.catch(() => undefined);
  try {
    for (let group = await shelf.take(); group !== null; group = await shelf.take()) yield group;
    await filling;
  } finally {
    shelf.close();
    // Nobody takes what comes now, and nobody asks why it does not.
    await filling.catch(() => undefined);
  }
}

/** Between who fetches and who takes: each waits for the other. */
class Shelf<Fetched> {
  readonly #most: number;
  #fetched: Fetched[] = [];
  #isFilled = false;
  #isClosed = false;
  #changed = Promise.withResolvers<void>();

  constructor(most: number) {
    this.#most = most;
  }

  async fill(fetches: readonly (() => Promise<Fetched>)[], goesOn: Ahead["goesOn"]): Promise<void> {
    try {
      for (const [begun, fetch] of fetches.entries()) {
        while (this.#fetched.length >= this.#most && !this.#isClosed) await this.#changed.promise;
        if (this.#isClosed || !goesOn(begun)) return;
        const one = await fetch();
        // Not in the same expression: while it comes, the list may be taken for another.
        this.#fetched.push(one);
        this.#tell();
      }
    } finally {
      this.#isFilled = true;
      this.#tell();
    }
  }

  /** What is there, as soon as there is something; null when nothing comes any more. */
  async take(): Promise<[Fetched, ...Fetched[]] | null> {
    while (this.#fetched.length === 0 && !this.#isFilled) await this.#changed.promise;
    const [first, ...others] = this.#fetched;
    if (first === undefined) return null;
    this.#fetched = [];
    this.#tell();
    return [first, ...others];
  }

  close(): void {
    this.#isClosed = true;
    this.#tell();
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers<void>();
  }
}
