import type { Accounting } from "../../model/accounting.ts";
import type { Violation } from "../chronicle.ts";

/** Every run accounts for all that it read. */
export const accountsAddUp = (accounts: readonly Accounting[]): readonly Violation[] =>
  accounts
    .filter((counts) => counts.read !== sumOf(counts))
    .map((counts) => ({ rule: "a run does not account for what it read", what: JSON.stringify(counts) }));

const sumOf = ({ unlinked, unchanged, written, conflicting, skipped, failed }: Accounting): number =>
  unlinked + unchanged + written + conflicting + skipped + failed;
