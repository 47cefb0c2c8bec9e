import type { Actor } from "@brygga/protocol";
import { type Clock, completeCreate, type ErpFailure, planCreate } from "@brygga/sync-engine";
import { rightsOf } from "../../admin/access.ts";
import { multiLanguageText } from "../../admin/words.ts";
import type { Principal } from "../../auth/principal.ts";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { type LinkTarget, refuseLinked } from "./connect-target.ts";
import { type CreateIntent, insertIntent, intentOf, noteDoubt, settleIntent } from "./create-intents.ts";
import {
  type CreateTarget,
  companyName,
  type LoadedType,
  liveRecord,
  loadType,
  parentOf,
} from "./create-subject.ts";
import { createValues, refuseMissing } from "./create-values.ts";
import type { CreatingErp } from "./creating-erp.ts";
import { findSent, lookThrough } from "./find-sent.ts";
import { StaleRecord, storeLink } from "./store-link.ts";

/** How often a record is planned anew because somebody writes to it while its actor is being created. */
const MAX_TRIES = 3;

export interface CreateDeps {
  readonly db: Db;
  readonly clock: Pick<Clock, "now">;
}

/** The same with the ERP of the connection. */
export interface CreateWork extends CreateDeps {
  readonly erp: CreatingErp;
}

