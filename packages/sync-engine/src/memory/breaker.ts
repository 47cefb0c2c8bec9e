/**
 * Whether an ERP that could not be reached is called:
 * - "closed": it is, after a growing pause where it failed last;
 * - "open": it is left alone until a probe is due;
 * - "half-open": a probe, and the cycle after it, are under way; they decide.
 */
export type BreakerState = "closed" | "open" | "half-open";

export interface Breaker {
  readonly state: BreakerState;
  /** How often in a row the ERP could not be reached. */
  readonly failures: number;
  /** Nothing begins by itself before; null: nothing is held back. */
  readonly nextAttemptAt: Date | null;
}

/** An attempt begins; it reached the ERP, whatever that said; or it did not. */
export type BreakerEvent = "begun" | "succeeded" | "failed";

export const CLOSED_BREAKER: Breaker = { state: "closed", failures: 0, nextAttemptAt: null };

/** Failures in a row that open the breaker. */
export const FAILURES_TO_OPEN = 5;

const FIRST_PAUSE_MS = 5000;
/** No pause is longer, in milliseconds. */
export const LONGEST_PAUSE_MS = 15 * 60_000;

type Step = "stay" | "probe" | "reset" | "count";

/** Every state has an answer to every event: a process may end anywhere, and somebody may ask for an attempt any time. */
const STEPS: Record<BreakerState, Record<BreakerEvent, Step>> = {
  closed: { begun: "stay", succeeded: "reset", failed: "count" },
  open: { begun: "probe", succeeded: "reset", failed: "count" },
  "half-open": { begun: "stay", succeeded: "reset", failed: "count" },
};

export interface BreakerChance {
  readonly now: Date;
  /** From 0 up to 1: spreads the attempts of connections that failed together. */
  readonly chance: number;
}

/** The breaker after an event; the same object where nothing changes. */
export function afterEvent(breaker: Breaker, event: BreakerEvent, { now, chance }: BreakerChance): Breaker {
  switch (STEPS[breaker.state][event]) {
    case "stay":
      return breaker;
    case "probe":
      return { ...breaker, state: "half-open" };
    case "reset":
      return isAtRest(breaker) ? breaker : CLOSED_BREAKER;
    case "count":
      return failedAgain(breaker, { now, chance });
  }
}

function failedAgain({ state, failures: before }: Breaker, { now, chance }: BreakerChance): Breaker {
  const failures = before + 1;
  const isOpen = state !== "closed" || failures >= FAILURES_TO_OPEN;
  const nextAttemptAt = new Date(now.getTime() + pauseMs(failures, chance));
  return { state: isOpen ? "open" : "closed", failures, nextAttemptAt };
}

/** Twice as long after every failure, less up to a half of it by chance. */
function pauseMs(failures: number, chance: number): number {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
  return Math.round(longest * (1 - chance / 2));
}

const isAtRest = ({ state, failures, nextAttemptAt }: Breaker): boolean =>
  state === "closed" && failures === 0 && nextAttemptAt === null;

/**
 * Whether an attempt may begin by itself. A moment that is further away than any pause was set by a clock that has
 * been put back since; it holds nobody back.
 */
export function mayAttempt({ nextAttemptAt }: Breaker, now: Date): boolean {
  if (nextAttemptAt === null) return true;
  const left = nextAttemptAt.getTime() - now.getTime();
  return left <= 0 || left > LONGEST_PAUSE_MS;
}

/** Whether a probe must succeed before a cycle is begun. */
export const needsProbe = ({ state }: Breaker): boolean => state !== "closed";
