import type { Actor } from "@brygga/protocol";
import type { UndoObstacle } from "../model/accounting.ts";
import type { CrmRecord, CrmValue, Link } from "../model/model.ts";
import type { LogRow } from "../model/ports.ts";
import { textByKey } from "../model/text-by-key.ts";
import type { FieldTransform } from "../transform/transform.ts";

/** What is to be brought back in one field of one link: the value before the earliest of the rows taken back. */
export interface Restoration {
  readonly linkId: number;
  readonly erpFieldKey: string;
  /** The side that the earliest row changed. */
  readonly target: "crm" | "erp";
  /** Canonical text. */
  readonly value: string;
  /** What each side held after the latest of the rows: what holds something else has been changed since. */
  readonly expected: { readonly crm: string; readonly erp: string };
}

/** What taking these log rows back comes to. Rows of one field count as one change, from the first to the last. */
export function restorationsOf(rows: readonly LogRow[]): readonly Restoration[] {
  const byField = Map.groupBy(rows, ({ linkId, erpFieldKey }) => JSON.stringify([linkId, erpFieldKey]));
  return [...byField.values()].flatMap((ofField) => {
    const first = ofField[0];
    if (first === undefined) return [];
    const last = (target: "crm" | "erp") => ofField.findLast((row) => row.target === target)?.newValue;
    const own = last(first.target) ?? first.newValue;
    const other = last(first.target === "crm" ? "erp" : "crm") ?? own;
    const expected = first.target === "crm" ? { crm: own, erp: other } : { crm: other, erp: own };
    const { linkId, erpFieldKey, target, oldValue: value } = first;
    return [{ linkId, erpFieldKey, target, value, expected }];
  });
}

/** What to do for one restoration, given both sides as they are. */
export type UndoStep = UndoDone | UndoRefusal | UndoInCrm | UndoInErp;

/** The value is there already. */
export interface UndoDone {
  readonly kind: "done";
  /** The base that is to be put right; null: it is. */
  readonly base: string | null;
}

/** It is not taken back. */
export interface UndoRefusal {
  readonly kind: "refused";
  readonly because: UndoObstacle;
  /** What the side holds that stands in the way; null where that is not it. */
  readonly present: string | null;
}

/** The value is written to the CRM. In a two-way field it then goes to the ERP as any change does. */
export interface UndoInCrm {
  readonly kind: "crm";
  readonly crmFieldKey: string;
  /** null: the CRM holds it already, and only the ERP does not yet. */
  readonly write: { readonly value: CrmValue; readonly row: LogRow } | null;
  /** What the ERP holds, where it is to follow; null where the field does not go there. */
  readonly erpHolds: string | null;
  /** What stays agreed on where the ERP does not follow: what it holds. null where it does. */
  readonly base: string | null;
}

/** The field goes to the ERP only: the value is written there, and what the CRM holds stays agreed on. */
export interface UndoInErp {
  readonly kind: "erp";
  readonly crmFieldKey: string;
  /** The value as the CRM would hold it. */
  readonly asCrmValue: CrmValue;
  readonly crmHolds: string;
  readonly erpHolds: string;
}

export interface UndoSides {
  readonly link: Link | undefined;
  readonly record: CrmRecord | undefined;
  readonly actor: Actor | undefined;
  readonly isActorRefused: boolean;
  readonly transform: FieldTransform | undefined;
}

export interface UndoPolicy {
  /** What was changed since is overwritten too. */
  readonly force: boolean;
  /** false: an empty value does not replace a value. */
  readonly blankOverwrites: boolean;
}

export const refusedUndo = (because: UndoObstacle, present: string | null = null): UndoRefusal => ({
  kind: "refused",
  because,
  present,
});

/** Decides one restoration. */
export function planUndo(restoration: Restoration, sides: UndoSides, policy: UndoPolicy): UndoStep {
  const { link, record, actor, transform } = sides;
  if (link === undefined) return refusedUndo("link-gone");
  if (link.state !== "active") return refusedUndo("paused");
  if (transform === undefined) return refusedUndo("field-not-mapped");
  if (record === undefined || record.deleted) return refusedUndo("missing-in-crm");
  if (sides.isActorRefused) return refusedUndo("erp-refused");
  if (actor === undefined) return refusedUndo("missing-in-erp");
  const isServed = restoration.target === "crm" ? transform.toCrm : transform.toErp;
  if (!isServed) return refusedUndo("direction-off");
  const held = heldBy(transform, record, actor);
  if (held === null) return refusedUndo("unreadable");
  const base = textByKey(link.base, restoration.erpFieldKey);
  return planReadable({ restoration, transform, held, base }, policy);
}

