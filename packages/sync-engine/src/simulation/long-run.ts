const DEFAULT_MINUTES = 5;
const MINUTE_MS = 60_000;

/** Far from the seeds of the ordinary run. */
const FAR = 1_000_000;

/** When the long run has had its minutes: BRYGGA_LONG_MINUTES, 5 unless said otherwise. */
export function longUntil(): number {
  const minutes = Number(process.env.BRYGGA_LONG_MINUTES ?? DEFAULT_MINUTES);
  return Date.now() + minutes * MINUTE_MS;
}

/** Other seeds on every day, so that every long run looks somewhere else; BRYGGA_LONG_SEED repeats one. Even. */
export function firstLongSeed(): number {
  const chosen = process.env.BRYGGA_LONG_SEED;
  if (chosen !== undefined) return Number(chosen);
  const minutes = Math.floor(Date.now() / MINUTE_MS);
  return FAR + (minutes % FAR) * 2000;
}
