import { z } from "zod";
import type { Trx } from "../../db/database.ts";
import { fromJson, toJson } from "../../db/json.ts";
import { idSet } from "../../db/sql.ts";

const keys = z.array(z.string());

/**
 * Links are about to be removed: their actors are known, and no create that is in doubt has made them. Free again, each would
 * look like a new one to a create that was sent before it was linked.
 */
export async function knowUnlinked(trx: Trx, linkIds: readonly number[]): Promise<void> {
  const freed = await trx
    .selectFrom("create_intent")
    .innerJoin("link", (join) =>
      join
        .onRef("link.connection_id", "=", "create_intent.connection_id")
        .onRef("link.actor_type", "=", "create_intent.actor_type"),
    )
    .select(["create_intent.id", "create_intent.known_keys as known", "link.erp_key as erpKey"])
    .where("link.id", "in", idSet(linkIds))
    .where("create_intent.known_keys", "is not", null)
    .execute();
  for (const [id, ofIntent] of Map.groupBy(freed, (one) => one.id)) {
    const known = fromJson(keys, ofIntent[0]?.known ?? "[]");
    const all = new Set([...known, ...ofIntent.map(({ erpKey }) => erpKey)]);
    await trx
      .updateTable("create_intent")
      .set({ known_keys: toJson([...all]) })
      .where("id", "=", id)
      .execute();
  }
}
