import { type Breaker, CLOSED_BREAKER, mayAttempt } from "@brygga/sync-engine";
import { AT_REST } from "../../admin/connection-store.ts";
import { lastPosition } from "../../crm/change-feed.ts";
import type { Db } from "../../db/database.ts";

/** A connection that takes part in sync: active, and not deleted. */
export interface ActiveConnection {
  readonly id: number;
  readonly breaker: Breaker;
}

const BREAKER_COLUMNS = ["breaker", "failures", "next_attempt_at"] as const;

interface BreakerRow {
  readonly breaker: Breaker["state"];
  readonly failures: number;
  readonly next_attempt_at: string | null;
}

const toBreaker = ({ breaker: state, failures, next_attempt_at }: BreakerRow): Breaker => ({
  state,
  failures,
  nextAttemptAt: next_attempt_at === null ? null : new Date(next_attempt_at),
});

const breakerRow = ({ state, failures, nextAttemptAt }: Breaker): BreakerRow => ({
  breaker: state,
  failures,
  next_attempt_at: nextAttemptAt?.toISOString() ?? null,
});

export async function loadActiveConnections(db: Db): Promise<ActiveConnection[]> {
  const rows = await db
    .selectFrom("erp_connection")
    .select(["id", ...BREAKER_COLUMNS])
    .where("active", "=", 1)
    .where("deleted_at", "is", null)
    .execute();
  return rows.map((row) => ({ id: row.id, breaker: toBreaker(row) }));
}

export async function loadActiveConnectionIds(db: Db): Promise<number[]> {
  return (await loadActiveConnections(db)).map(({ id }) => id);
}

/** Whether a cycle of the connection may begin by itself. */
export const isDue = ({ breaker }: ActiveConnection, now: Date): boolean => mayAttempt(breaker, now);

export async function loadBreaker(db: Db, connectionId: number): Promise<Breaker> {
  const row = await db
    .selectFrom("erp_connection")
    .select(BREAKER_COLUMNS)
    .where("id", "=", connectionId)
    .executeTakeFirst();
  return row === undefined ? CLOSED_BREAKER : toBreaker(row);
}

export async function storeBreaker(db: Db, connectionId: number, breaker: Breaker): Promise<void> {
  await db.updateTable("erp_connection").set(breakerRow(breaker)).where("id", "=", connectionId).execute();
}

/** How the engine marks its CRM writes on behalf of a connection. */
export const originOf = (connectionId: number) => `sync:${connectionId}`;

/**
 * Whether the change feed holds something after the connection's position that others wrote. Reads by
 * position, so it costs what has happened since and not what there is.
 */
export async function hasForeignChanges(db: Db, connectionId: number): Promise<boolean> {
  const position = await db
    .selectFrom("sync_position")
    .select("feed")
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  const change = await db
    .selectFrom("crm_change")
    .select("position")
    .where("position", ">", position?.feed ?? 0)
    .where("origin", "!=", originOf(connectionId))
    .limit(1)
    .executeTakeFirst();
  return change !== undefined;
}

/** After a cycle that came to its end: the only thing that a cycle with nothing to do writes. */
export async function markSynced(db: Db, connectionId: number, at: Date): Promise<void> {
  await db
    .updateTable("erp_connection")
    .set({ last_sync_at: at.toISOString(), ...AT_REST })
    .where("id", "=", connectionId)
    .execute();
}

/** After a cycle that failed: since when, and why. Answers whether the connection was well before. */
export async function markFailing(
  db: Db,
  connectionId: number,
  { failure, at, breaker }: { failure: string; at: Date; breaker: Breaker },
): Promise<boolean> {
  const before = await db
    .selectFrom("erp_connection")
    .select(["failure", "failing_since"])
    .where("id", "=", connectionId)
    .executeTakeFirst();
  await db
    .updateTable("erp_connection")
    .set({ failure, failing_since: before?.failing_since ?? at.toISOString(), ...breakerRow(breaker) })
    .where("id", "=", connectionId)
    .execute();
  return before?.failing_since === null || before?.failure !== failure;
}

/**
 * A connection that has never run begins at the feed's present end: whatever was written before it had links
 * does not concern it.
 */
export async function ensureFeedPosition(db: Db, connectionId: number): Promise<void> {
  const known = await db
    .selectFrom("sync_position")
    .select("feed")
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  if (known) return;
  const feed = await lastPosition(db);
  await db
    .insertInto("sync_position")
    .values({ connection_id: connectionId, feed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
