import type { Actor } from "@brygga/protocol";
import type { ConnectLogRow, ConnectPlan, ConnectProblem } from "../connect/first-connect.ts";
import { type MergePolicy, mergeField } from "../merge/merge.ts";
import { type Decide, planRecord } from "../merge/record-merge.ts";
import type { CrmRecord, MappedField } from "../model/model.ts";
import { textByKey } from "../model/text-by-key.ts";
import { type FieldTransform, transformsOf } from "../transform/transform.ts";
import { valueIn } from "../write/erp-write.ts";

/** A CRM record that is to get an actor in the ERP. */
export interface CreateSubject {
  readonly actorType: string;
  readonly record: CrmRecord;
  readonly fields: readonly MappedField[];
  /** The actor that a person belongs to; null for others. */
  readonly parent: Pick<Actor, "actorType" | "erpKey"> | null;
  /** Default values as they are sent, by ERP field key: where the CRM has no value for the field. */
  readonly defaults: Readonly<Record<string, string>>;
  /** What the user filled in, as it is sent, by ERP field key: it comes before everything else. */
  readonly values: Readonly<Record<string, string>>;
}

export interface CreatePlan {
  /** What to send to CreateActor: without a key and a stamp, which the ERP gives. */
  readonly actor: Actor;
  /** What the CRM holds of every field on its way to the ERP or back, by ERP field key; canonical text. */
  readonly agreed: Readonly<Record<string, string>>;
  /** Fields whose value cannot be sent. */
  readonly problems: readonly ConnectProblem[];
}

/** Plans what an actor is created with: the CRM's values where the direction `<` is on, defaults, what the user says. */
export function planCreate(subject: CreateSubject): CreatePlan {
  const { actorType, record, fields, parent, defaults, values } = subject;
  const sent: Record<string, string> = {};
  const agreed: Record<string, string> = {};
  const problems: ConnectProblem[] = [];
  for (const transform of transformsOf(fields)) {
    const { erpFieldKey, crmFieldKey } = transform.field;
    const crm = transform.crmToCanonical(record.values[crmFieldKey] ?? null);
    const isSent = crm.ok && crm.value !== "" && transform.toErp;
    const wire = isSent ? transform.canonicalToErp(crm.value) : null;
    const failed = [crm, wire].find((step) => step !== null && !step.ok);
    if (failed && !failed.ok) problems.push({ erpFieldKey, ...failed.problem });
    if (wire?.ok) sent[erpFieldKey] = wire.value;
    if (crm.ok && (wire?.ok || crm.value === "")) agreed[erpFieldKey] = crm.value;
  }
  const actor = {
    actorType,
    erpKey: "",
    lastModified: "",
    parentActorType: parent?.actorType ?? "",
    parentErpKey: parent?.erpKey ?? "",
    fieldValues: { ...defaults, ...sent, ...values },
  };
  return { actor, agreed, problems };
}

/** An actor that has been created. */
export interface CreatedActor extends MergePolicy {
  /** As it is now; somebody may have written to it since. */
  readonly record: CrmRecord;
  readonly fields: readonly MappedField[];
  /** As it was sent. */
  readonly sent: Actor;
  readonly agreed: CreatePlan["agreed"];
  /** As the ERP answered it, or holds it now. */
  readonly answer: Actor;
}

/**
 * What connecting with the created actor has to do: the base is what the ERP stored, what it made of it or added goes to
 * the CRM where that direction is on. What the CRM changed meanwhile is left to the next cycle, as is a value that the
 * ERP did not take: it has no base.
 */
export function completeCreate(created: CreatedActor): ConnectPlan {
  const { record, fields, sent, agreed } = created;
  const transforms = transformsOf(fields);
  const answer = { ...created.answer, fieldValues: { ...sent.fieldValues, ...created.answer.fieldValues } };
  const base: Record<string, string> = {};
  const log: ConnectLogRow[] = [];
  for (const transform of transforms) {
    const value = textByKey(agreed, transform.field.erpFieldKey);
    const stored = valueIn(answer, transform);
    if (value === undefined || (value !== "" && stored === "")) continue;
    base[transform.field.erpFieldKey] = stored !== null && transform.matches(stored, value) ? stored : value;
    if (value !== "") log.push(createdRow(transform, stored ?? value));
  }
  const plan = planRecord({ linkId: 0, base, actor: answer, record }, transforms, decideAfter(created));
  return {
    actor: null,
    crmValues: plan.crmValues,
    base: plan.base,
    erpTimestamp: answer.lastModified,
    log: [...log, ...plan.log.map(({ linkId: _, ...row }) => row)],
    problems: plan.problems.map(({ linkId: _, ...problem }) => problem),
  };
}

function decideAfter({ winner, blankOverwrites }: MergePolicy): Decide {
  return ({ base, erp, crm, field }) => {
    if (base === undefined) return { kind: "nothing" };
    const decided = mergeField({ base, erp, crm, field, winner, blankOverwrites });
    return decided.kind === "take-erp" ? { ...decided, reason: "first-connect", conflict: false } : decided;
  };
}

function createdRow({ field }: FieldTransform, newValue: string): ConnectLogRow {
  const { erpFieldKey, crmFieldKey } = field;
  return { erpFieldKey, crmFieldKey, target: "erp", oldValue: "", newValue, reason: "first-connect" };
}
