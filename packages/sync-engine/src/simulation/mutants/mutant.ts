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

/** Most are caught by the first few dozen schedules; the rare ones say more. */
const WITHIN = 300;

interface OnePatch extends Patch {
  readonly within?: number;
}

/** A mutant of one place. */
export const mutant = (name: string, { within = WITHIN, ...patch }: OnePatch): Mutant => ({
  name,
  patches: [patch],
  within,
});
