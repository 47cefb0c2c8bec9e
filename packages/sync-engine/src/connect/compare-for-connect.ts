import type { Actor } from "@brygga/protocol";
import { mergeField } from "../merge/merge.ts";
import type { CrmRecord, CrmValue, MappedField } from "../model/model.ts";
import type { Problem } from "../model/ports.ts";
import {
  type FieldProblem,
  type FieldTransform,
  type Transformed,
  transformsOf,
} from "../transform/transform.ts";

export type Side = "crm" | "erp";

/** A CRM record and an ERP actor that are to be linked. */
export interface ConnectPair {
  readonly actor: Actor;
  readonly record: CrmRecord;
  readonly fields: readonly MappedField[];
  /** Which side is proposed where both have a value. */
  readonly winner: Side;
}

/** A mapped field whose two sides differ, or cannot be compared. */
export interface FieldDifference {
  readonly erpFieldKey: string;
  readonly crmFieldKey: string;
  /** Canonical text; null where the connector did not return the field or the value cannot be read. */
  readonly erpValue: string | null;
  /** Canonical text; null where the value cannot be read. */
  readonly crmValue: string | null;
  /** To show: the texts of list items, otherwise the values. */
  readonly erpText: string;
  readonly crmText: string;
  /** The side to keep unless the user says otherwise; null: neither, the field stays as it is on both sides. */
  readonly proposed: Side | null;
  /** Sides whose value can be kept: "erp" needs the direction `>`, "crm" the direction `<`, and a value that fits. */
  readonly allowed: readonly Side[];
  /** Why a side cannot be read, or cannot be kept although its direction is on; null otherwise. */
  readonly problem: Pick<Problem, "code" | "details"> | null;
}

export interface ConnectComparison {
  readonly differences: readonly FieldDifference[];
  readonly equalCount: number;
}

/** Compares a record with the actor that it is to be linked with, field by field. */
export function compareForConnect(pair: ConnectPair): ConnectComparison {
  const compared = transformsOf(pair.fields).map((transform) => compareField(pair, transform));
  const differences = compared.filter((difference) => difference !== null);
  return { differences, equalCount: compared.length - differences.length };
}

function compareField(pair: ConnectPair, transform: FieldTransform): FieldDifference | null {
  const { erpFieldKey, crmFieldKey } = transform.field;
  const wire = Object.hasOwn(pair.actor.fieldValues, erpFieldKey)
    ? pair.actor.fieldValues[erpFieldKey]
    : undefined;
  const crmValue = pair.record.values[crmFieldKey] ?? null;
  const crm = transform.crmToCanonical(crmValue);
  const erp = wire === undefined ? absent(crm) : transform.erpToCanonical(wire);
  if (erp.ok && crm.ok && transform.matches(erp.value, crm.value)) return null;
  return {
    erpFieldKey,
    crmFieldKey,
    erpValue: erp.ok ? erp.value : null,
    crmValue: crm.ok ? crm.value : null,
    erpText: erpTextOf(transform, wire ?? "", erp),
    crmText: crmTextOf(transform, crmValue),
    ...choiceOf(transform, { erp, crm, winner: pair.winner }),
  };
}

/** A field that the connector left out is nothing to choose from; where the CRM is blank it is no matter. */
function absent(crm: Transformed<string>): Transformed<string> {
  if (crm.ok && crm.value === "") return crm;
  return { ok: false, problem: { code: "erp-value-absent", details: {} } };
}

interface ReadSides {
  readonly erp: Transformed<string>;
  readonly crm: Transformed<string>;
  readonly winner: Side;
}

function choiceOf(
  transform: FieldTransform,
  { erp, crm, winner }: ReadSides,
): Pick<FieldDifference, "proposed" | "allowed" | "problem"> {
  if (!erp.ok) return { proposed: null, allowed: [], problem: erp.problem };
  if (!crm.ok) return { proposed: null, allowed: [], problem: crm.problem };
  return sidesToKeep(transform, { erp: erp.value, crm: crm.value, winner });
}

export interface DifferingValues {
  /** Canonical text. */
  readonly erp: string;
  /** Canonical text. */
  readonly crm: string;
  readonly winner: Side;
}

/**
 * Which side of a differing field may be kept, and which is proposed: the one that the merge of a field
 * without a base takes, so that connecting and leaving it to the sync come to the same.
 */
export function sidesToKeep(
  transform: FieldTransform,
  { erp, crm, winner }: DifferingValues,
): Pick<FieldDifference, "proposed" | "allowed" | "problem"> {
  const toCrm = transform.toCrm ? transform.canonicalToCrm(erp) : null;
  const toErp = transform.toErp ? transform.canonicalToErp(crm) : null;
  const allowed: Side[] = [
    ...(toErp?.ok ? (["crm"] as const) : []),
    ...(toCrm?.ok ? (["erp"] as const) : []),
  ];
  const merged = mergeField({ base: undefined, erp, crm, field: transform, winner, blankOverwrites: true });
  const preferred = merged.kind === "take-erp" ? "erp" : merged.kind === "take-crm" ? "crm" : null;
  const proposed = preferred !== null && allowed.includes(preferred) ? preferred : null;
  return { proposed, allowed, problem: problemOf(toCrm) ?? problemOf(toErp) };
}

function problemOf(transformed: Transformed<string | CrmValue> | null): FieldProblem | null {
  return transformed === null || transformed.ok ? null : transformed.problem;
}

function erpTextOf({ field }: FieldTransform, wire: string, erp: Transformed<string>): string {
  if (field.erpFieldType === "List") return field.list?.erpTexts.get(wire) || wire;
  // Text that is matched with a CRM list has the item's key as its canonical value.
  if (field.crmFieldType === "list") return wire;
  return erp.ok ? erp.value : wire;
}

function crmTextOf({ field, crmToCanonical }: FieldTransform, value: CrmValue): string {
  const read = crmToCanonical(value);
  const text = read.ok ? read.value : String(value ?? "");
  return field.crmFieldType === "list" ? (field.crmList?.nameByKey.get(text) ?? text) : text;
}
