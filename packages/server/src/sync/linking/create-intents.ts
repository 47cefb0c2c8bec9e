import type { Actor } from "@brygga/protocol";
import type { CrmEntity, RivalCreate } from "@brygga/sync-engine";
import type { Selectable } from "kysely";
import { z } from "zod";
import { type Db, inTransaction, type Trx } from "../../db/database.ts";
import { fromJson, toJson } from "../../db/json.ts";
import { idSet } from "../../db/sql.ts";
import type { CreateIntentTable } from "../../db/sync-tables.ts";
import { Problem } from "../../problem.ts";
import { nextAttempt } from "../problems/backoff.ts";
import { forgetLanded, keepGivenUp, loadGivenUp } from "./given-up-creates.ts";

const texts = z.record(z.string(), z.string());

const actor = z.object({
  actorType: z.string(),
  erpKey: z.string(),
  lastModified: z.string(),
  parentActorType: z.string(),
  parentErpKey: z.string(),
  fieldValues: texts,
}) satisfies z.ZodType<Actor>;

const candidates = z.array(z.object({ actor, isNew: z.boolean(), isSame: z.boolean() }));

/** An actor that was sent to be created. Its row goes when it is known what came of it. */
export interface CreateIntent {
  readonly id: number;
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly entityId: number;
  readonly actorType: string;
  readonly sent: Actor;
  /** See CreatePlan of the engine. */
  readonly agreed: Readonly<Record<string, string>>;
  /** Keys of the actors that answered to its description before; null where that is not known. */
  readonly knownKeys: readonly string[] | null;
  readonly userId: number | null;
  readonly sentAt: string;
  readonly state: CreateIntentTable["state"];
  readonly candidates: z.infer<typeof candidates>;
  /** Multi-language text; "" before it is in doubt. */
  readonly explanation: string;
  readonly attempts: number;
  readonly nextAttemptAt: string;
}

export type NewIntent = Pick<
  CreateIntent,
  "connectionId" | "entity" | "entityId" | "actorType" | "sent" | "agreed" | "knownKeys" | "userId"
>;

const toIntent = (row: Selectable<CreateIntentTable>): CreateIntent => ({
  id: row.id,
  connectionId: row.connection_id,
  entity: row.crm_entity,
  entityId: row.crm_id,
  actorType: row.actor_type,
  sent: fromJson(actor, row.actor),
  agreed: fromJson(texts, row.agreed),
  knownKeys: row.known_keys === null ? null : fromJson(z.array(z.string()), row.known_keys),
  userId: row.user_id,
  sentAt: row.sent_at,
  state: row.state,
  candidates: fromJson(candidates, row.candidates),
  explanation: row.explanation,
  attempts: row.attempts,
  nextAttemptAt: row.next_attempt_at,
});

