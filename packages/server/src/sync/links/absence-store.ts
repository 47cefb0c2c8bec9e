import type { Absence, AbsenceStore, Absences } from "@brygga/sync-engine";
import type { Db, Trx } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";
import { LINK_COLUMNS, toLink } from "./link-rows.ts";

/** Actors of one connection that answers leave out. */
export function createAbsenceStore(db: Db, connectionId: number): AbsenceStore {
  return {
    async notedBefore(moment, limit) {
      const rows = await absencesOf(db, connectionId)
        .where("actor_absence.since", "<=", moment.toISOString())
        .where("link.state", "=", "active")
        .orderBy("actor_absence.since")
        .limit(limit)
        .execute();
      return rows.map(toAbsence);
    },
    async of(linkIds) {
      if (linkIds.length === 0) return [];
      const rows = await absencesOf(db, connectionId)
        .where("actor_absence.link_id", "in", idSet(linkIds))
        .execute();
      return rows.map(toAbsence);
    },
    async neighbours(link, limit, except) {
      const around = { link, limit, except };
      const after = await neighboursOf(db, around, "asc").where("erp_key", ">", link.erpKey).execute();
      const before = await neighboursOf(db, around, "desc").where("erp_key", "<", link.erpKey).execute();
      return [...before.slice(0, Math.max(Math.ceil(limit / 2), limit - after.length)), ...after]
        .slice(0, limit)
        .map(toLink);
    },
    async extent(since) {
      const links = await countLinks(db, connectionId);
      const { count: gone } = await db
        .selectFrom("link")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("connection_id", "=", connectionId)
        .where("state", "=", "missing-in-erp")
        .where("state_since", ">=", since.toISOString())
        .executeTakeFirstOrThrow();
      return { links, gone };
    },
  };
}

// Begins at the absences, which are few.
const absencesOf = (db: Db, connectionId: number) =>
  db
    .selectFrom("actor_absence")
    .innerJoin("link", "link.id", "actor_absence.link_id")
    .select([...LINK_COLUMNS, "actor_absence.since"])
    .where("actor_absence.connection_id", "=", connectionId);

const toAbsence = ({ since, ...row }: Parameters<typeof toLink>[0] & { since: string }): Absence => ({
  link: toLink(row),
  since: new Date(since),
});

interface Around {
  readonly link: Parameters<AbsenceStore["neighbours"]>[0];
  readonly limit: number;
  readonly except: readonly number[];
}

const neighboursOf = (db: Db, { link, limit, except }: Around, order: "asc" | "desc") =>
  db
    .selectFrom("link")
    .select(LINK_COLUMNS)
    .where("connection_id", "=", link.connectionId)
    .where("actor_type", "=", link.actorType)
    .where("state", "=", "active")
    .where("id", "not in", idSet(except))
    .where("id", "not in", (eb) => eb.selectFrom("actor_absence").select("link_id"))
    .orderBy("erp_key", order)
    .limit(limit);

/** How many links a connection has, whatever their state. */
export async function countLinks(db: Db, connectionId: number): Promise<number> {
  const { count } = await db
    .selectFrom("link")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("connection_id", "=", connectionId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Notes doubts and forgets those that are over. Links that have been removed meanwhile are let go. */
export async function writeAbsences(
  trx: Trx,
  connectionId: number,
  { noted, at, over }: Absences,
): Promise<void> {
  if (noted.length > 0) {
    await trx
      .insertInto("actor_absence")
      .columns(["link_id", "connection_id", "since"])
      .expression((eb) =>
        eb
          .selectFrom("link")
          .select((link) => ["link.id", "link.connection_id", link.val(at.toISOString()).as("since")])
          .where("link.connection_id", "=", connectionId)
          .where("link.id", "in", idSet(noted)),
      )
      .onConflict((conflict) => conflict.column("link_id").doUpdateSet({ since: at.toISOString() }))
      .execute();
  }
  if (over.length > 0) await trx.deleteFrom("actor_absence").where("link_id", "in", idSet(over)).execute();
}
