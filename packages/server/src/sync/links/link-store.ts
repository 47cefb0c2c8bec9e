import type { DueReason, Link, LinkStore } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import { idSet, textSet } from "../../db/sql.ts";
import { loadProblems } from "../problems/problem-rows.ts";
import { countLinks } from "./absence-store.ts";
import { LINK_COLUMNS, readLinks, toLink } from "./link-rows.ts";

/** The links of one connection. Those of actor types that are not synchronised now are never due. */
export function createLinkStore(db: Db, connectionId: number, actorTypes: readonly string[]): LinkStore {
  const links = () =>
    db.selectFrom("link").select(LINK_COLUMNS).where("link.connection_id", "=", connectionId);
  return {
    async byIds(ids) {
      if (ids.length === 0) return [];
      return await readLinks(db, links().where("id", "in", idSet(ids)));
    },
    async after({ afterId, limit, actorTypes: chosen }) {
      let page = links().where("id", ">", afterId).orderBy("id").limit(limit);
      if (chosen !== undefined) page = page.where("actor_type", "in", textSet(chosen));
      return await readLinks(db, page);
    },
    count: () => countLinks(db, connectionId),
    async byErpKeys(actorType, erpKeys) {
      if (erpKeys.length === 0) return [];
      const wanted = links().where("actor_type", "=", actorType).where("erp_key", "in", textSet(erpKeys));
      return await readLinks(db, wanted);
    },
    async byCrmIds(entity, ids) {
      if (ids.length === 0) return [];
      return await readLinks(db, links().where("crm_entity", "=", entity).where("crm_id", "in", idSet(ids)));
    },
    problemsOf: (linkIds) => loadProblems(db, linkIds),
    async dueForRetry(now, limit) {
      const checks = await checkedLinks(db, connectionId)
        .where("link.actor_type", "in", textSet(actorTypes))
        .orderBy("link_check.since")
        .limit(limit)
        .execute();
      const problems = await failingLinks(db, connectionId)
        .where("link.actor_type", "in", textSet(actorTypes))
        .where("sync_problem.next_attempt_at", "<=", now.toISOString())
        .orderBy("sync_problem.next_attempt_at")
        .limit(limit)
        .execute();
      return firstOfEach([...checks, ...problems].map(toLink), limit);
    },
    dueFor: (linkIds, now) => dueReasons(db, linkIds, now),
  };
}

async function dueReasons(db: Db, linkIds: readonly number[], now: Date): Promise<readonly DueReason[]> {
  if (linkIds.length === 0) return [];
  const checks = await db
    .selectFrom("link_check")
    .select("link_id")
    .where("link_id", "in", idSet(linkIds))
    .execute();
  const due = await loadProblems(db, linkIds, now);
  return [
    ...checks.map((row) => ({ linkId: row.link_id, problem: null })),
    ...due.map((problem) => ({ linkId: problem.linkId, problem })),
  ];
}

// These begin at what waits, which is little, and not at the links of the connection, which are many.

const checkedLinks = (db: Db, connectionId: number) =>
  db
    .selectFrom("link_check")
    .innerJoin("link", "link.id", "link_check.link_id")
    .select(LINK_COLUMNS)
    .where("link_check.connection_id", "=", connectionId);

const failingLinks = (db: Db, connectionId: number) =>
  db
    .selectFrom("sync_problem")
    .innerJoin("link", "link.id", "sync_problem.link_id")
    .select(LINK_COLUMNS)
    .where("sync_problem.connection_id", "=", connectionId);

function firstOfEach(links: readonly Link[], limit: number): readonly Link[] {
  return [...new Map(links.map((link) => [link.id, link])).values()].slice(0, limit);
}
