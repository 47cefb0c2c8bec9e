import type { Actor } from "@brygga/protocol";
import type { FieldDecision } from "../merge/merge.ts";
import { type Decide, type FieldValues, planRecord } from "../merge/record-merge.ts";
import type { CrmEntity, CrmRecord, CrmValue } from "../model/model.ts";
import type { LogRow, Problem } from "../model/ports.ts";
import type { FieldTransform } from "../transform/transform.ts";

/** What is done with a record that is there already: its empty fields are filled, or its fields overwritten. */
export type ImportAction = "merge" | "replace";

/** An actor that is to be imported. */
export interface ImportSubject {
  readonly actor: Pick<Actor, "fieldValues">;
  readonly entity: CrmEntity;
  /** The record that it is taken for; null: a new one is made. */
  readonly record: CrmRecord | null;
  readonly action: ImportAction;
}

/** What importing one actor writes. Nothing of it has been done yet, and none of it goes to the ERP. */
export interface ImportPlan {
  /** By CRM field key. */
  readonly crmValues: Readonly<Record<string, CrmValue>>;
  /** The base of the link: with it the next cycle has nothing to do for values that came from the ERP. */
  readonly base: Readonly<Record<string, string>>;
  /** Values written to the CRM; the link's id is added when there is one. */
  readonly log: readonly Omit<LogRow, "linkId">[];
  /** Fields whose value does not fit, or cannot be read; to be put on the problem list with the link. */
  readonly problems: readonly Omit<Problem, "linkId">[];
  /**
   * ERP field keys whose value of the CRM is kept and goes to the ERP with the next cycle: the link has to be looked at
   * then.
   */
  readonly toErp: readonly string[];
}

/** Stands for the link, and for the record, that do not exist yet. */
const NONE = 0;

/**
 * Plans the import of one actor. The ERP's values go where the direction `>` is on; an empty value of the ERP replaces
 * nothing. A value of the CRM that is kept counts as its change: the base has the ERP's value, so that the CRM's goes to
 * the ERP where `<` is on, and stays where it is not.
 */
export function planImport(subject: ImportSubject, transforms: readonly FieldTransform[]): ImportPlan {
  const toErp: string[] = [];
  const decide: Decide = (values) => {
    const decision = decideImport(values, subject.action);
    if (isKept(decision, values) && values.field.toErp) toErp.push(values.field.field.erpFieldKey);
    return decision;
  };
  const record = subject.record ?? blankRecord(subject.entity);
  const plan = planRecord({ linkId: NONE, base: {}, actor: subject.actor, record }, transforms, decide);
  return {
    crmValues: plan.crmValues,
    base: plan.base,
    // They still name NONE as their link: to copy each without it costs as much as to plan it.
    log: plan.log,
    problems: plan.problems,
    toErp,
  };
}

const blankRecord = (entity: CrmEntity): CrmRecord => ({
  entity,
  id: NONE,
  version: NONE,
  deleted: false,
  values: {},
});

/** Decides one field of an import; the link has no base yet. */
export function decideImport({ erp, crm, field }: FieldValues, action: ImportAction): FieldDecision {
  if (erp === undefined) return { kind: "nothing" };
  if (field.matches(erp, crm)) return { kind: "agree", value: erp };
  // Without a base the next cycle leaves a blank field that only goes to the ERP as it is on both sides.
  if (crm === "" && !field.toCrm) return { kind: "nothing" };
  const isTaken = field.toCrm && erp !== "" && (crm === "" || action === "replace");
  return isTaken
    ? { kind: "take-erp", value: erp, losing: crm, reason: "import", conflict: false }
    : { kind: "agree", value: erp };
}

function isKept(decision: FieldDecision, { erp, crm, field }: FieldValues): boolean {
  return decision.kind === "agree" && erp !== undefined && !field.matches(erp, crm);
}
