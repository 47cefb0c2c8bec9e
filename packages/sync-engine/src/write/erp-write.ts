import type { Actor } from "@brygga/protocol";
import { type Churn, countWrite } from "../memory/churn.ts";
import { formsFor, inForm } from "../memory/erp-form.ts";
import type { LinkedRecord } from "../merge/linked-record.ts";
import type { ErpChange } from "../merge/record-merge.ts";
import type { LogRow, Problem, WriteIntent } from "../model/ports.ts";
import { textByKey } from "../model/text-by-key.ts";
import type { FieldProblem, FieldTransform } from "../transform/transform.ts";

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

/**
 * What is stored before the call, with the log rows that come true when the ERP has taken the write. What has arrived
 * in an earlier attempt of this step is not committed yet, and stays in it.
 */
export function intentOf({ link, erpRows }: LinkedRecord, changes: readonly ErpChange[]): WriteIntent {
  const { id: linkId, actorType, erpKey, entity, crmId } = link;
  const rows = changes.map((change) => erpRow(linkId, change, change.newValue));
  return { linkId, actorType, erpKey, entity, crmId, rows: [...erpRows, ...rows] };
}

/**
 * Whether the ERP holds every value that it was sent, or what it may have made of it. A value that is neither may be
 * somebody's own, who worked in the ERP meanwhile.
 */
export const isTaken = (actor: Actor, changes: readonly ErpChange[]): boolean =>
  changes.every((change) => {
    const { transform, newValue, oldValue } = change;
    const stored = valueIn(actor, transform);
    if (stored === null) return false;
    return (
      transform.matches(stored, newValue) || (!transform.same(stored, oldValue) && isItsForm(change, stored))
    );
  });

/**
 * The record as it was read after an attempt that was not answered for: the changes that the ERP holds now have
 * arrived. The others are to be planned anew, since somebody may have changed them meanwhile.
 */
export function withArrived(linked: LinkedRecord, actor: Actor, changes: readonly ErpChange[]): LinkedRecord {
  const arrived = changes.flatMap((change) => {
    const stored = valueIn(actor, change.transform);
    return stored !== null && change.transform.matches(stored, change.newValue) ? [{ change, stored }] : [];
  });
  const agreed = arrived.map(({ change, stored }) => [change.transform.field.erpFieldKey, stored] as const);
  return {
    ...linked,
    actor,
    base: arrived.length === 0 ? linked.base : { ...linked.base, ...Object.fromEntries(agreed) },
    erpRows: [
      ...linked.erpRows,
      ...arrived.map(({ change, stored }) => erpRow(linked.link.id, change, stored)),
    ],
    conflicts: linked.conflicts + arrived.filter(({ change }) => change.conflict).length,
  };
}

/** Canonical text; null where the actor does not have the field, or it cannot be read. */
export function valueIn({ fieldValues }: Actor, transform: FieldTransform): string | null {
  const wire = textByKey(fieldValues, transform.field.erpFieldKey);
  const read = wire === undefined ? null : transform.erpToCanonical(wire);
  return read?.ok ? read.value : null;
}

export interface SavedActor {
  readonly changes: readonly ErpChange[];
  /** The actor as the ERP answered it. */
  readonly answer: Actor;
  /** What the ERP said where it did not save. */
  readonly explanation: string;
  readonly at: Date;
}

/**
 * The record after the attempt to write to the ERP. What was sent becomes the base, so that whatever else the
 * ERP stored counts as its own change and flows back to the CRM once, where that direction is on.
 */
export function afterSave(linked: LinkedRecord, saved: SavedActor): LinkedRecord {
  const { changes, answer, explanation } = saved;
  const linkId = linked.link.id;
  const actor = answeredActor(linked.actor, changes, answer);
  const taken = changes.map((change) => takenBy(actor, change));
  const agreed = taken.flatMap(({ change, base }) =>
    base === null ? [] : [[change.transform.field.erpFieldKey, base] as const],
  );
  return {
    ...linked,
    actor,
    base: { ...linked.base, ...Object.fromEntries(agreed) },
    churn: countedChurn(linked, taken, saved.at),
    erpRows: [
      ...linked.erpRows,
      ...taken.flatMap(({ change, stored }) => (stored === null ? [] : [erpRow(linkId, change, stored)])),
    ],
    conflicts:
      linked.conflicts + taken.filter(({ change, stored }) => change.conflict && stored !== null).length,
    problems: [
      ...linked.problems,
      ...taken
        .filter(({ base }) => base === null)
        .map(({ change, unreadable }) => {
          const { erpFieldKey } = change.transform.field;
          return unreadable
            ? { linkId, erpFieldKey, ...unreadable }
            : refused(linkId, erpFieldKey, explanation);
        }),
    ],
    isIntentSettled: true,
  };
}

