import type { CrmEntity } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";

/** What a link joins: enough to write a log row about it. */
export interface LinkSubject {
  readonly entity: CrmEntity;
  readonly crmId: number;
  readonly actorType: string;
  readonly erpKey: string;
}

/** The subjects of those of the links that still exist, by link id. */
export async function loadSubjects(
  db: Db,
  connectionId: number,
  linkIds: readonly number[],
): Promise<ReadonlyMap<number, LinkSubject>> {
  if (linkIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("link")
    .select(["id", "crm_entity", "crm_id", "actor_type", "erp_key"])
    .where("connection_id", "=", connectionId)
    .where("id", "in", idSet(linkIds))
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { entity: row.crm_entity, crmId: row.crm_id, actorType: row.actor_type, erpKey: row.erp_key },
    ]),
  );
}
