import type { Directions } from "../model/directions.ts";
import type { LogReason } from "../model/ports.ts";

/** What the merge must know of a field: where it may write, and when two values are one. */
export interface MergeRules extends Directions {
  /** Whether two values of one side are one value. */
  same(left: string, right: string): boolean;
  /** Whether the ERP holds what it makes of the CRM's value. */
  matches(erp: string, crm: string): boolean;
}

/** Who wins a two-way conflict, and whether an empty value may replace a value. */
export interface MergePolicy {
  readonly winner: "crm" | "erp";
  readonly blankOverwrites: boolean;
}

/** One field of one link, all values canonical text; blank is "". */
export interface FieldMerge extends MergePolicy {
  /** What both sides last agreed on; undefined where they never did. */
  readonly base: string | undefined;
  /** undefined: the connector did not return the field. */
  readonly erp: string | undefined;
  readonly crm: string;
  readonly field: MergeRules;
}

/** One side's value is to be written to the other side. */
export interface Take {
  readonly kind: "take-erp" | "take-crm";
  readonly value: string;
  /** What the other side held and loses. */
  readonly losing: string;
  readonly reason: LogReason;
  /** Both sides had changed a two-way field, and this one won. */
  readonly conflict: boolean;
}

export type FieldDecision =
  | { readonly kind: "nothing" }
  /** The field does not concern this run: it is left as it is, and so is what stands about it in the problem list. */
  | { readonly kind: "left" }
  | Take
  /** Both sides hold the value; it becomes the base, nothing is written. */
  | { readonly kind: "agree"; readonly value: string }
  /** The sides differ and are left as they are; the base stays. */
  | { readonly kind: "held"; readonly because: HeldBecause; readonly value: string };

export type HeldBecause = "direction-off" | "blank" | "erp-absent";

const NOTHING: FieldDecision = { kind: "nothing" };

/**
 * The three-way merge of one field: the table of the specification, and nothing else. The base moves only
 * when both sides are known to hold the value, and a direction that is off never changes its target.
 */
export function mergeField(merge: FieldMerge): FieldDecision {
  const { base, erp, crm, field } = merge;
  if (erp === undefined) return mergeAbsent(merge);
  if (field.matches(erp, crm)) {
    return base !== undefined && field.same(base, erp) ? NOTHING : { kind: "agree", value: erp };
  }
  if (base === undefined) return mergeWithoutBase(merge, erp);
  if (field.same(erp, base)) return takeCrm(merge, { erp, reason: "change" });
  if (field.matches(base, crm)) return takeErp(merge, { erp, reason: "change" });
  return mergeBothChanged(merge, erp);
}

/**
 * An absent value writes nothing, and nothing is written over it: what the ERP holds is not known. A change
 * in the CRM that waits for it is held, not forgotten.
 */
function mergeAbsent({ base, crm, field }: FieldMerge): FieldDecision {
  const crmChanged = base === undefined ? crm !== "" : !field.matches(base, crm);
  return crmChanged && field.toErp ? { kind: "held", because: "erp-absent", value: crm } : NOTHING;
}

/** The field is newly mapped, its mapping has changed, or a direction was switched on. A blank side loses. */
function mergeWithoutBase(merge: FieldMerge, erp: string): FieldDecision {
  const taken: TakeContext = { erp, reason: "mapping-changed" };
  if (erp === "") return takeCrm(merge, taken);
  if (merge.crm === "") return takeErp(merge, taken);
  return sourceOf(merge) === "erp" ? takeErp(merge, taken) : takeCrm(merge, taken);
}

/** Without a second direction there is no conflict: the source's value is written. */
function mergeBothChanged(merge: FieldMerge, erp: string): FieldDecision {
  const { toCrm, toErp } = merge.field;
  const isConflict = toCrm && toErp;
  const taken: TakeContext = isConflict
    ? { erp, reason: "conflict-won", conflict: true }
    : { erp, reason: "change" };
  const side = isConflict ? conflictWinner(merge, erp) : sourceOf(merge);
  return side === "erp" ? takeErp(merge, taken) : takeCrm(merge, taken);
}

function conflictWinner({ crm, winner, blankOverwrites }: FieldMerge, erp: string): "crm" | "erp" {
  if (blankOverwrites || (erp !== "" && crm !== "")) return winner;
  return erp === "" ? "crm" : "erp";
}

function sourceOf({ field, winner }: FieldMerge): "crm" | "erp" {
  if (field.toCrm === field.toErp) return winner;
  return field.toCrm ? "erp" : "crm";
}

interface TakeContext {
  readonly erp: string;
  readonly reason: LogReason;
  readonly conflict?: boolean;
}

function takeErp(merge: FieldMerge, { erp, reason, conflict = false }: TakeContext): FieldDecision {
  const held = heldBack(erp, merge.field.toCrm, merge.blankOverwrites);
  return held ?? { kind: "take-erp", value: erp, losing: merge.crm, reason, conflict };
}

function takeCrm(merge: FieldMerge, { erp, reason, conflict = false }: TakeContext): FieldDecision {
  const held = heldBack(merge.crm, merge.field.toErp, merge.blankOverwrites);
  return held ?? { kind: "take-crm", value: merge.crm, losing: erp, reason, conflict };
}

function heldBack(value: string, isDirectionOn: boolean, blankOverwrites: boolean): FieldDecision | null {
  if (!isDirectionOn) return { kind: "held", because: "direction-off", value };
  if (value === "" && !blankOverwrites) return { kind: "held", because: "blank", value };
  return null;
}
