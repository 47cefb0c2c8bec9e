import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { type ActorTypeMappingConfig, fieldFromRow, type ListItemMapping } from "./actor-type-mapping.ts";

export type {
  ActorTypeMappingConfig,
  ErpFieldConfig,
  ListItemMapping,
  StoredField,
} from "./actor-type-mapping.ts";

/** All that is configured about a connection's actor types, active or not: types, fields by rank, list items. */
export async function loadActorTypeMappings(db: Db, connectionId: number): Promise<ActorTypeMappingConfig[]> {
  return (await loadMappingsOf(db, [connectionId])).get(connectionId) ?? [];
}

/** The same for many connections, by connection id, in a fixed number of queries. */
export async function loadMappingsOf(
  db: Db,
  connectionIds: readonly number[],
): Promise<Map<number, ActorTypeMappingConfig[]>> {
  if (connectionIds.length === 0) return new Map();
  const types = await db
    .selectFrom("actor_type_mapping")
    .selectAll()
    .where("connection_id", "in", connectionIds)
    .orderBy("id")
    .execute();
  const fields = await loadFields(db, connectionIds);
  const mappings = types.map((type) => ({
    id: type.id,
    connectionId: type.connection_id,
    actorType: type.actor_type,
    crmEntity: type.crm_entity,
    active: type.active === 1,
    defaultsVersion: type.defaults_version,
    ranksVersion: type.ranks_version,
    mappingVersion: type.mapping_version,
    fields: fields.get(type.id) ?? [],
  }));
  return Map.groupBy(mappings, (mapping) => mapping.connectionId);
}

/** Throws the Problem `not-found`. */
export async function loadActorTypeMapping(
  db: Db,
  connectionId: number,
  actorType: string,
): Promise<ActorTypeMappingConfig> {
  const mappings = await loadActorTypeMappings(db, connectionId);
  const mapping = mappings.find((candidate) => candidate.actorType === actorType);
  if (mapping !== undefined) return mapping;
  throw new Problem("not-found", { detail: `The ERP connection has no actor type ${actorType}.` });
}

async function loadFields(db: Db, connectionIds: readonly number[]) {
  const rows = await db
    .selectFrom("erp_field")
    .selectAll("erp_field")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .where("actor_type_mapping.connection_id", "in", connectionIds)
    .orderBy("erp_field.rank")
    .orderBy("erp_field.id")
    .execute();
  const items = await loadListItems(db, connectionIds);
  const fields = rows.map((row) => ({
    typeId: row.actor_type_mapping_id,
    field: fieldFromRow(row, items.get(row.id) ?? []),
  }));
  const byType = Map.groupBy(fields, ({ typeId }) => typeId);
  return new Map([...byType].map(([typeId, group]) => [typeId, group.map(({ field }) => field)]));
}

async function loadListItems(
  db: Db,
  connectionIds: readonly number[],
): Promise<Map<number, ListItemMapping[]>> {
  const rows = await db
    .selectFrom("list_item_mapping")
    .selectAll("list_item_mapping")
    .innerJoin("erp_field", "erp_field.id", "list_item_mapping.erp_field_id")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .where("actor_type_mapping.connection_id", "in", connectionIds)
    .orderBy("list_item_mapping.text")
    .execute();
  const byField = Map.groupBy(rows, (row) => row.erp_field_id);
  return new Map(
    [...byField].map(([fieldId, group]) => [
      fieldId,
      group.map((row) => ({
        erpItemKey: row.erp_item_key,
        text: row.text,
        crmItemKey: row.crm_item_key,
        isNew: row.is_new === 1,
      })),
    ]),
  );
}
