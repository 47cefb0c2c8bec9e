import type { ValueCounts } from "../commit/value-counts.ts";
import type { Accounting } from "../model/accounting.ts";
import type { ErpFailure } from "../model/failures.ts";
import type { AbsenceReport } from "../read/absence.ts";

export interface CycleFailure {
  readonly step: "recover" | "inbound" | "outbound" | "scan" | "absence";
  /** null where the failure is not one of a single actor type. */
  readonly actorType: string | null;
  readonly failure: ErpFailure;
}

export interface ActorTypeReport {
  readonly actorType: string;
  /** Of inbound. */
  readonly accounting: Accounting;
  /** undefined: there was none yet. */
  readonly watermarkBefore: string | undefined;
  readonly watermarkAfter: string | undefined;
}

/** How a cycle of one connection went. */
export interface CycleReport {
  readonly inbound: Accounting;
  readonly outbound: Accounting;
  /** Of the background scan. */
  readonly scan: Accounting;
  /** All together: what is stored with the run. */
  readonly total: Accounting;
  readonly actorTypes: readonly ActorTypeReport[];
  readonly feedBefore: number;
  readonly feedAfter: number;
  /** Values written to each side, and problems met. */
  readonly values: ValueCounts;
  /** Writes to the ERP of an earlier cycle that turned out to have arrived. */
  readonly recovered: number;
  readonly absences: AbsenceReport;
  readonly failures: readonly CycleFailure[];
  /**
   * Whether the cycle ended early: "failed" when the ERP could not be reached any more (the last of
   * {@link failures} says why), "aborted" by the signal. What was committed stays; the rest comes next time.
   */
  readonly stopped: "failed" | "aborted" | null;
}
