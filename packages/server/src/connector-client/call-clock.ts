/** Thrown by a call whose time ran out. */
export class CallTimeout extends Error {
  override readonly name = "CallTimeout";
  readonly phase: "first-byte" | "whole" | "idle";
  readonly ms: number;

  constructor(phase: CallTimeout["phase"], ms: number) {
    super(`no answer within ${ms} ms (${phase})`);
    this.phase = phase;
    this.ms = ms;
  }
}

/** A bound that steps before have used a part of, in milliseconds. */
export interface PartOfBound {
  readonly of: number;
  readonly left: number;
}

export interface CallClock {
  /** Aborts when a time runs out (with a {@link CallTimeout}) or the caller gives up (with the caller's reason). */
  readonly signal: AbortSignal;
  /** Runs one step against a bound of its own. Time that the consumer of an answer takes does not count. */
  within<T>(phase: CallTimeout["phase"], ms: number | PartOfBound, step: () => Promise<T>): Promise<T>;
  /** Must be called when the call is over, however it ended. */
  stop(): void;
}

/** @param wholeMs bound of the whole call, where it has one */
export function createCallClock(caller: AbortSignal | undefined, wholeMs: number | null): CallClock {
  const controller = new AbortController();
  const giveUp = () => controller.abort(caller?.reason);
  if (caller?.aborted) giveUp();
  caller?.addEventListener("abort", giveUp, { once: true });
  const arm = (phase: CallTimeout["phase"], ms: number | PartOfBound) => {
    const { of, left } = typeof ms === "number" ? { of: ms, left: ms } : ms;
    return setTimeout(() => controller.abort(new CallTimeout(phase, of)), left);
  };
  const whole = wholeMs === null ? undefined : arm("whole", wholeMs);
  return {
    signal: controller.signal,
    async within(phase, ms, step) {
      const timer = arm(phase, ms);
      try {
        return await step();
      } finally {
        clearTimeout(timer);
      }
    },
    stop() {
      clearTimeout(whole);
      caller?.removeEventListener("abort", giveUp);
    },
  };
}
