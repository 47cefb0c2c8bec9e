import type { BatchCommit, Positions, ReadMark, ScanState, WatermarkMove } from "@brygga/sync-engine";
import { z } from "zod";
import type { Db, Trx } from "../../db/database.ts";
import { fromJson, toJson } from "../../db/json.ts";

const readMarks = z.array(z.string().nullable());

const scanFigure = z.object({ at: z.string(), compared: z.number(), identical: z.number() });

const scanState = z.object({
  afterId: z.number().nullable(),
  startedAt: z.string(),
  steppedAt: z.string(),
  links: z.number(),
  compared: z.number(),
  identical: z.number(),
  last: scanFigure.nullable(),
});

/** Up to where a connection has been read, without what only the process knows. */
export async function loadPositions(db: Db, connectionId: number): Promise<Positions> {
  const marks = await db
    .selectFrom("sync_watermark")
    .select(["actor_type", "stamp", "older"])
    .where("connection_id", "=", connectionId)
    .execute();
  const position = await db
    .selectFrom("sync_position")
    .select(["feed", "first_stamp", "scan"])
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  const disappearance = await db
    .selectFrom("actor_disappearance")
    .select("confirmed_by")
    .where("connection_id", "=", connectionId)
    .executeTakeFirst();
  return {
    watermarks: Object.fromEntries(marks.map((mark) => [mark.actor_type, mark.stamp])),
    older: Object.fromEntries(marks.map((mark) => [mark.actor_type, fromJson(readMarks, mark.older)])),
    feed: position?.feed ?? 0,
    ...(position?.first_stamp == null ? {} : { firstStamp: position.first_stamp }),
    ...(position?.scan == null ? {} : { scan: toScanState(position.scan) }),
    ...(disappearance ? { disappearance: { isConfirmed: disappearance.confirmed_by !== null } } : {}),
  };
}

/** A background scan as it is stored. */
export const toScanState = (stored: string): ScanState => fromJson(scanState, stored);

/** Moves whatever the batch moves, in the transaction of its records. */
export async function movePositions(
  trx: Trx,
  {
    connectionId,
    batch,
    at,
  }: { readonly connectionId: number; readonly batch: Omit<BatchCommit, "links">; readonly at: Date },
): Promise<void> {
  if (batch.watermark) await moveWatermark(trx, connectionId, batch.watermark);
  const columns = {
    ...(batch.feed === undefined ? {} : { feed: batch.feed }),
    ...(batch.firstStamp === undefined ? {} : { first_stamp: batch.firstStamp }),
    ...(batch.scan === undefined ? {} : { scan: toJson(batch.scan) }),
  };
  if (Object.keys(columns).length > 0) {
    await trx
      .insertInto("sync_position")
      .values({ connection_id: connectionId, feed: 0, ...columns })
      .onConflict((conflict) => conflict.column("connection_id").doUpdateSet(columns))
      .execute();
  }
  if (batch.disappearance !== undefined) await writeDisappearance(trx, connectionId, { ...batch, at });
}

async function moveWatermark(
  trx: Trx,
  connectionId: number,
  { actorType, stamp, older: marks = [] }: WatermarkMove,
): Promise<void> {
  const older = toJson(marks satisfies readonly ReadMark[]);
  await trx
    .insertInto("sync_watermark")
    .values({ connection_id: connectionId, actor_type: actorType, stamp, older })
    .onConflict((conflict) => conflict.columns(["connection_id", "actor_type"]).doUpdateSet({ stamp, older }))
    .execute();
}

async function writeDisappearance(
  trx: Trx,
  connectionId: number,
  { disappearance, at }: Pick<BatchCommit, "disappearance"> & { readonly at: Date },
): Promise<void> {
  if (!disappearance) {
    await trx.deleteFrom("actor_disappearance").where("connection_id", "=", connectionId).execute();
    return;
  }
  const { actors, links } = disappearance;
  await trx
    .insertInto("actor_disappearance")
    .values({ connection_id: connectionId, since: at.toISOString(), actors, links, confirmed_by: null })
    .onConflict((conflict) => conflict.column("connection_id").doUpdateSet({ actors, links }))
    .execute();
}
