import type { CrmValue } from "../model/model.ts";
import type { Problem } from "../model/ports.ts";
import { textByKey } from "../model/text-by-key.ts";
import type { FieldTransform, Transformed } from "../transform/transform.ts";
import { type ImportPlan, type ImportSubject, planImport } from "./plan-import.ts";

/** What importing does to one field. */
export interface ImportField {
  readonly erpFieldKey: string;
  readonly crmFieldKey: string;
  /** To show: texts of list items, otherwise values. */
  readonly erpText: string;
  /** What the CRM has; "" for a new record. */
  readonly crmText: string;
  readonly newText: string;
  readonly effect: "written" | "equal" | "kept" | "problem";
  /** Whether the ERP gets the value of the CRM with the next cycle. */
  readonly toErp: boolean;
  readonly problem: Pick<Problem, "code" | "details"> | null;
}

/** An import field by field, for somebody who looks at it before it is done. */
export function importFields(
  subject: ImportSubject,
  transforms: readonly FieldTransform[],
): readonly ImportField[] {
  const plan = planImport(subject, transforms);
  return transforms.map((transform) => importField(subject, transform, plan));
}

function importField(subject: ImportSubject, transform: FieldTransform, plan: ImportPlan): ImportField {
  const { erpFieldKey, crmFieldKey } = transform.field;
  const crm = subject.record?.values[crmFieldKey] ?? null;
  const problem = plan.problems.find((one) => one.erpFieldKey === erpFieldKey) ?? null;
  const isWritten = Object.hasOwn(plan.crmValues, crmFieldKey);
  const toErp = plan.toErp.includes(erpFieldKey);
  const wire = textByKey(subject.actor.fieldValues, erpFieldKey);
  const crmText = crmTextOf(transform, crm);
  const isEqual = !isWritten && !toErp && isSame(transform, wire, crm);
  return {
    erpFieldKey,
    crmFieldKey,
    erpText: erpTextOf(transform, wire ?? ""),
    crmText,
    newText: isWritten ? crmTextOf(transform, plan.crmValues[crmFieldKey] ?? null) : crmText,
    effect: problem ? "problem" : isWritten ? "written" : isEqual ? "equal" : "kept",
    toErp,
    problem: problem && { code: problem.code, details: problem.details },
  };
}

function isSame(transform: FieldTransform, wire: string | undefined, value: CrmValue): boolean {
  const crm = transform.crmToCanonical(value);
  if (wire === undefined) return crm.ok && crm.value === "";
  const erp = transform.erpToCanonical(wire);
  return erp.ok && crm.ok && transform.matches(erp.value, crm.value);
}

function erpTextOf({ field, erpToCanonical }: FieldTransform, wire: string): string {
  if (field.erpFieldType === "List") return field.list?.erpTexts.get(wire) || wire;
  // Text that is matched with a CRM list has the item's key as its canonical value.
  if (field.crmFieldType === "list") return wire;
  return textOf(erpToCanonical(wire), wire);
}

function crmTextOf({ field, crmToCanonical }: FieldTransform, value: CrmValue): string {
  if (field.crmFieldType === "list") {
    const key = String(value ?? "");
    return field.crmList?.nameByKey.get(key) ?? key;
  }
  return textOf(crmToCanonical(value), String(value ?? ""));
}

const textOf = (read: Transformed<string>, otherwise: string): string => (read.ok ? read.value : otherwise);
