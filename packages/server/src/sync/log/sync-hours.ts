import type { Db, Trx } from "../../db/database.ts";

/** Changes within one hour. */
export interface HourOfChanges {
  /** When the hour began. */
  readonly at: string;
  readonly toCrm: number;
  readonly toErp: number;
}

/** Up to the hour: instants are ISO 8601 in UTC, so that their beginnings sort as they do. */
const HOUR_LENGTH = "2026-11-22T13".length;

const hourOf = (at: Date): string => at.toISOString().slice(0, HOUR_LENGTH);

interface Written {
  readonly connectionId: number;
  readonly at: Date;
  readonly toCrm: number;
  readonly toErp: number;
}

/** Adds rows of the log to the count of their hour, in the transaction that writes them. */
export async function countInHour(trx: Trx, { connectionId, at, toCrm, toErp }: Written): Promise<void> {
  if (toCrm + toErp === 0) return;
  await trx
    .insertInto("sync_hour")
    .values({ connection_id: connectionId, hour: hourOf(at), to_crm: toCrm, to_erp: toErp })
    .onConflict((conflict) =>
      conflict.columns(["connection_id", "hour"]).doUpdateSet((eb) => ({
        to_crm: eb("sync_hour.to_crm", "+", eb.ref("excluded.to_crm")),
        to_erp: eb("sync_hour.to_erp", "+", eb.ref("excluded.to_erp")),
      })),
    )
    .execute();
}

/** The hours since then in which something was changed through a connection, oldest first. */
export async function hoursSince(db: Db, connectionId: number, since: Date): Promise<HourOfChanges[]> {
  const rows = await db
    .selectFrom("sync_hour")
    .select(["hour", "to_crm", "to_erp"])
    .where("connection_id", "=", connectionId)
    .where("hour", ">=", hourOf(since))
    .orderBy("hour")
    .execute();
  return rows.map(({ hour, to_crm, to_erp }) => ({ at: `${hour}:00:00.000Z`, toCrm: to_crm, toErp: to_erp }));
}
