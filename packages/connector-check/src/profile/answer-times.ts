import type { CapabilityProfile } from "@brygga/api-contract";
import type { TimedCall } from "../exchange-log.ts";

/** Over every call that was made; the network lies in between. */
export function answerTimes(times: readonly TimedCall[]): CapabilityProfile["answerTimes"] {
  const sorted = times.toSorted((left, right) => left.ms - right.ms);
  const slowest = sorted.at(-1);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (slowest === undefined || median === undefined) return null;
  return {
    calls: times.length,
    medianMs: median.ms,
    slowestMs: slowest.ms,
    slowestOperation: slowest.operation,
  };
}