function countedChurn({ churn, origins }: LinkedRecord, taken: readonly Taken[], at: Date): Churn {
  let counted = churn;
  for (const { change, answered } of taken) {
    const { transform, newValue: sent, oldValue: before } = change;
    const { erpFieldKey } = transform.field;
    const isKept = transform.matches(answered, sent);
    const write = { sent, stored: answered, before, isKept, flowsBack: transform.toCrm, origins, at };
    const now = countWrite(churn[erpFieldKey], write);
    if (now !== undefined && now !== churn[erpFieldKey]) counted = { ...counted, [erpFieldKey]: now };
  }
  return counted;
}

interface Taken {
  readonly change: ErpChange;
  /** What the ERP answered, whatever it held before. */
  readonly answered: string;
  /** What the ERP holds now; null when that is still the old value. */
  readonly stored: string | null;
  /** The new base of the field; null when it stays. */
  readonly base: string | null;
  /** Why what the ERP answered cannot be read; then it is not known what it holds. */
  readonly unreadable?: FieldProblem;
}

function takenBy(actor: Actor, change: ErpChange): Taken {
  const { transform, newValue, oldValue } = change;
  const read = transform.erpToCanonical(actor.fieldValues[transform.field.erpFieldKey] ?? "");
  if (!read.ok) return { change, answered: newValue, stored: null, base: null, unreadable: read.problem };
  const stored = read.value;
  const taken = { change, answered: stored };
  if (transform.matches(stored, newValue)) return { ...taken, stored, base: stored };
  if (!transform.same(stored, oldValue)) return { ...taken, stored, base: newValue };
  // The ERP kept its value, or has it already in its own form. Where it may flow back it does; else the CRM's value has
  // not arrived anywhere.
  const isDelivered = transform.toCrm || isItsForm(change, stored);
  return { ...taken, stored: null, base: isDelivered ? newValue : null };
}

/** Whether the ERP may have made its value out of the one that it was sent; a write that was lost may have done so. */
function isItsForm({ transform, newValue }: ErpChange, stored: string): boolean {
  return transform.isVerbatim === true && formsFor(stored).some((form) => inForm(form, newValue) === stored);
}

function answeredActor(fetched: Actor | undefined, changes: readonly ErpChange[], answer: Actor): Actor {
  const sent = Object.fromEntries(wireValues(changes));
  return {
    ...answer,
    lastModified: answer.lastModified || (fetched?.lastModified ?? ""),
    ...(answer.parentErpKey === "" ? parentOf(fetched) : {}),
    fieldValues: { ...fetched?.fieldValues, ...sent, ...answer.fieldValues },
  };
}

/** An answer to a write need not name the parent again. */
const parentOf = (fetched: Actor | undefined): Partial<Actor> =>
  fetched === undefined
    ? {}
    : { parentActorType: fetched.parentActorType, parentErpKey: fetched.parentErpKey };

const wireValues = (changes: readonly ErpChange[]): readonly (readonly [string, string])[] =>
  changes.map(({ transform, wire }) => [transform.field.erpFieldKey, wire]);

function erpRow(linkId: number, { transform, oldValue, reason }: ErpChange, newValue: string): LogRow {
  const { erpFieldKey, crmFieldKey } = transform.field;
  return { linkId, erpFieldKey, crmFieldKey, target: "erp", oldValue, newValue, reason };
}

function refused(linkId: number, erpFieldKey: string, explanation: string): Problem {
  return { linkId, erpFieldKey, code: "erp-refused", details: { explanation } };
}
