import { queueForComparison } from "../../admin/forget-base.ts";
import { type Db, inTransaction } from "../../db/database.ts";
import type { ChangedFit } from "./field-fit.ts";

interface HeldValues {
  readonly connectionId: number;
  readonly changed: readonly ChangedFit[];
  readonly now: Date;
}

/**
 * Makes values due that were held because they did not fit, where their cause may be gone: the list mapping or a list
 * has changed, a field takes more than it did, or a direction is another. Costs nothing while nothing has changed, and
 * afterwards what is held, not what is linked.
 *
 * In another time zone all date-times are other moments: then the links of the actor type are compared. The cycle that
 * works with the new zone finds that itself, so that nothing is lost when it was set in the middle of the one before.
 */
export async function retryHeldValues(db: Db, { connectionId, changed, now }: HeldValues): Promise<void> {
  if (changed.length === 0) return;
  await inTransaction(db, async (trx) => {
    for (const { fieldId, actorType, fieldKey, fit } of changed) {
      await trx
        .updateTable("sync_problem")
        .set({ next_attempt_at: now.toISOString() })
        .where("connection_id", "=", connectionId)
        .where("erp_field_key", "=", fieldKey)
        .where("next_attempt_at", ">", now.toISOString())
        .where("link_id", "in", (eb) =>
          eb.selectFrom("link").select("link.id").where("link.actor_type", "=", actorType),
        )
        .execute();
      await trx.updateTable("erp_field").set({ fit }).where("id", "=", fieldId).execute();
    }
    const zoned = changed.filter(({ isZoneChanged }) => isZoneChanged).map(({ actorType }) => actorType);
    for (const actorType of new Set(zoned)) await queueForComparison(trx, { connectionId, actorType, now });
  });
}
