import type { Actor } from "@brygga/protocol";
import { type Churn, type FieldChurn, isStopped } from "../memory/churn.ts";
import type { CrmRecord, CrmValue } from "../model/model.ts";
import type { LogReason, LogRow, Problem } from "../model/ports.ts";
import { textByKey } from "../model/text-by-key.ts";
import type { FieldProblem, FieldTransform, Transformed } from "../transform/transform.ts";
import { type FieldDecision, type FieldMerge, type MergePolicy, mergeField, type Take } from "./merge.ts";

/** Both sides of one link as they are now, and what they last agreed on. */
export interface RecordSides {
  readonly linkId: number;
  readonly base: Readonly<Record<string, string>>;
  readonly actor: Pick<Actor, "fieldValues">;
  readonly record: CrmRecord;
  /** Fields that keep coming round. @default none */
  readonly churn?: Churn;
}

/** A value that is to be written to the ERP. */
export interface ErpChange {
  readonly transform: FieldTransform;
  /** Canonical text. */
  readonly oldValue: string;
  /** Canonical text. */
  readonly newValue: string;
  /** The new value as it is sent. */
  readonly wire: string;
  readonly reason: LogReason;
  readonly conflict: boolean;
}

/** What has to be done so that both sides of one link agree. */
export interface RecordPlan {
  /** By CRM field key; empty when nothing is to be written to the CRM. */
  readonly crmValues: Readonly<Record<string, CrmValue>>;
  readonly erpChanges: readonly ErpChange[];
  /** The base once the CRM values are written; a field that goes to the ERP keeps its old base here. */
  readonly base: Readonly<Record<string, string>>;
  /** Whether {@link base} differs from the base that the plan was made with. */
  readonly isBaseMoved: boolean;
  /** Log rows of the CRM values. */
  readonly log: readonly LogRow[];
  readonly problems: readonly Problem[];
  /** ERP field keys without a problem and without a value that waits to be sent. */
  readonly solved: readonly string[];
  /** Conflicts that the ERP won; those that the CRM won are among {@link erpChanges}. */
  readonly conflicts: number;
  /** Whether some field was left out of the plan because the run does not concern it. */
  readonly hasLeft: boolean;
}

/** The values of one field, ready to be decided on. */
export type FieldValues = Omit<FieldMerge, keyof MergePolicy> & { readonly field: FieldTransform };

/** Decides one field. The engine's is {@link decideByMerge}; at first connect the user's choice decides. */
export type Decide = (values: FieldValues) => FieldDecision;

export function decideByMerge({ winner, blankOverwrites }: MergePolicy): Decide {
  return ({ base, erp, crm, field }) => mergeField({ base, erp, crm, field, winner, blankOverwrites });
}

/** Plans one record, field by field. A field with a problem is left out; the others go on. */
export function planRecord(
  sides: RecordSides,
  transforms: readonly FieldTransform[],
  decide: Decide,
): RecordPlan {
  const draft = new Draft(sides, transforms);
  for (const transform of transforms) planField(draft, transform, decide);
  return draft.finish();
}

function planField(draft: Draft, transform: FieldTransform, decide: Decide): void {
  const { actor, record, base: bases } = draft.sides;
  const { erpFieldKey, crmFieldKey } = transform.field;
  const base = textByKey(bases, erpFieldKey);
  const wire = textByKey(actor.fieldValues, erpFieldKey);
  const crmValue = record.values[crmFieldKey] ?? null;
  if (isAtRest(transform, { base, wire, crmValue })) return draft.settle(transform);
  const crm = transform.crmToCanonical(crmValue);
  if (!crm.ok) return draft.report(transform, crm.problem);
  if (wire === undefined) {
    return draft.apply(transform, decide({ base, erp: undefined, crm: crm.value, field: transform }));
  }
  const erp = transform.erpToCanonical(wire);
  if (erp.ok)
    return draft.apply(transform, decide({ base, erp: erp.value, crm: crm.value, field: transform }));
  // What the ERP holds does not matter to a field that only goes to the ERP and has nothing new.
  const isIrrelevant = !transform.toCrm && base !== undefined && transform.matches(base, crm.value);
  if (!isIrrelevant) draft.report(transform, erp.problem);
}

interface FieldAsHeld {
  readonly base: string | undefined;
  readonly wire: string | undefined;
  readonly crmValue: CrmValue;
}

/** Whether both sides visibly hold the base: so do nearly all fields, for which nothing is to be built. */
function isAtRest(transform: FieldTransform, { base, wire, crmValue }: FieldAsHeld): boolean {
  if (base === undefined || wire === undefined) return false;
  if (transform.isVerbatimInCrm !== true || (crmValue ?? "") !== base) return false;
  return transform.isVerbatim ? wire === base : isText(transform.erpToCanonical(wire), base);
}

const isText = (read: Transformed<string>, text: string): boolean => read.ok && read.value === text;

class Draft {
  readonly sides: RecordSides;
  readonly #transforms: readonly FieldTransform[];
  readonly #crmValues: Record<string, CrmValue> = {};
  readonly #erpChanges: ErpChange[] = [];
  readonly #log: LogRow[] = [];
  readonly #problems: Problem[] = [];
  /** How many are solved while all are, which is nearly always: then no list is made for every record. */
  #solvedSoFar = 0;
  #solved: string[] | null = null;
  #agreed: [string, string][] | null = null;
  #conflicts = 0;
  #hasLeft = false;

