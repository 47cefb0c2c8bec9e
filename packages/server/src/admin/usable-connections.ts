import { CRM_ENTITIES, type UsableConnection } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { Principal } from "../auth/principal.ts";
import type { Db } from "../db/database.ts";
import { visibleConnections } from "./access.ts";

/** The connections that a user may use, with what their active mappings cover, by name. */
export async function usableConnections(
  db: Db,
  principal: Principal,
  language: string,
): Promise<UsableConnection[]> {
  const mappings = await db
    .selectFrom("actor_type_mapping")
    .select(["connection_id", "crm_entity"])
    .where("active", "=", 1)
    .execute();
  const covered = Map.groupBy(mappings, (mapping) => mapping.connection_id);
  const visible = await visibleConnections(db, principal);
  return visible
    .map(({ connection: { id, name, active }, rights }) => {
      const entities = new Set(covered.get(id)?.map((mapping) => mapping.crm_entity));
      return {
        ...{ id, active, name: textInLanguage(name, language) },
        entities: CRM_ENTITIES.filter((entity) => entities.has(entity)),
        canConnect: rights.canConnect,
        canCreateInErp: rights.canCreateInErp,
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
}
