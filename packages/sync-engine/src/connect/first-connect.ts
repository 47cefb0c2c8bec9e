import type { Actor } from "@brygga/protocol";
import { onePerField, readRecord } from "../merge/linked-record.ts";
import type { FieldDecision } from "../merge/merge.ts";
import { type Decide, type FieldValues, planRecord, type RecordPlan } from "../merge/record-merge.ts";
import type { CrmValue, Link } from "../model/model.ts";
import type { LogRow, Problem } from "../model/ports.ts";
import { type FieldTransform, transformsOf } from "../transform/transform.ts";
import { actorToSend, afterSave } from "../write/erp-write.ts";
import { type ConnectPair, type Side, sidesToKeep } from "./compare-for-connect.ts";

/** What connecting has to do. Nothing of it has been done yet. */
export interface ConnectPlan {
  /** What to send to SaveActors; null when nothing is to be written to the ERP. */
  readonly actor: Actor | null;
  /** By CRM field key; empty when nothing is to be written to the CRM. */
  readonly crmValues: Readonly<Record<string, CrmValue>>;
  readonly base: Readonly<Record<string, string>>;
  /** Stamp of the actor as last seen, for the link. */
  readonly erpTimestamp: string;
  /** Values written to either side; the link's id is added when there is one. */
  readonly log: readonly ConnectLogRow[];
  /** Fields that could not be brought to agree; to be put on the problem list with the link. */
  readonly problems: readonly ConnectProblem[];
}

export type ConnectLogRow = Omit<LogRow, "linkId">;
export type ConnectProblem = Omit<Problem, "linkId">;

/**
 * Plans the connecting. A differing field that is not among the choices takes the proposed side; a choice
 * that is not allowed counts as none.
 *
 * The plan assumes that the ERP stores what it is sent. Where there is something to send, send it first, and
 * go on with {@link completeConnect}.
 */
export function planConnect(pair: ConnectPair, choices: Readonly<Record<string, Side>>): ConnectPlan {
  const transforms = transformsOf(pair.fields);
  const plan = planWithChoices(pair, transforms, choices);
  if (plan.erpChanges.length === 0) return connectPlan({ plan, actor: null, stamp: pair.actor.lastModified });
  const actor = actorToSend(pair.actor, plan.erpChanges, transforms);
  return completed({ pair, transforms, plan, sent: actor, answer: actor });
}

/**
 * The plan after the ERP answered what it was sent: the base is what it stored, and a difference goes back to
 * the CRM where that direction is on. Its `actor` is null: nothing is left to send.
 */
export function completeConnect(
  pair: ConnectPair,
  choices: Readonly<Record<string, Side>>,
  answer: Actor,
): ConnectPlan {
  const transforms = transformsOf(pair.fields);
  const plan = planWithChoices(pair, transforms, choices);
  return completed({ pair, transforms, plan, sent: null, answer });
}

/** Stands for the link that does not exist yet. */
const NO_LINK = 0;

function planWithChoices(
  pair: ConnectPair,
  transforms: readonly FieldTransform[],
  choices: Readonly<Record<string, Side>>,
): RecordPlan {
  const decide: Decide = (values) => decideByChoice(pair, choices, values);
  return planRecord(
    { linkId: NO_LINK, base: {}, actor: pair.actor, record: pair.record },
    transforms,
    decide,
  );
}

interface Answered {
  readonly pair: ConnectPair;
  readonly transforms: readonly FieldTransform[];
  readonly plan: RecordPlan;
  readonly sent: Actor | null;
  readonly answer: Actor;
}

/**
 * What the ERP answered is merged as a change of its own against a base that holds what the plan agreed on,
 * and the CRM as it will be. Fields without a base were left apart on purpose and are not looked at.
 */
function completed({ pair, transforms, plan, sent, answer }: Answered): ConnectPlan {
  const link = provisionalLink(pair, plan);
  const saved = afterSave(readRecord(link, pair.actor), {
    changes: plan.erpChanges,
    answer,
    explanation: "",
    // Nothing comes round before there is a link.
    at: new Date(0),
  });
  const actor = saved.actor ?? pair.actor;
  const record = { ...pair.record, values: { ...pair.record.values, ...plan.crmValues } };
  const sides = { linkId: NO_LINK, base: saved.base, actor, record };
  const answered = planRecord(sides, transforms, flowBack);
  return {
    actor: sent,
    crmValues: { ...plan.crmValues, ...answered.crmValues },
    base: answered.base,
    erpTimestamp: actor.lastModified,
    log: [...plan.log, ...saved.erpRows, ...answered.log].map(withoutLink),
    problems: onePerField([...plan.problems, ...saved.problems, ...answered.problems]).map(withoutLink),
  };
}

const flowBack: Decide = ({ base, erp, crm, field }) => {
  const isNews = base !== undefined && erp !== undefined && field.toCrm && !field.same(erp, base);
  return isNews ? take("take-erp", { value: erp, losing: crm }) : { kind: "nothing" };
};

function connectPlan(made: { plan: RecordPlan; actor: Actor | null; stamp: string }): ConnectPlan {
  const { plan, actor, stamp } = made;
  return {
    actor,
    crmValues: plan.crmValues,
    base: plan.base,
    erpTimestamp: stamp,
    log: plan.log.map(withoutLink),
    problems: plan.problems.map(withoutLink),
  };
}

function provisionalLink({ actor, record }: ConnectPair, { base }: RecordPlan): Link {
  return {
    id: NO_LINK,
    connectionId: NO_LINK,
    entity: record.entity,
    crmId: record.id,
    actorType: actor.actorType,
    erpKey: actor.erpKey,
    erpTimestamp: actor.lastModified,
    base,
    state: "active",
  };
}

function decideByChoice(
  { winner }: ConnectPair,
  choices: Readonly<Record<string, Side>>,
  { erp, crm, field }: FieldValues,
): FieldDecision {
  if (erp === undefined) return { kind: "nothing" };
  if (field.matches(erp, crm)) return { kind: "agree", value: erp };
  const { allowed, proposed } = sidesToKeep(field, { erp, crm, winner });
  const chosen = choices[field.field.erpFieldKey];
  const side = chosen !== undefined && allowed.includes(chosen) ? chosen : proposed;
  if (side === null) return { kind: "nothing" };
  return side === "erp"
    ? take("take-erp", { value: erp, losing: crm })
    : take("take-crm", { value: crm, losing: erp });
}

function take(kind: "take-erp" | "take-crm", values: { value: string; losing: string }): FieldDecision {
  return { kind, ...values, reason: "first-connect", conflict: false };
}

function withoutLink<T extends { readonly linkId: number }>({ linkId: _, ...rest }: T): Omit<T, "linkId"> {
  return rest;
}
