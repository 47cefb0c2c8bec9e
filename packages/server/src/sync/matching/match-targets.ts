import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import { visibleConnections } from "../../admin/access.ts";
import type { Principal } from "../../auth/principal.ts";
import type { Db } from "../../db/database.ts";
import { idSet } from "../../db/sql.ts";

export interface MatchTarget {
  readonly connectionId: number;
  readonly connectionName: string;
  readonly actorTypes: string[];
}

/** Active connections in which the user may connect records of an entity, with the actor types that are mapped to it. */
export async function matchTargets(
  db: Db,
  { entity, principal, language }: { entity: CrmEntity; principal: Principal; language: string },
): Promise<MatchTarget[]> {
  const visible = await visibleConnections(db, principal);
  const usable = visible.filter(({ connection, rights }) => connection.active && rights.canConnect);
  const rows = await db
    .selectFrom("actor_type_mapping")
    .select(["connection_id", "actor_type"])
    .where("connection_id", "in", idSet(usable.map(({ connection }) => connection.id)))
    .where("crm_entity", "=", entity)
    .where("active", "=", 1)
    .orderBy("id")
    .execute();
  const types = Map.groupBy(rows, (row) => row.connection_id);
  return usable.flatMap(({ connection: { id, name } }) => {
    const actorTypes = (types.get(id) ?? []).map((row) => row.actor_type);
    if (actorTypes.length === 0) return [];
    return [{ connectionId: id, connectionName: textInLanguage(name, language), actorTypes }];
  });
}
