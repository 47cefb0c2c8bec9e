import type { Actor } from "@brygga/protocol";
import { canStillLand, type RivalCreate } from "@brygga/sync-engine";
import { z } from "zod";
import type { Db, Trx } from "../../db/database.ts";
import { fromJson } from "../../db/json.ts";

const COLUMNS = [
  "connection_id",
  "crm_entity",
  "crm_id",
  "actor_type",
  "actor",
  "known_keys",
  "sent_at",
] as const;

/** Nobody waits any more for what was sent with an intent; the ERP may carry it out all the same. */
export async function keepGivenUp(trx: Trx, intentId: number): Promise<void> {
  await trx
    .insertInto("given_up_create")
    .columns([...COLUMNS])
    .expression(trx.selectFrom("create_intent").select(COLUMNS).where("id", "=", intentId))
    .execute();
}

interface Rivalry {
  readonly connectionId: number;
  readonly actorType: string;
  readonly entity: string;
  readonly entityId: number;
}

const knownKeys = z.array(z.string());

/** What was given up of the same actor type in the connection. */
export async function loadGivenUp(
  db: Db,
  { connectionId, actorType, entity, entityId }: Rivalry,
  readActor: (json: string) => Actor,
): Promise<RivalCreate[]> {
  const rows = await db
    .selectFrom("given_up_create")
    .selectAll()
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType)
    .execute();
  return rows.map((row) => ({
    sent: readActor(row.actor),
    knownKeys: row.known_keys === null ? null : fromJson(knownKeys, row.known_keys),
    sentAt: row.sent_at,
    isGivenUp: true,
    isOwn: row.crm_entity === entity && row.crm_id === entityId,
  }));
}

/** Forgets of a connection what can land no more, now or beside what is still in doubt there. */
export async function forgetLanded(trx: Trx, connectionId: number, now: Date): Promise<void> {
  const oldest = await trx
    .selectFrom("create_intent")
    .select(({ fn }) => fn.min("sent_at").as("sentAt"))
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  const sinceMs = Math.min(now.getTime(), oldest?.sentAt ? Date.parse(oldest.sentAt) : now.getTime());
  const rows = await trx
    .selectFrom("given_up_create")
    .select(["id", "sent_at as sentAt"])
    .where("connection_id", "=", connectionId)
    .execute();
  const over = rows.filter((row) => !canStillLand(row, sinceMs)).map(({ id }) => id);
  if (over.length > 0) await trx.deleteFrom("given_up_create").where("id", "in", over).execute();
}
