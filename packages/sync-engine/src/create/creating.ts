import type { Actor } from "@brygga/protocol";
import { ErpFailure } from "../model/failures.ts";
import type { ActorTypePlan } from "../model/model.ts";
import { textByKey } from "../model/text-by-key.ts";
import { transformsOf } from "../transform/transform.ts";
import { type CreatePlan, completeCreate } from "./create-actor.ts";
import type { CreateWork, DoubtReason, OpenCreate, RivalCreate, SentCreate } from "./create-ports.ts";
import {
  type CreatedDoubt,
  type CreatedFinding,
  findCreated,
  queriesFor,
  sentKeys,
  simpleQueries,
} from "./find-created.ts";
import { canBeNewTo, withoutOther } from "./given-up-create.ts";

/** What came of a create. "not-created": the ERP has nothing, and nothing is left to be settled. */
export type CreateEnd =
  | { readonly kind: "linked"; readonly linkId: number }
  | { readonly kind: "not-created"; readonly because: "refused" | "unsent"; readonly failure: ErpFailure }
  | { readonly kind: "in-doubt"; readonly failure: ErpFailure };

/** How often a record is planned anew because somebody writes to it while its actor is being linked. */
const MAX_TRIES = 3;

/** Thrown when somebody kept writing to a record while its actor was being linked. The intent stays: cycles go on. */
export class RecordKeepsChanging extends Error {
  override readonly name = "RecordKeepsChanging";
}

/**
 * Creates an actor for a record and links it. What the ERP has that answers to the description is noted first, so that
 * it is not taken for the new actor, and the intent is stored before the call.
 *
 * @throws ErpFailure when the ERP cannot be searched; nothing has been sent then.
 */
export async function createActor<Intent extends SentCreate>(
  work: CreateWork<Intent>,
  { actor: sent, agreed }: Pick<CreatePlan, "actor" | "agreed">,
): Promise<CreateEnd> {
  const knownKeys = await keysAlike(work, sent);
  const { actorType } = work.type;
  return send(work, await work.store.intend({ actorType, sent, agreed, knownKeys }));
}

/**
 * Sends an actor again of which somebody has said that it was not created.
 *
 * @throws ErpFailure when the ERP cannot be searched; nothing has been sent then.
 */
export async function createAnyway<Intent extends SentCreate>(
  work: CreateWork<Intent>,
  intent: Intent,
): Promise<CreateEnd> {
  const { sent, agreed } = asMappedNow(work, intent);
  const knownKeys = await keysAlike(work, sent);
  const { actorType } = intent;
  return send(work, await work.store.intendAgain(intent, { actorType, sent, agreed, knownKeys }));
}

/** Without the values of the CRM in fields whose direction to the ERP has been switched off meanwhile. */
function asMappedNow<Intent extends SentCreate>(
  { type }: CreateWork<Intent>,
  { sent, agreed }: Intent,
): Pick<OpenCreate, "sent" | "agreed"> {
  const served = new Set(
    transformsOf(type.fields).flatMap(({ field, toErp }) => (toErp ? [field.erpFieldKey] : [])),
  );
  const isSent = ([key]: readonly [string, string]) =>
    served.has(key) || (textByKey(agreed, key) ?? "") === "";
  const fieldValues = Object.fromEntries(Object.entries(sent.fieldValues).filter(isSent));
  return {
    sent: { ...sent, fieldValues },
    agreed: Object.fromEntries(Object.entries(agreed).filter(isSent)),
  };
}

async function keysAlike<Intent extends SentCreate>(
  work: CreateWork<Intent>,
  sent: Actor,
): Promise<readonly string[] | null> {
  const alike = await lookThrough(work, sent);
  return alike?.map(({ erpKey }) => erpKey) ?? null;
}

/** Sends an intent, once: where it is not certain what came of it, the ERP is looked through instead. */
async function send<Intent extends SentCreate>(work: CreateWork<Intent>, intent: Intent): Promise<CreateEnd> {
  const outcome = await work.erp.create(intent.sent);
  if (outcome.kind === "created") {
    return { kind: "linked", linkId: await linkCreated(work, intent, outcome.actor) };
  }
  const { kind, failure } = outcome;
  if (kind !== "uncertain") {
    await work.store.settle(intent);
    return { kind: "not-created", because: kind, failure };
  }
  // A connector that has just lost an answer may well lose the next: then the cycles look for the actor.
  const linkId = await lookForCreated(work, intent).catch(unlessErpFailure);
  return linkId === null ? { kind: "in-doubt", failure } : { kind: "linked", linkId };
}

