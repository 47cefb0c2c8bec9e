const MINUTE = 60;
const HOUR = 3600;

/** Seconds as exactly as one can say how long something will still take: tens of them, minutes, or quarters of an hour. */
export function roundedTimeLeft(seconds: number): number {
  const step = seconds < MINUTE ? 10 : seconds < HOUR ? MINUTE : HOUR / 4;
  const rounded = Math.max(step, Math.round(seconds / step) * step);
  return rounded;
}
