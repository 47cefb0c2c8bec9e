import { NO_VALUES, type ValueCounts } from "../commit/value-counts.ts";
import type { CompiledType } from "../merge/compiled-type.ts";
import { Ledger } from "../model/accounting.ts";
import type { ErpFailure } from "../model/failures.ts";
import type { Link } from "../model/model.ts";
import type { CyclePorts } from "../model/ports.ts";
import type { Refusal } from "../read/read-actors.ts";
import { Lessons } from "./lessons.ts";

/** What outbound did so far; also of use when it was stopped in the middle. */
export interface OutboundRun {
  readonly ledger: Ledger;
  /** Failures of single actor types; their records are in the problem list. */
  readonly failures: { readonly actorType: string; readonly failure: ErpFailure }[];
  /**
   * Links with an earlier write of which it is not known whether it arrived, and why. Nothing is sent for them: a
   * second write of the same value would hide the first, and its log row with it.
   */
  unclear: ReadonlyMap<number, Refusal | null>;
  /** Links whose actor an answer did not hold: whether it is gone is found out at the end of the cycle. */
  readonly missed: Link[];
  readonly lessons: Lessons;
  values: ValueCounts;
  feed: number;
}

export const startOutbound = (feed: number): OutboundRun => ({
  ledger: new Ledger(),
  failures: [],
  unclear: new Map(),
  lessons: new Lessons(),
  missed: [],
  values: NO_VALUES,
  feed,
});

export interface OutboundStep {
  readonly ports: CyclePorts;
  readonly types: readonly CompiledType[];
  /** Changes with this origin are our own, and no news. */
  readonly origin: string;
  readonly run: OutboundRun;
}
