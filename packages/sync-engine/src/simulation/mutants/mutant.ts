/** An engine that is broken on purpose, to show that the simulation would notice. */
export interface Mutant {
  /** What it does wrong, as a sentence without its subject. */
  readonly name: string;
  readonly patches: readonly Patch[];
  /** Schedules within which it must be caught, from seed 0 on. */
  readonly within: number;
}

/** One place in packages/sync-engine/src; `find` occurs there exactly once. */
export interface Patch {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Rare coincidences have a schedule that is kept, so that no mutant needs more. */
export const WITHIN = 300;

/** A mutant of one place. */
export const mutant = (name: string, patch: Patch): Mutant => ({ name, patches: [patch], within: WITHIN });
