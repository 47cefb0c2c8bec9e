import { type Db, inTransaction } from "../db/database.ts";
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
  });
}
