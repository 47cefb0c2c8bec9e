import { type Accounting, NOTHING_READ } from "@brygga/sync-engine";
import type { Foreseen, ImportResult } from "./line-store.ts";

/** What became of a line, or would. */
export interface LineFate {
  readonly fate: ImportResult | Foreseen["outcome"];
  readonly reason: string | null;
}

/** Each line counts once. */
export function accountingOf(lines: readonly LineFate[]): Accounting {
  const count = (...fates: readonly LineFate["fate"][]) =>
    lines.filter(({ fate }) => fates.includes(fate)).length;
  const skipped = Map.groupBy(
    lines.filter(({ fate }) => fate === "skipped"),
    ({ reason }) => reason ?? "",
  );
  return {
    ...NOTHING_READ,
    read: lines.length,
    written: count("new", "updated"),
    unchanged: count("linked-only"),
    failed: count("failed", "problem"),
    skipped: count("skipped"),
    skippedBecause: Object.fromEntries([...skipped].map(([reason, some]) => [reason, some.length])),
  };
}