/** Stores what is about to be sent. */
export async function insertIntent(trx: Trx, intent: NewIntent, at: Date): Promise<CreateIntent> {
  await forgetLanded(trx, intent.connectionId, at);
  const row = await trx
    .insertInto("create_intent")
    .values({
      connection_id: intent.connectionId,
      crm_entity: intent.entity,
      crm_id: intent.entityId,
      actor_type: intent.actorType,
      actor: toJson(intent.sent),
      agreed: toJson(intent.agreed),
      known_keys: intent.knownKeys === null ? null : toJson(intent.knownKeys),
      user_id: intent.userId,
      sent_at: at.toISOString(),
      state: "sent",
      next_attempt_at: at.toISOString(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toIntent(row);
}

/**
 * It is about to be sent once more; what answers to its description now was there before. What was sent before is given up.
 */
export const sendAgain = (db: Db, again: SentAgain, at: Date): Promise<CreateIntent> =>
  inTransaction(db, async (trx) => {
    await keepGivenUp(trx, again.id);
    return replaceSent(trx, again, at);
  });

type SentAgain = Pick<CreateIntent, "id" | "sent" | "agreed" | "knownKeys">;

async function replaceSent(
  trx: Trx,
  { id, sent, agreed, knownKeys }: SentAgain,
  at: Date,
): Promise<CreateIntent> {
  const row = await trx
    .updateTable("create_intent")
    .set({
      ...{ state: "sent", candidates: "[]", explanation: "", attempts: 0 },
      ...{ actor: toJson(sent), agreed: toJson(agreed) },
      known_keys: knownKeys === null ? null : toJson(knownKeys),
      sent_at: at.toISOString(),
      next_attempt_at: at.toISOString(),
    })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Problem("not-found");
  return toIntent(row);
}

export interface Doubt {
  readonly candidates: CreateIntent["candidates"];
  /** Multi-language text. */
  readonly explanation: string;
  readonly at: Date;
}

/** The ERP has been looked through without a result that is certain; it is looked through again later. */
export async function noteDoubt(
  db: Db,
  { id, attempts }: Pick<CreateIntent, "id" | "attempts">,
  { candidates: found, explanation, at }: Doubt,
): Promise<void> {
  await db
    .updateTable("create_intent")
    .set({
      state: "in-doubt",
      candidates: toJson(found),
      explanation,
      attempts: attempts + 1,
      next_attempt_at: nextAttempt(at, attempts + 1).toISOString(),
    })
    .where("id", "=", id)
    .execute();
}

/** Answers false when somebody else has settled it meanwhile. */
export async function settleIntent(trx: Db | Trx, id: number): Promise<boolean> {
  const gone = await trx.deleteFrom("create_intent").where("id", "=", id).executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** Nobody waits for it any more. Answers false when somebody else has settled it meanwhile. */
export async function giveUpIntent(
  trx: Trx,
  { id, connectionId }: Pick<CreateIntent, "id" | "connectionId">,
  at: Date,
): Promise<boolean> {
  await keepGivenUp(trx, id);
  const isGivenUp = await settleIntent(trx, id);
  await forgetLanded(trx, connectionId, at);
  return isGivenUp;
}

/** Throws the Problem `not-found`. */
export async function loadIntent(db: Db, id: number): Promise<CreateIntent> {
  const row = await db.selectFrom("create_intent").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Problem("not-found");
  return toIntent(row);
}

/** Of these connections, oldest first. */
export async function loadIntents(db: Db, connectionIds: readonly number[]): Promise<CreateIntent[]> {
  const rows = await db
    .selectFrom("create_intent")
    .selectAll()
    .where("connection_id", "in", idSet(connectionIds))
    .orderBy("id")
    .execute();
  return rows.map(toIntent);
}

/** Those that are to be looked for now. */
export async function loadDueIntents(db: Db, connectionId: number, now: Date): Promise<CreateIntent[]> {
  const rows = await db
    .selectFrom("create_intent")
    .selectAll()
    .where("connection_id", "=", connectionId)
    .where("next_attempt_at", "<=", now.toISOString())
    .orderBy("id")
    .execute();
  return rows.map(toIntent);
}

/** The others of the same actor type in its connection, with what was given up. */
export async function loadRivals(db: Db, intent: CreateIntent): Promise<RivalCreate[]> {
  const { id, connectionId, actorType } = intent;
  const rows = await db
    .selectFrom("create_intent")
    .selectAll()
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType)
    .where("id", "<>", id)
    .execute();
  const open = rows.map((row) => ({ ...toIntent(row), isGivenUp: false, isOwn: false }));
  return [...open, ...(await loadGivenUp(db, intent, (json) => fromJson(actor, json)))];
}

export interface IntentSubject {
  readonly connectionId: number;
  readonly entity: CrmEntity;
  readonly entityId: number;
}

/** The record's own, in this connection. */
export async function intentOf(
  db: Db,
  { connectionId, entity, entityId }: IntentSubject,
): Promise<Pick<CreateIntent, "id" | "sentAt" | "state" | "actorType"> | null> {
  const row = await db
    .selectFrom("create_intent")
    .select(["id", "sent_at as sentAt", "state", "actor_type as actorType"])
    .where("connection_id", "=", connectionId)
    .where("crm_entity", "=", entity)
    .where("crm_id", "=", entityId)
    .executeTakeFirst();
  return row ?? null;
}

/** Those of the records that have one of their own in the connection. */
export async function recordsInDoubt(
  db: Db,
  connectionId: number,
  { entity, ids }: { readonly entity: CrmEntity; readonly ids: readonly number[] },
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom("create_intent")
    .select("crm_id as id")
    .where("connection_id", "=", connectionId)
    .where("crm_entity", "=", entity)
    .where("crm_id", "in", idSet(ids))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Somebody asked for a sync now: what waits is looked for in this one. */
export async function makeIntentsDue(db: Db, connectionIds: readonly number[], at: Date): Promise<void> {
  await db
    .updateTable("create_intent")
    .set({ next_attempt_at: at.toISOString() })
    .where("connection_id", "in", idSet(connectionIds))
    .where("next_attempt_at", ">", at.toISOString())
    .execute();
}
