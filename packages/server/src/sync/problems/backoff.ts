const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 24 * 60 * 60_000;

/** When to try again what has failed `attempts` times: after a minute, then twice as long, a day at most. */
export function nextAttempt(now: Date, attempts: number): Date {
  const delayMs = Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_DELAY_MS);
  return new Date(now.getTime() + delayMs);
}
