import { sql } from "kysely";
import type { Trx } from "../db/database.ts";

export interface ForgottenFields {
  readonly connectionId: number;
  readonly actorType: string;
  readonly fieldKeys: readonly string[];
  readonly now: Date;
}

/**
 * Forgets what both sides agreed on and what was learned of their writes, for these fields alone, and queues the links of the actor type to be
 * compared: what changed is the mapping, so neither side's stamps will tell.
 */
export async function forgetBase(trx: Trx, forgotten: ForgottenFields): Promise<void> {
  if (forgotten.fieldKeys.length === 0) return;
  // A patch takes members away by null, whatever characters their keys have.
  const patch = JSON.stringify(Object.fromEntries(forgotten.fieldKeys.map((key) => [key, null])));
  await trx
    .updateTable("link")
    .set({
      base: sql<string>`json_patch(base, ${patch})`,
      churn: sql<string>`case churn when '' then '' else json_patch(churn, ${patch}) end`,
    })
    .where("connection_id", "=", forgotten.connectionId)
    .where("actor_type", "=", forgotten.actorType)
    .execute();
  await forgetLearned(trx, forgotten);
  await queueForComparison(trx, forgotten);
}

async function forgetLearned(
  trx: Trx,
  { connectionId, actorType, fieldKeys }: ForgottenFields,
): Promise<void> {
  await trx
    .updateTable("erp_field")
    .set({ learned: "" })
    .where("learned", "!=", "")
    .where("field_key", "in", fieldKeys)
    .where("actor_type_mapping_id", "in", mappingIds(trx, { connectionId, actorType }))
    .execute();
}

/** The mapping of an actor type, for use in a query of its fields. */
export const mappingIds = (
  trx: Trx,
  { connectionId, actorType }: Pick<ForgottenFields, "connectionId" | "actorType">,
) =>
  trx
    .selectFrom("actor_type_mapping")
    .select("id")
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType);

/** Has all links of an actor type compared on both sides when the connection is active next. */
export async function queueForComparison(
  trx: Trx,
  { connectionId, actorType, now }: Omit<ForgottenFields, "fieldKeys">,
): Promise<void> {
  const since = now.toISOString();
  await trx
    .insertInto("link_check")
    .columns(["link_id", "connection_id", "since"])
    .expression((eb) =>
      eb
        .selectFrom("link")
        .select((link) => ["link.id", "link.connection_id", link.val(since).as("since")])
        .where("link.connection_id", "=", connectionId)
        .where("link.actor_type", "=", actorType),
    )
    .onConflict((conflict) => conflict.column("link_id").doNothing())
    .execute();
}
