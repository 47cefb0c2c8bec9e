import type { Accounting } from "../../accounting.ts";
import type { CycleReport } from "../../cycle-report.ts";
import type { Violation } from "../chronicle.ts";

/** Every run accounts for all that it read. */
export const accountsAddUp = ({ inbound, outbound, total }: CycleReport): readonly Violation[] =>
  [inbound, outbound, total]
    .filter((counts) => counts.read !== sumOf(counts))
    .map((counts) => ({ rule: "a run does not account for what it read", what: JSON.stringify(counts) }));

const sumOf = ({ unlinked, unchanged, written, conflicting, skipped, failed }: Accounting): number =>
  unlinked + unchanged + written + conflicting + skipped + failed;
