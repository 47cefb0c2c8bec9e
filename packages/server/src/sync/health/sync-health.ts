import type { ConnectionHealth, ErpConnection, HealthPeriod, SyncHealth } from "@brygga/api-contract";
import type { Language } from "../../admin/admin-deps.ts";
import { listConnections } from "../../admin/connections.ts";
import type { Db } from "../../db/database.ts";
import { viewScan } from "../cycle/connection-sync.ts";
import { inPriorityOrder, loadEngineSettings } from "../cycle/settings.ts";
import { hoursSince } from "../log/sync-hours.ts";
import { delayOfChanges } from "./delay-of-changes.ts";
import { whatWaits } from "./what-waits.ts";

const HOUR_MS = 3_600_000;

export interface HealthQuestion {
  /** How far back, in hours. */
  readonly hours: HealthPeriod;
  readonly language: Language;
  readonly now: Date;
}

/** How the synchronisation of all connections is doing. What it costs does not grow with the log. */
export async function viewSyncHealth(db: Db, { hours, language, now }: HealthQuestion): Promise<SyncHealth> {
  const { priority } = await loadEngineSettings(db);
  const inOrder = (ids: readonly number[]) => inPriorityOrder(priority, ids);
  const since = firstHour(now, hours);
  const connections: ConnectionHealth[] = [];
  for (const connection of await listConnections(db, { deleted: false, inOrder }, language)) {
    connections.push(await healthOf(db, connection, since));
  }
  return { at: now.toISOString(), since: since.toISOString(), connections };
}

/** The present hour is one of them. */
const firstHour = (now: Date, hours: number): Date =>
  new Date((Math.floor(now.getTime() / HOUR_MS) - hours + 1) * HOUR_MS);

async function healthOf(db: Db, connection: ErpConnection, since: Date): Promise<ConnectionHealth> {
  const { id } = connection;
  return {
    id,
    displayName: connection.displayName,
    active: connection.active,
    health: connection.health,
    failure: connection.failure,
    failingSince: connection.failingSince,
    nextAttemptAt: connection.nextAttemptAt,
    breaker: connection.breaker,
    lastSyncAt: connection.lastSyncAt,
    linkCount: connection.linkCount,
    problemCount: connection.problemCount,
    waiting: await whatWaits(db, id),
    delay: await delayOfChanges(db, id, since),
    ...(await viewScan(db, id)),
    hours: await hoursSince(db, id, since),
  };
}