export interface CreateRequest {
  readonly target: CreateTarget;
  readonly principal: Principal;
  /** What the user filled in, canonical text by ERP field key. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Everything up to the call: what the ERP has that answers to the description is noted, so that it is not taken for the
 * new actor, and the intent is stored.
 *
 * @throws Problem not-found, not-allowed, connection-inactive, already-linked, create-in-doubt, parent-not-linked,
 *   invalid-request
 * @throws ErpFailure when the ERP cannot be reached; nothing has been sent then.
 */
export async function prepareCreate(work: CreateWork, request: CreateRequest): Promise<CreateIntent> {
  const { db, erp, clock } = work;
  const { target, principal, values: filledIn } = request;
  await requireCreateRight(db, principal, target.connectionId);
  const { type, mapping, searchable } = await loadType(db, target);
  const record = await liveRecord(db, target);
  await refuseLinked(db, { ...target, erpKey: "" });
  await refuseInDoubt(db, target);
  const parent = await parentOf(db, target.connectionId, record);
  const tags = { user: principal.username, name: await companyName(db, record) };
  const given = createValues({ mapping, tags, filledIn });
  const { actor, agreed } = planCreate({ ...type, record, parent, ...given });
  refuseMissing(mapping, actor.fieldValues);
  const known = await lookThrough(erp, { type, sent: actor, searchable });
  const knownKeys = known?.map(({ erpKey }) => erpKey) ?? null;
  const { userId } = principal;
  return insertIntent(db, { ...target, sent: actor, agreed, knownKeys, userId }, clock.now());
}

export async function requireCreateRight(db: Db, principal: Principal, connectionId: number): Promise<void> {
  const rights = await rightsOf(db, connectionId, principal);
  if (!rights.visible) throw new Problem("not-found");
  if (!rights.canCreateInErp) throw new Problem("not-allowed");
}

async function refuseInDoubt(db: Db, target: CreateTarget): Promise<void> {
  const open = await intentOf(db, target);
  if (open !== null) throw inDoubt(open);
}

const inDoubt = ({ id, actorType }: Pick<CreateIntent, "id" | "actorType">, failure?: ErpFailure): Problem =>
  new Problem("create-in-doubt", {
    values: { id, actorType },
    ...(failure
      ? { explanation: { user: failure.userExplanation, tech: failure.techExplanation }, cause: failure }
      : {}),
  });

/**
 * Sends an intent and links what came of it. Never sends twice: where it is not certain what came of it the ERP is looked
 * through once, and what is not found then is looked for by the next cycles.
 *
 * @throws Problem erp-refused, erp-unreachable: nothing was created; create-in-doubt
 */
export async function sendIntent(work: CreateWork, intent: CreateIntent): Promise<number> {
  const outcome = await work.erp.create(intent.sent);
  if (outcome.kind === "created") return linkCreated(work, intent, outcome.actor);
  const { failure } = outcome;
  if (outcome.kind !== "uncertain") {
    await settleIntent(work.db, intent.id);
    const explanation = { user: failure.userExplanation, tech: failure.techExplanation };
    const code = outcome.kind === "refused" ? "erp-refused" : "erp-unreachable";
    throw new Problem(code, { explanation, cause: failure });
  }
  // A connector that has just lost an answer may well lose the next: then the cycles look for the actor.
  const linkId = await lookForIntent(work, intent).catch(() => null);
  if (linkId === null) throw inDoubt(intent, failure);
  return linkId;
}

/**
 * Looks through the ERP for an actor of which it is not known whether it was created. Answers the link where there is
 * exactly one new match; otherwise null, and the candidates are noted for somebody to say which it is.
 *
 * @throws ErpFailure when the ERP cannot be reached.
 */
export async function lookForIntent(work: CreateWork, intent: CreateIntent): Promise<number | null> {
  const { db, clock } = work;
  const where = await loadType(db, intent);
  const finding = await findSent(work, intent, { ...where, sent: intent.sent });
  if (finding?.kind === "found")
    return linkCreated(work, intent, await wholeActor(work, where, finding.actor));
  const candidates = finding === null ? [] : finding.candidates.map((candidate) => ({ ...candidate }));
  const explanation = explain(
    finding === null ? "unsearchable" : candidates.length === 0 ? "none" : "several",
  );
  await noteDoubt(db, intent, { candidates, explanation, at: clock.now() });
  return null;
}

/** The actor may be there, but it cannot be linked as things are: that is for somebody to mend. */
export const noteUnlinkable = ({ db, clock }: CreateDeps, intent: CreateIntent): Promise<void> =>
  noteDoubt(db, intent, {
    candidates: intent.candidates,
    explanation: explain("unlinkable"),
    at: clock.now(),
  });

/** A search may answer with fewer fields than are synchronised. */
async function wholeActor({ erp }: CreateWork, { type }: LoadedType, found: Actor): Promise<Actor> {
  const fieldKeys = type.fields.map(({ erpFieldKey }) => erpFieldKey);
  const actors = await erp.getActors({ actorType: type.actorType, erpKeys: [found.erpKey], fieldKeys });
  return actors.find(({ erpKey }) => erpKey === found.erpKey) ?? found;
}

/**
 * Links a created actor with its record, and settles the intent in the same transaction.
 *
 * @throws Problem already-linked, not-found
 */
export async function linkCreated(
  { db, clock }: CreateDeps,
  intent: CreateIntent,
  answer: Actor,
): Promise<number> {
  const { connection, type } = await loadType(db, intent);
  const { winner, blankOverwrites } = connection.plan;
  const { sent, agreed, userId, id: intentId } = intent;
  const target: LinkTarget = { ...targetOf(intent), erpKey: answer.erpKey };
  for (let tries = 1; ; tries++) {
    const record = await liveRecord(db, intent);
    const plan = completeCreate({
      ...{ record, fields: type.fields, sent, agreed, winner, blankOverwrites },
      answer,
    });
    try {
      return await storeLink(db, {
        target,
        plan,
        version: record.version,
        userId,
        at: clock.now(),
        intentId,
      });
    } catch (error) {
      if (!(error instanceof StaleRecord) || tries === MAX_TRIES) throw error;
    }
  }
}

const targetOf = ({ connectionId, entity, entityId, actorType }: CreateIntent): CreateTarget => ({
  connectionId,
  entity,
  entityId,
  actorType,
});

const EXPLANATIONS = {
  unsearchable: {
    en: "The ERP cannot be searched for the actor. Look there: choose it here if it exists, or create it anyway if it does not.",
    sv: "Det går inte att söka efter aktören i ERP-systemet. Titta där: välj den här om den finns, eller skapa den ändå om den inte finns.",
  },
  none: {
    en: "The ERP has no new actor like it yet. Brygga keeps looking; create it anyway if you know that it does not exist.",
    sv: "ERP-systemet har ingen ny sådan aktör ännu. Brygga fortsätter leta; skapa den ändå om du vet att den inte finns.",
  },
  unlinkable: {
    en: "The record cannot be connected: it was deleted, or is connected to another actor, or its actor type is not synchronised any more. Mend that, or give this up.",
    sv: "Posten kan inte anslutas: den har tagits bort, eller är ansluten till en annan aktör, eller så synkroniseras aktörtypen inte längre. Åtgärda det, eller ge upp det här.",
  },
  several: {
    en: "The ERP has actors that may be it. Choose the right one, or create it anyway if it is none of them.",
    sv: "ERP-systemet har aktörer som kan vara den. Välj rätt, eller skapa den ändå om det inte är någon av dem.",
  },
} as const;

const explain = (why: keyof typeof EXPLANATIONS): string => multiLanguageText(EXPLANATIONS[why]);
