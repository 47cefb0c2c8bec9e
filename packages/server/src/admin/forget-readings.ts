import type { Trx } from "../db/database.ts";

/**
 * Forgets up to where the ERP has been read. Another configuration may lead to another client of the ERP, whose stamps
 * have nothing to do with those of the first; what is read again equals its base and costs nothing but the reading.
 */
export async function forgetReadings(trx: Trx, connectionId: number): Promise<void> {
  await trx.deleteFrom("sync_watermark").where("connection_id", "=", connectionId).execute();
  await trx
    .updateTable("sync_position")
    .set({ first_stamp: null })
    .where("connection_id", "=", connectionId)
    .execute();
}
