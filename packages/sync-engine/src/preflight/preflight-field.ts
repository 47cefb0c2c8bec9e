import { decodeValue } from "@brygga/protocol";
import { inForm } from "../memory/erp-form.ts";
import { learnedForm } from "../memory/learning.ts";
import type { CrmValue } from "../model/model.ts";
import type { ProblemCode } from "../model/ports.ts";
import type { FieldProblem, FieldTransform } from "../transform/transform.ts";

/**
 * What a value would meet: the code of the problem that it would raise, or
 * - "blank-mandatory-in-crm", "blank-mandatory-in-erp": it is blank, and the other side must have a value;
 * - "changed-on-the-way": it would not come back from the other side as it is (details value and becomes).
 */
export type FindingCode =
  | ProblemCode
  | "blank-mandatory-in-crm"
  | "blank-mandatory-in-erp"
  | "changed-on-the-way";

/** One value, and what it would meet. */
export interface FieldFinding {
  /** Where the value is. */
  readonly side: "erp" | "crm";
  readonly code: FindingCode;
  /** As that side holds it; null where it holds none. */
  readonly value: string | null;
  readonly details: Readonly<Record<string, string>>;
}

export interface FieldValues {
  /** undefined: the connector did not return the field. */
  readonly wire: string | undefined;
  /** undefined: there is no CRM record. */
  readonly crm: CrmValue | undefined;
  readonly isMandatoryInErp: boolean;
}

/** What the values of one pair of fields would meet, and whether they differ. */
export function fieldFindings(
  transform: FieldTransform,
  { wire, crm, isMandatoryInErp }: FieldValues,
): { readonly findings: readonly FieldFinding[]; readonly differs: boolean } {
  const findings = [
    ...erpFindings(transform, wire),
    ...(crm === undefined ? [] : crmFindings(transform, crm, isMandatoryInErp)),
  ];
  return { findings, differs: differ(transform, wire, crm) };
}

function differ(transform: FieldTransform, wire: string | undefined, crm: CrmValue | undefined): boolean {
  if (wire === undefined || crm === undefined) return false;
  const left = transform.erpToCanonical(wire);
  const right = transform.crmToCanonical(crm);
  return left.ok && right.ok && !transform.matches(left.value, right.value);
}

function erpFindings(transform: FieldTransform, wire: string | undefined): FieldFinding[] {
  const at = { side: "erp", value: wire ?? null } as const;
  if (wire === undefined) return [{ ...at, code: "erp-value-absent", details: {} }];
  const read = transform.erpToCanonical(wire);
  if (!read.ok) return [{ ...at, ...read.problem }];
  if (!transform.toCrm) return [];
  const written = transform.canonicalToCrm(read.value);
  if (!written.ok) {
    return [{ ...at, ...(read.value === "" ? blankIn("crm", written.problem) : written.problem) }];
  }
  const back = transform.toErp ? erpAgain(transform, written.value) : null;
  if (back === null || isSameWire(transform, wire, back)) return [];
  return [{ ...at, code: "changed-on-the-way", details: { value: wire, becomes: back } }];
}

function crmFindings(transform: FieldTransform, crm: CrmValue, isMandatoryInErp: boolean): FieldFinding[] {
  const at = { side: "crm", value: crm === null ? null : String(crm) } as const;
  const read = transform.crmToCanonical(crm);
  if (!read.ok) return [{ ...at, ...read.problem }];
  if (!transform.toErp) return [];
  if (read.value === "" && isMandatoryInErp) return [{ ...at, code: "blank-mandatory-in-erp", details: {} }];
  const written = transform.canonicalToErp(read.value);
  if (!written.ok) return [{ ...at, ...written.problem }];
  const back = transform.toCrm ? canonicalAgain(transform, written.value) : null;
  if (back === null || back === read.value) return [];
  return [{ ...at, code: "changed-on-the-way", details: { value: read.value, becomes: back } }];
}

/** The text that the ERP would get back; null where the value does not find its way, which is told of the CRM's side. */
function erpAgain(transform: FieldTransform, crm: CrmValue): string | null {
  const read = transform.crmToCanonical(crm);
  const written = read.ok ? transform.canonicalToErp(read.value) : read;
  return written.ok ? written.value : null;
}

/** What the CRM would get back of what the ERP makes of the text that is sent to it. */
function canonicalAgain(transform: FieldTransform, wire: string): string | null {
  const form = transform.isVerbatim ? learnedForm(transform.field.learning) : null;
  const read = transform.erpToCanonical(form === null || wire === "" ? wire : inForm(form, wire));
  return read.ok ? read.value : null;
}

/** Typed values may be written in several ways. A time of day that the CRM does not keep counts. */
function isSameWire({ field }: FieldTransform, left: string, right: string): boolean {
  if (left === right) return true;
  const decoded = [left, right].map((wire) => decodeValue(field.erpFieldType, wire));
  const [one, other] = decoded;
  return one?.ok === true && other?.ok === true && one.value === other.value;
}

const blankIn = (side: "crm", problem: FieldProblem): Pick<FieldFinding, "code" | "details"> =>
  problem.details.expected === "mandatory" ? { code: `blank-mandatory-in-${side}`, details: {} } : problem;
