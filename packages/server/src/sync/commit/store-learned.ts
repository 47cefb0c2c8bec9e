import type { FieldLearning } from "@brygga/sync-engine";
import { mappingIds, queueForComparison } from "../../admin/forget-base.ts";
import type { Trx } from "../../db/database.ts";

interface Learned {
  readonly connectionId: number;
  readonly learned: readonly FieldLearning[];
  readonly at: Date;
}

/**
 * Keeps what was learned of what the ERP does to texts with the fields that it is about. Where something has turned out
 * to be wrong, the links of the actor type are compared once more: what counted as equal may differ.
 */
export async function storeLearned(trx: Trx, { connectionId, learned, at }: Learned): Promise<void> {
  for (const { actorType, erpFieldKey, learning } of learned) {
    await trx
      .updateTable("erp_field")
      .set({ learned: JSON.stringify(learning) })
      .where("field_key", "=", erpFieldKey)
      .where("actor_type_mapping_id", "in", mappingIds(trx, { connectionId, actorType }))
      .execute();
  }
  const lost = new Set(learned.filter(({ isFormLost }) => isFormLost).map(({ actorType }) => actorType));
  for (const actorType of lost) await queueForComparison(trx, { connectionId, actorType, now: at });
}
