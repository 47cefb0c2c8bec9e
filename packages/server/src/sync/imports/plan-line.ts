import type { ImportOutcome, ImportReason } from "@brygga/api-contract";
import {
  type CrmValue,
  type ImportPlan,
  type NewRecordPlan,
  planImport,
  planNewRecord,
} from "@brygga/sync-engine";
import type { StoredRecord } from "../../crm/records.ts";
import type { ActorValues, ImportType } from "./import-type.ts";

interface Outcome {
  readonly outcome: Extract<ImportOutcome, "new" | "updated" | "linked-only" | "problem">;
  readonly reason: ImportReason | null;
  readonly details: Readonly<Record<string, string>>;
}

/** What a record would be made of. */
export interface NewLine extends Outcome {
  readonly plan: NewRecordPlan;
}

/** Plans the import of an actor that has no record yet. */
export function planNew(type: ImportType, actor: ActorValues): NewLine {
  const plan = planNewRecord(actor, type.transforms);
  const missing = type.mandatory.find((key) => isBlank(type, plan, key));
  if (missing !== undefined) return { plan, outcome: "problem", ...missingValue(type, plan, missing) };
  return { plan, outcome: "new", reason: null, details: {} };
}

const isBlank = ({ transforms }: ImportType, { values }: NewRecordPlan, crmFieldKey: string): boolean =>
  !transforms.some(({ field }, index) => field.crmFieldKey === crmFieldKey && (values[index] ?? "") !== "");

/** What would be written to a record, with the company of a person that has none. */
export interface FoundLine extends Outcome {
  readonly plan: ImportPlan;
  readonly values: Readonly<Record<string, CrmValue>>;
}

/** Plans the import of an actor that is taken for a record. A person without a company gets it. */
export function planFound(
  { entity, action, transforms }: ImportType,
  actor: ActorValues,
  { record, companyId }: { readonly record: StoredRecord; readonly companyId: number | null },
): FoundLine {
  const plan = planImport({ actor, entity, record, action }, transforms);
  const isAlone = entity === "contact" && record.values.companyId === null && companyId !== null;
  const values = isAlone ? { ...plan.crmValues, companyId } : plan.crmValues;
  const outcome = Object.keys(values).length > 0 ? "updated" : "linked-only";
  return { plan, values, outcome, reason: null, details: {} };
}

function missingValue(
  { transforms }: ImportType,
  { problems }: NewRecordPlan,
  crmFieldKey: string,
): Pick<Outcome, "reason" | "details"> {
  const field = transforms.find((transform) => transform.field.crmFieldKey === crmFieldKey);
  const problem = problems.find(({ erpFieldKey }) => erpFieldKey === field?.field.erpFieldKey);
  if (problem === undefined) return { reason: "mandatory-blank", details: { fieldKey: crmFieldKey } };
  const { code, details } = problem;
  return { reason: "value-does-not-fit", details: { ...details, fieldKey: crmFieldKey, code } };
}