interface Held {
  readonly crm: string;
  readonly erp: string;
}

function heldBy(transform: FieldTransform, record: CrmRecord, actor: Actor): Held | null {
  const wire = textByKey(actor.fieldValues, transform.field.erpFieldKey);
  const erp = wire === undefined ? null : transform.erpToCanonical(wire);
  const crm = transform.crmToCanonical(record.values[transform.field.crmFieldKey] ?? null);
  return erp?.ok && crm.ok ? { crm: crm.value, erp: erp.value } : null;
}

interface Readable {
  readonly restoration: Restoration;
  readonly transform: FieldTransform;
  readonly held: Held;
  readonly base: string | undefined;
}

function planReadable(readable: Readable, { force, blankOverwrites }: UndoPolicy): UndoStep {
  const { restoration, transform, held } = readable;
  const { value, expected, target } = restoration;
  const written = (["crm", "erp"] as const).filter((side) => side === target || isTwoWay(transform));
  const open = written.filter((side) => !holds(readable, side, value));
  if (open.length === 0) return { kind: "done", base: baseToMend(readable) };
  const changed = open.find((side) => !holds(readable, side, expected[side])) ?? newerSource(readable);
  if (changed !== undefined && !force) return refusedUndo("changed-since", held[changed]);
  if (value === "" && !blankOverwrites && written.includes("erp")) return refusedUndo("blank-held");
  return written.includes("crm") ? planInCrm(readable) : planInErp(readable);
}

/**
 * The source of a one-way field, where it holds what has not been delivered yet: taking back what it delivered before
 * would keep its present value from ever arriving.
 */
function newerSource({ transform, held, base, restoration }: Readable): "crm" | "erp" | undefined {
  if (isTwoWay(transform)) return undefined;
  const source = restoration.target === "crm" ? "erp" : "crm";
  const isDelivered =
    base !== undefined &&
    (transform.same(held[source], base) || (source === "crm" && transform.matches(base, held.crm)));
  return isDelivered ? undefined : source;
}

/** Whether the side holds the value; the ERP may hold it in a form of its own. */
function holds({ transform, held }: Readable, side: "crm" | "erp", value: string): boolean {
  const [erp, crm] = side === "erp" ? [held.erp, value] : [value, held.crm];
  return transform.same(held[side], value) || transform.matches(erp, crm);
}

/**
 * A crash between the write to the ERP and its commit leaves the value taken back as the base of a field that goes
 * to the ERP only, and the next change of the record would send the CRM's value again.
 */
function baseToMend({ transform, held, base, restoration }: Readable): string | null {
  const isMendable = transform.toErp && !transform.toCrm && base !== undefined;
  // Any other base says what the CRM has delivered; what it holds beyond that is still to arrive.
  if (!isMendable || !transform.same(base, restoration.value)) return null;
  return transform.matches(base, held.crm) ? null : held.crm;
}

function planInCrm({ restoration, transform, held }: Readable): UndoStep {
  const { value } = restoration;
  const written = transform.canonicalToCrm(value);
  if (!written.ok || (isTwoWay(transform) && !transform.canonicalToErp(value).ok)) {
    return refusedUndo("does-not-fit");
  }
  const isThere = transform.same(held.crm, value) || transform.matches(value, held.crm);
  return {
    kind: "crm",
    crmFieldKey: transform.field.crmFieldKey,
    write: isThere ? null : { value: written.value, row: crmRow(restoration, transform, held.crm) },
    erpHolds: isTwoWay(transform) ? held.erp : null,
    base: isTwoWay(transform) ? null : held.erp,
  };
}

function planInErp({ restoration, transform, held }: Readable): UndoStep {
  const { value } = restoration;
  if (!transform.canonicalToErp(value).ok) return refusedUndo("does-not-fit");
  // What the ERP held may be more than the CRM's field can hold.
  const written = transform.canonicalToCrm(value);
  return {
    kind: "erp",
    crmFieldKey: transform.field.crmFieldKey,
    asCrmValue: written.ok ? written.value : value,
    crmHolds: held.crm,
    erpHolds: held.erp,
  };
}

const isTwoWay = ({ toCrm, toErp }: FieldTransform): boolean => toCrm && toErp;

function crmRow({ linkId, value }: Restoration, { field }: FieldTransform, oldValue: string): LogRow {
  const { erpFieldKey, crmFieldKey } = field;
  return { linkId, erpFieldKey, crmFieldKey, target: "crm", oldValue, newValue: value, reason: "undo" };
}