  constructor(sides: RecordSides, transforms: readonly FieldTransform[]) {
    this.sides = sides;
    this.#transforms = transforms;
  }

  apply(transform: FieldTransform, decision: FieldDecision): void {
    switch (decision.kind) {
      case "nothing":
        return this.settle(transform);
      case "left":
        this.#hasLeft = true;
        return this.#leaveUnsolved();
      case "agree":
        return this.#agree(transform, decision.value);
      case "take-erp":
        return this.#takeErp(transform, decision);
      case "take-crm":
        return this.#takeCrm(transform, decision);
      case "held":
        return this.#hold(transform, decision);
    }
  }

  /** Nothing is to be done about the field, and nothing is wrong with it. */
  settle(transform: FieldTransform): void {
    if (this.#solved === null) this.#solvedSoFar++;
    else this.#solved.push(transform.field.erpFieldKey);
  }

  /** A field is not solved. Those before it were, so that they are the first ones. */
  #leaveUnsolved(): void {
    this.#solved ??= erpFieldKeysOf(this.#transforms).slice(0, this.#solvedSoFar);
  }

  report(transform: FieldTransform, { code, details }: FieldProblem): void {
    const { erpFieldKey } = transform.field;
    this.#leaveUnsolved();
    this.#problems.push({ linkId: this.sides.linkId, erpFieldKey, code, details });
  }

  finish(): RecordPlan {
    return {
      crmValues: this.#crmValues,
      erpChanges: this.#erpChanges,
      base: this.#agreed === null ? this.sides.base : withAgreed(this.sides.base, this.#agreed),
      isBaseMoved: this.#agreed !== null,
      log: this.#log,
      problems: this.#problems,
      solved: this.#solved ?? erpFieldKeysOf(this.#transforms),
      conflicts: this.#conflicts,
      hasLeft: this.#hasLeft,
    };
  }

  #churnOf({ field }: FieldTransform): FieldChurn | undefined {
    return this.sides.churn?.[field.erpFieldKey];
  }

  /** A field that keeps coming round stays as it is on both sides. */
  #stop(transform: FieldTransform, { via }: FieldChurn, { erp, crm }: { erp: string; crm: string }): void {
    this.report(transform, { code: "keeps-changing-field", details: { erp, crm, via: via.join(" ") } });
  }

  #agree(transform: FieldTransform, value: string): void {
    this.#agreed ??= [];
    this.#agreed.push([transform.field.erpFieldKey, value]);
    this.settle(transform);
  }

  #takeErp(transform: FieldTransform, { value, losing, reason, conflict }: Take): void {
    const churn = this.#churnOf(transform);
    if (isStopped(churn)) return this.#stop(transform, churn, { erp: value, crm: losing });
    const written = transform.canonicalToCrm(value);
    if (!written.ok) return this.report(transform, written.problem);
    const { erpFieldKey, crmFieldKey } = transform.field;
    this.#crmValues[crmFieldKey] = written.value;
    this.#log.push({
      linkId: this.sides.linkId,
      erpFieldKey,
      crmFieldKey,
      target: "crm",
      oldValue: losing,
      newValue: value,
      reason,
    });
    if (conflict) this.#conflicts++;
    this.#agree(transform, value);
  }

  #takeCrm(transform: FieldTransform, { value, losing, reason, conflict }: Take): void {
    const churn = this.#churnOf(transform);
    if (isStopped(churn)) return this.#stop(transform, churn, { erp: losing, crm: value });
    const written = transform.canonicalToErp(value);
    if (!written.ok) return this.report(transform, written.problem);
    this.#leaveUnsolved();
    this.#erpChanges.push({
      transform,
      oldValue: losing,
      newValue: value,
      wire: written.value,
      reason,
      conflict,
    });
  }

  #hold(transform: FieldTransform, { because, value }: Extract<FieldDecision, { kind: "held" }>): void {
    if (because === "direction-off") return this.settle(transform);
    if (because === "blank") return this.report(transform, { code: "blank-held", details: {} });
    this.report(transform, { code: "erp-value-absent", details: { value } });
  }
}

/** Made once for the transforms of an actor type, for its thousands of records. */
const erpFieldKeys = new WeakMap<readonly FieldTransform[], readonly string[]>();

function erpFieldKeysOf(transforms: readonly FieldTransform[]): readonly string[] {
  const known = erpFieldKeys.get(transforms);
  if (known !== undefined) return known;
  const keys = transforms.map(({ field }) => field.erpFieldKey);
  erpFieldKeys.set(transforms, keys);
  return keys;
}

/** Keys come from outside, so that none may be assigned to: one may be called `__proto__`. */
function withAgreed(
  base: Readonly<Record<string, string>>,
  agreed: readonly (readonly [string, string])[],
): Readonly<Record<string, string>> {
  const [first] = agreed;
  // Most actors that have changed have changed in one field, which needs no object of its own.
  if (first !== undefined && agreed.length === 1) return { ...base, [first[0]]: first[1] };
  const moved = Object.fromEntries(agreed);
  return Object.keys(base).length === 0 ? moved : { ...base, ...moved };
}
