import type { ConnectionSync } from "@brygga/api-contract";
import { isTimeZone } from "@brygga/sync-engine";
import { loadConnection, loadLiveConnection } from "../../admin/connection-store.ts";
import { hasOrderedStamps } from "../../admin/stamp-order.ts";
import { loadConnector } from "../../admin/sync-connector-store.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { toScanState } from "../commit/positions.ts";

/** What an administrator may set of how a connection is synchronised. */
export interface ConnectionSyncSettings {
  readonly blankOverwrites: boolean;
  readonly overlapSeconds: number;
  /** 0: there is no background scan. */
  readonly scanRoundHours: number;
  /** IANA name; "": date-times are taken as they are. */
  readonly timeZone: string;
}

export async function loadConnectionSync(db: Db, connectionId: number): Promise<ConnectionSyncSettings> {
  const row = await db
    .selectFrom("erp_connection")
    .select(["blank_overwrites", "overlap_seconds", "scan_round_hours", "time_zone"])
    .where("id", "=", connectionId)
    .executeTakeFirstOrThrow();
  return {
    blankOverwrites: row.blank_overwrites === 1,
    overlapSeconds: row.overlap_seconds,
    scanRoundHours: row.scan_round_hours,
    timeZone: row.time_zone,
  };
}

/** Throws the Problem `not-found`. */
export async function viewConnectionSync(db: Db, connectionId: number): Promise<ConnectionSync> {
  const connection = await loadConnection(db, connectionId);
  const { capabilities } = await loadConnector(db, connection.connectorId);
  const { overlapSeconds, scanRoundHours, timeZone } = await loadConnectionSync(db, connectionId);
  return {
    ...{ overlapSeconds, scanRoundHours, timeZone },
    ...(await viewScan(db, connectionId)),
    paused: await countPaused(db, connectionId),
    disappearance: await viewDisappearance(db, connectionId),
    readsEverything: !hasOrderedStamps(capabilities?.lastModified ?? null),
  };
}

/** How far the background scan has come. */
export async function viewScan(
  db: Db,
  connectionId: number,
): Promise<Pick<ConnectionSync, "lastRound" | "round">> {
  const row = await db
    .selectFrom("sync_position")
    .select("scan")
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  if (row?.scan == null) return { lastRound: null, round: null };
  const { afterId, startedAt, links, compared, identical, last } = toScanState(row.scan);
  return { lastRound: last, round: afterId === null ? null : { startedAt, links, compared, identical } };
}

async function countPaused(db: Db, connectionId: number): Promise<ConnectionSync["paused"]> {
  const rows = await db
    .selectFrom("link")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .where("connection_id", "=", connectionId)
    .where("state", "<>", "active")
    .groupBy("state")
    .execute();
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    missingInErp: count("missing-in-erp"),
    missingInCrm: count("missing-in-crm"),
    waitingForParent: count("waiting-for-parent"),
  };
}

async function viewDisappearance(db: Db, connectionId: number): Promise<ConnectionSync["disappearance"]> {
  const row = await db
    .selectFrom("actor_disappearance")
    .select(["since", "actors", "links", "confirmed_by"])
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  if (!row) return null;
  const { since, actors, links, confirmed_by } = row;
  return { since, actors, links, confirmed: confirmed_by !== null };
}

/** Members that are left out stay as they are. */
export interface ConnectionSyncChange {
  readonly overlapSeconds?: number | undefined;
  readonly scanRoundHours?: number | undefined;
  readonly timeZone?: string | undefined;
}

/**
 * Changes how a connection is synchronised, from its next cycle on. In another zone the ERP's date-times are other
 * moments: that cycle compares all links that have one, and the CRM gets what the ERP means.
 *
 * Throws the Problems `not-found`, `connection-deleted`, `connection-active` and `invalid-request`.
 */
export function changeConnectionSync(
  db: Db,
  connectionId: number,
  change: ConnectionSyncChange,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { active } = await loadLiveConnection(trx, connectionId);
    const before = await loadConnectionSync(trx, connectionId);
    const after = { ...before, ...definedOf(change) };
    if (after.timeZone !== before.timeZone) {
      refuseTimeZone(after.timeZone);
      if (active) throw new Problem("connection-active");
    }
    await trx
      .updateTable("erp_connection")
      .set({
        overlap_seconds: after.overlapSeconds,
        scan_round_hours: after.scanRoundHours,
        time_zone: after.timeZone,
      })
      .where("id", "=", connectionId)
      .execute();
  });
}

const definedOf = (change: ConnectionSyncChange): Partial<ConnectionSyncSettings> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/** Throws the Problem `invalid-request` for a name that is no time zone's; "" stands for none. */
export function refuseTimeZone(name: string): void {
  if (name === "" || isTimeZone(name)) return;
  const message = 'A time zone is written as "Europe/Stockholm".';
  throw new Problem("invalid-request", {
    errors: [{ path: "timeZone", code: "no-such-time-zone", message }],
  });
}

export interface DisappearanceAnswer {
  readonly gone: boolean;
  readonly userId: number;
}

/**
 * Answers whether the many actors that are missing are gone. If so, the next cycle looks once more and pauses the links
 * of those that it still does not find. If not, the doubts are forgotten.
 *
 * Throws the Problem `not-found` where nothing is asked.
 */
export function answerDisappearance(
  db: Db,
  connectionId: number,
  { gone, userId }: DisappearanceAnswer,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    if ((await viewDisappearance(trx, connectionId)) === null) throw new Problem("not-found");
    if (gone) {
      await trx
        .updateTable("actor_disappearance")
        .set({ confirmed_by: userId })
        .where("connection_id", "=", connectionId)
        .execute();
      return;
    }
    await trx.deleteFrom("actor_disappearance").where("connection_id", "=", connectionId).execute();
    await trx.deleteFrom("actor_absence").where("connection_id", "=", connectionId).execute();
  });
}
