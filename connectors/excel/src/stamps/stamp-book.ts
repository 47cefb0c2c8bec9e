/** What is remembered of a row: what it said, and the stamp that was handed out for it. */
export interface NotedRow {
  readonly hash: string;
  readonly stamp: number;
}

const NUMERIC_KEY = /^\d{1,15}$/;

/** A row as it stands in the workbook now. */
export interface SeenRow {
  readonly key: string;
  readonly hash: string;
  /** The LastModified cell, in milliseconds since 1970; null when it says nothing that can be compared. */
  readonly cellMs: number | null;
}

/** All that a stamp book remembers. */
export interface StampRecord {
  /** The greatest stamp handed out so far. */
  readonly last: number;
  readonly rows: Readonly<Record<string, Readonly<Record<string, NotedRow>>>>;
  /** The greatest numeric key ever seen, by actor type. */
  readonly highestKeys: Readonly<Record<string, number>>;
}

/**
 * Notices changes of rows and numbers them. People edit cells without touching LastModified, so a row has
 * changed when its hash has; it then gets a new stamp, the greatest of
 *
 * - one more than every stamp handed out before (so a reader who goes on from the highest stamp it has seen
 *   misses nothing, whatever clocks do),
 * - the LastModified cell,
 * - the time of noticing.
 *
 * Stamps are milliseconds since 1970 and one sequence for all sheets of a connection. A row that the book does
 * not know counts as changed, which costs its reader a comparison.
 */
export class StampBook {
  #last: number;
  readonly #rows: Map<string, Map<string, NotedRow>>;
  readonly #highestKeys: Map<string, number>;

  constructor(record: StampRecord = { last: 0, rows: {}, highestKeys: {} }) {
    this.#last = record.last;
    this.#highestKeys = new Map(Object.entries(record.highestKeys));
    this.#rows = new Map(
      Object.entries(record.rows).map(([actorType, rows]) => [actorType, new Map(Object.entries(rows))]),
    );
  }

  get last(): number {
    return this.#last;
  }

  stampOf(actorType: string, key: string): number | null {
    return this.#rows.get(actorType)?.get(key)?.stamp ?? null;
  }

  /** A key that no row of this type has or had, as far as the book knows: keys of removed rows do not return. */
  nextKey(actorType: string): string {
    return String((this.#highestKeys.get(actorType) ?? 0) + 1);
  }

  /**
   * Takes note of all rows of an actor type as they are now; rows that are gone are forgotten. Answers whether
   * anything was noticed, that is, whether the book has to be stored before a stamp is handed out.
   */
  notice(actorType: string, seen: readonly SeenRow[], nowMs: number): boolean {
    const before = this.#rows.get(actorType) ?? new Map<string, NotedRow>();
    const lowest = Math.max(this.#last + 1, nowMs);
    const after = new Map<string, NotedRow>();
    let isChanged = seen.length !== before.size;
    let highestKey = this.#highestKeys.get(actorType) ?? 0;
    for (const { key, hash, cellMs } of seen) {
      if (NUMERIC_KEY.test(key)) highestKey = Math.max(highestKey, Number(key));
      const known = before.get(key);
      const isKnown = known?.hash === hash;
      if (!isKnown) isChanged = true;
      const noted = isKnown ? known : { hash, stamp: Math.max(lowest, cellMs ?? 0) };
      after.set(key, noted);
      this.#last = Math.max(this.#last, noted.stamp);
    }
    this.#rows.set(actorType, after);
    this.#highestKeys.set(actorType, highestKey);
    return isChanged;
  }

  /**
   * Called with a stamp that a reader goes on from. One greater than any in the book and than the present time
   * was handed out by an earlier book that was lost: cells or clocks had driven its stamps ahead. The book then
   * forgets its rows, so that every row counts as changed after that stamp. (A stamp that is not ahead of the
   * time needs no such care, because what this book noticed has later ones.) Answers whether it did.
   */
  continueAfter(stamp: number, nowMs: number): boolean {
    if (stamp <= this.#last || stamp <= nowMs) return false;
    this.#last = stamp;
    this.#rows.clear();
    return true;
  }

  toRecord(): StampRecord {
    const rows = [...this.#rows].map(
      ([actorType, ofType]) => [actorType, Object.fromEntries(ofType)] as const,
    );
    return {
      last: this.#last,
      rows: Object.fromEntries(rows),
      highestKeys: Object.fromEntries(this.#highestKeys),
    };
  }
}
