import type { FinishedRecord } from "../merge/linked-record.ts";

/** How many values a run wrote to each side, and what it put on the problem list. */
export interface ValueCounts {
  readonly crmValues: number;
  readonly erpValues: number;
  readonly problems: number;
}

export const NO_VALUES: ValueCounts = { crmValues: 0, erpValues: 0, problems: 0 };

export function valuesIn(finished: readonly FinishedRecord[]): ValueCounts {
  const counts = { ...NO_VALUES };
  for (const { linked, plan, problems } of finished) {
    counts.crmValues += plan?.log.length ?? 0;
    counts.erpValues += linked.erpRows.length;
    counts.problems += problems.length;
  }
  return counts;
}

export function addValueCounts(left: ValueCounts, right: ValueCounts): ValueCounts {
  return {
    crmValues: left.crmValues + right.crmValues,
    erpValues: left.erpValues + right.erpValues,
    problems: left.problems + right.problems,
  };
}