function unlessErpFailure(error: unknown): null {
  if (error instanceof ErpFailure) return null;
  throw error;
}

/**
 * Looks through the ERP for an actor of which it is not known whether it was created. Answers the link's id where there is
 * exactly one new match that is nobody else's; otherwise null, and what was found is noted for somebody to say which it is.
 *
 * @throws ErpFailure when the ERP cannot be reached.
 */
export async function lookForCreated<Intent extends SentCreate>(
  work: CreateWork<Intent>,
  intent: Intent,
): Promise<number | null> {
  const rivals = (await work.store.rivals(intent)).filter((rival) => canBeNewTo(intent, rival));
  const finding = await findSent(work, intent, rivals);
  if (finding?.kind === "found") {
    const earlier = rivals.filter(({ isOwn }) => isOwn);
    return linkCreated(work, withoutOther(intent, earlier), await wholeActor(work, finding.actor));
  }
  await work.store.noteDoubt(intent, { because: reasonOf(finding), candidates: finding?.candidates ?? [] });
  return null;
}

function reasonOf(finding: CreatedDoubt | null): DoubtReason {
  if (finding === null) return "unsearchable";
  if (finding.isContested) return "contested";
  return finding.candidates.length === 0 ? "none" : "several";
}

/** null where the ERP cannot be asked for it. */
async function findSent<Intent extends SentCreate>(
  work: CreateWork<Intent>,
  intent: Intent,
  rivals: readonly RivalCreate[],
): Promise<CreatedFinding | null> {
  const { store, type } = work;
  const found = await lookThrough(work, intent.sent);
  if (found === null) return null;
  return findCreated({
    ...asSought(intent, type),
    found,
    linkedKeys: await store.linkedKeys(
      intent.actorType,
      found.map(({ erpKey }) => erpKey),
    ),
    rivals: rivals.filter(({ isOwn }) => !isOwn).map((rival) => asSought(rival, type)),
  });
}

const asSought = (
  { sent, knownKeys }: Pick<OpenCreate, "sent" | "knownKeys">,
  { entity, fields }: ActorTypePlan,
) => ({
  sent,
  keys: sentKeys(sent, entity, fields),
  knownKeys: knownKeys === null ? null : new Set(knownKeys),
});

/**
 * The actors that answer to the description of the one that is sent; null where the ERP cannot be asked for them: it
 * has no such search, or nothing of the actor can be searched for.
 */
async function lookThrough<Intent extends SentCreate>(
  { erp, type, searchable }: CreateWork<Intent>,
  sent: Actor,
): Promise<readonly Actor[] | null> {
  const { actorType, entity, fields } = type;
  const keys = sentKeys(sent, entity, fields);
  const fieldKeys = fieldKeysOf(type);
  const ask = async (queries: ReturnType<typeof queriesFor>) => {
    const found: Actor[] = [];
    let isAnswered = false;
    for (const query of queries) {
      const actors = await erp.search({ actorType, query, fieldKeys });
      if (actors === null) continue;
      isAnswered = true;
      found.push(...actors);
    }
    return isAnswered ? found : null;
  };
  return (
    (await ask(queriesFor(keys, (erpFieldKey) => searchable.has(erpFieldKey)))) ?? ask(simpleQueries(keys))
  );
}

/** A search may answer with fewer fields than are synchronised. */
async function wholeActor<Intent extends SentCreate>(
  { erp, type }: CreateWork<Intent>,
  found: Actor,
): Promise<Actor> {
  const { actorType } = type;
  const actors = await erp.getActors({ actorType, erpKeys: [found.erpKey], fieldKeys: fieldKeysOf(type) });
  return actors.find(({ erpKey }) => erpKey === found.erpKey) ?? found;
}

const fieldKeysOf = ({ fields }: ActorTypePlan): readonly string[] => [
  ...new Set(fields.map(({ erpFieldKey }) => erpFieldKey)),
];

/** Links a created actor with its record as both are now; answers the link's id. Throws what the store throws. */
export async function linkCreated<Intent extends SentCreate>(
  { store }: Pick<CreateWork<Intent>, "store">,
  intent: Intent,
  actor: Actor,
): Promise<number> {
  const { sent, agreed } = intent;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { record, type, winner, blankOverwrites } = await store.situation(intent);
    const created = { record, fields: type.fields, sent, agreed, winner, blankOverwrites, answer: actor };
    const linked = await store.link(intent, {
      actor,
      plan: completeCreate(created),
      version: record.version,
    });
    if (linked !== "stale") return linked;
  }
  throw new RecordKeepsChanging(
    "Somebody keeps writing to the record; its actor is linked by a later cycle.",
  );
}
