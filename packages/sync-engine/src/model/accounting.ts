import type { ProblemCode } from "./ports.ts";

/**
 * Why a record was skipped without a problem: it came twice in one batch; it waits for the step that writes to
 * the ERP; its actor type is not synchronised; its link is paused; the run was stopped before it; or nothing of it
 * could be taken back, for one of {@link UndoObstacle}.
 */
export type SkipReason =
  | "received-twice"
  | "left-to-outbound"
  | "inactive-type"
  | "paused"
  | "stopped"
  | UndoObstacle;

/**
 * Why a change is not taken back: its link is gone or paused; the field is not mapped any more, or not in that
 * direction; it was changed again since; a value cannot be read, or the old one does not fit any more; the record
 * is gone on one side; an empty value must not replace a value; the ERP refuses; somebody keeps writing to the record.
 */
export type UndoObstacle =
  | "link-gone"
  | "paused"
  | "field-not-mapped"
  | "direction-off"
  | "changed-since"
  | "unreadable"
  | "does-not-fit"
  | "blank-held"
  | "missing-in-crm"
  | "missing-in-erp"
  | "erp-refused"
  | "keeps-changing";

/** What became of one record that a run read. */
export type RecordOutcome =
  | { readonly kind: "unlinked" | "unchanged" | "written" | "conflicting" | "failed" }
  | { readonly kind: "skipped"; readonly because: SkipReason | ProblemCode };

/** The counts of a run. They satisfy read = unlinked + unchanged + written + conflicting + skipped + failed. */
export interface Accounting {
  readonly read: number;
  readonly unlinked: number;
  readonly unchanged: number;
  readonly written: number;
  readonly conflicting: number;
  readonly skipped: number;
  readonly failed: number;
  /** How many were skipped for each reason: a problem's code, or one of {@link SkipReason}. */
  readonly skippedBecause: Readonly<Record<string, number>>;
}

/** Thrown when a run read records and does not know what became of all of them: a mistake in the program. */
export class UnaccountedRecords extends Error {
  override readonly name = "UnaccountedRecords";

  constructor({ read }: Accounting, booked: number) {
    super(`The run read ${read} records and accounts for ${booked} of them; it has failed.`);
  }
}

/** The books of a run: what is read and what became of it are entered in different places, and must agree. */
export class Ledger {
  #read = 0;
  readonly #outcomes = { unlinked: 0, unchanged: 0, written: 0, conflicting: 0, failed: 0 };
  readonly #skippedBecause = new Map<string, number>();

  read(count: number): void {
    this.#read += count;
  }

  book(outcome: RecordOutcome, count = 1): void {
    if (outcome.kind !== "skipped") {
      this.#outcomes[outcome.kind] += count;
      return;
    }
    if (count === 0) return;
    this.#skippedBecause.set(outcome.because, (this.#skippedBecause.get(outcome.because) ?? 0) + count);
  }

  /** What was read and not yet dealt with when the run was stopped is read again by the next one. */
  abandon(because: SkipReason): void {
    const counts = this.#counts();
    this.book({ kind: "skipped", because }, counts.read - bookedIn(counts));
  }

  #counts(): Accounting {
    const skipped = [...this.#skippedBecause.values()].reduce((sum, count) => sum + count, 0);
    const skippedBecause = Object.fromEntries(this.#skippedBecause);
    return { read: this.#read, ...this.#outcomes, skipped, skippedBecause };
  }

  /**
   * The counts of the run.
   *
   * @throws UnaccountedRecords when they do not add up.
   */
  close(): Accounting {
    const counts = this.#counts();
    const booked = bookedIn(counts);
    if (counts.read !== booked) throw new UnaccountedRecords(counts, booked);
    return counts;
  }
}

export const NOTHING_READ: Accounting = new Ledger().close();

/** The counts of several runs together. */
export function addAccounting(left: Accounting, right: Accounting): Accounting {
  const skippedBecause = { ...left.skippedBecause };
  for (const [because, count] of Object.entries(right.skippedBecause)) {
    skippedBecause[because] = (skippedBecause[because] ?? 0) + count;
  }
  return {
    read: left.read + right.read,
    unlinked: left.unlinked + right.unlinked,
    unchanged: left.unchanged + right.unchanged,
    written: left.written + right.written,
    conflicting: left.conflicting + right.conflicting,
    skipped: left.skipped + right.skipped,
    failed: left.failed + right.failed,
    skippedBecause,
  };
}

function bookedIn(counts: Accounting): number {
  return (
    counts.unlinked + counts.unchanged + counts.written + counts.conflicting + counts.skipped + counts.failed
  );
}
