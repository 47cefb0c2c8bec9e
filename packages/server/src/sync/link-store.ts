import type { Link, LinkStore } from "@brygga/sync-engine";
import type { Db } from "../db/database.ts";
import { idSet, textSet } from "../db/sql.ts";
import { toLink } from "./link-rows.ts";

/** The links of one connection. */
export function createLinkStore(db: Db, connectionId: number): LinkStore {
  const links = () => db.selectFrom("link").selectAll("link").where("link.connection_id", "=", connectionId);
  return {
    async byErpKeys(actorType, erpKeys) {
      if (erpKeys.length === 0) return [];
      const rows = await links()
        .where("actor_type", "=", actorType)
        .where("erp_key", "in", textSet(erpKeys))
        .execute();
      return rows.map(toLink);
    },
    async byCrmIds(entity, ids) {
      if (ids.length === 0) return [];
      const rows = await links().where("crm_entity", "=", entity).where("crm_id", "in", idSet(ids)).execute();
      return rows.map(toLink);
    },
    async dueForRetry(now, limit) {
      const problems = links()
        .where("id", "in", (query) =>
          query
            .selectFrom("sync_problem")
            .select("link_id")
            .where("connection_id", "=", connectionId)
            .where("next_attempt_at", "<=", now.toISOString()),
        )
        .limit(limit);
      const checks = links()
        .innerJoin("link_check", "link_check.link_id", "link.id")
        .orderBy("link_check.since")
        .limit(limit);
      return firstOfEach([...(await checks.execute()), ...(await problems.execute())].map(toLink), limit);
    },
  };
}

function firstOfEach(links: readonly Link[], limit: number): readonly Link[] {
  return [...new Map(links.map((link) => [link.id, link])).values()].slice(0, limit);
}
