import type { Actor } from "@brygga/protocol";
import type { LinkedRecord } from "./linked-record.ts";
import type { Link } from "./model.ts";
import type { LogRow, Problem, WriteIntent } from "./ports.ts";
import type { ErpChange } from "./record-merge.ts";
import type { FieldTransform } from "./transform.ts";

/**
 * The actor to send: as it was fetched, same LastModified and parent, every fetched value verbatim, only the
 * changed fields encoded anew, and read-only fields left out.
 */
export function actorToSend(
  fetched: Actor,
  changes: readonly ErpChange[],
  transforms: readonly FieldTransform[],
): Actor {
  const readOnly = new Set(
    transforms.filter(({ field }) => field.erpReadOnly).map(({ field }) => field.erpFieldKey),
  );
  const kept = Object.entries(fetched.fieldValues).filter(([fieldKey]) => !readOnly.has(fieldKey));
  return { ...fetched, fieldValues: Object.fromEntries([...kept, ...wireValues(changes)]) };
}

/**
 * The same for an ERP that keeps the fields it is not sent: what somebody changes in those meanwhile, in the ERP, is
 * not overwritten with what was fetched.
 */
export const changesToSend = (fetched: Actor, changes: readonly ErpChange[]): Actor => ({
  ...fetched,
  fieldValues: Object.fromEntries(wireValues(changes)),
});

/** What is stored before the call, with the log rows that come true when the ERP has taken the write. */
export function intentOf(link: Link, changes: readonly ErpChange[]): WriteIntent {
  const { id: linkId, actorType, erpKey, entity, crmId } = link;
  const rows = changes.map((change) => erpRow(linkId, change, change.newValue));
  return { linkId, actorType, erpKey, entity, crmId, rows };
}

export interface SavedActor {
  readonly changes: readonly ErpChange[];
  /** The actor as the ERP answered it; undefined when it was not saved. */
  readonly answer: Actor | undefined;
  /** What the ERP said where it did not save. */
  readonly explanation: string;
}

/**
 * The record after the attempt to write to the ERP. What was sent becomes the base, so that whatever else the
 * ERP stored counts as its own change and flows back to the CRM once, where that direction is on.
 */
export function afterSave(linked: LinkedRecord, saved: SavedActor): LinkedRecord {
  const { changes, answer, explanation } = saved;
  const linkId = linked.link.id;
  if (answer === undefined) {
    // The intent stays open: a refused call may have been carried out in part, which recovery looks into.
    return { ...linked, problems: [...linked.problems, refused(linkId, null, explanation)] };
  }
  const actor = answeredActor(linked.actor, changes, answer);
  const taken = changes.map((change) => takenBy(actor, change));
  const agreed = taken.flatMap(({ change, base }) =>
    base === null ? [] : [[change.transform.field.erpFieldKey, base] as const],
  );
  return {
    ...linked,
    actor,
    base: { ...linked.base, ...Object.fromEntries(agreed) },
    erpRows: taken.flatMap(({ change, stored }) => (stored === null ? [] : [erpRow(linkId, change, stored)])),
    conflicts: taken.filter(({ change, stored }) => change.conflict && stored !== null).length,
    problems: [
      ...linked.problems,
      ...taken
        .filter(({ base }) => base === null)
        .map(({ change }) => refused(linkId, change.transform.field.erpFieldKey, explanation)),
    ],
    isIntentSettled: true,
  };
}

interface Taken {
  readonly change: ErpChange;
  /** What the ERP holds now; null when that is still the old value. */
  readonly stored: string | null;
  /** The new base of the field; null when it stays. */
  readonly base: string | null;
}

function takenBy(actor: Actor, change: ErpChange): Taken {
  const { transform, newValue, oldValue } = change;
  const read = transform.erpToCanonical(actor.fieldValues[transform.field.erpFieldKey] ?? "");
  const stored = read.ok ? read.value : newValue;
  if (transform.same(stored, newValue)) return { change, stored, base: stored };
  if (!transform.same(stored, oldValue)) return { change, stored, base: newValue };
  // The ERP kept its value. Where it may flow back it does; else the CRM's value has not arrived anywhere.
  return { change, stored: null, base: transform.toCrm ? newValue : null };
}

function answeredActor(fetched: Actor | undefined, changes: readonly ErpChange[], answer: Actor): Actor {
  const sent = Object.fromEntries(wireValues(changes));
  return {
    ...answer,
    lastModified: answer.lastModified || (fetched?.lastModified ?? ""),
    fieldValues: { ...fetched?.fieldValues, ...sent, ...answer.fieldValues },
  };
}

const wireValues = (changes: readonly ErpChange[]): readonly (readonly [string, string])[] =>
  changes.map(({ transform, wire }) => [transform.field.erpFieldKey, wire]);

function erpRow(linkId: number, { transform, oldValue, reason }: ErpChange, newValue: string): LogRow {
  const { erpFieldKey, crmFieldKey } = transform.field;
  return { linkId, erpFieldKey, crmFieldKey, target: "erp", oldValue, newValue, reason };
}

function refused(linkId: number, erpFieldKey: string | null, explanation: string): Problem {
  return { linkId, erpFieldKey, code: "erp-refused", details: { explanation } };
}
