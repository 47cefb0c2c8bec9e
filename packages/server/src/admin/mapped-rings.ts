import { textInLanguage } from "@brygga/protocol";
import { findRings, type Ring, type RingConnection, type RingField } from "@brygga/sync-engine";
import { crmFieldNames } from "../crm/field-names.ts";
import { crmFields } from "../crm/field-registry.ts";
import type { Db } from "../db/database.ts";
import type { ActorTypeMappingConfig } from "./actor-type-mapping.ts";
import { loadMappingsOf } from "./connection-configuration.ts";
import { pairDirections } from "./pair-directions.ts";

/** A ring, told by the names of its connections and fields: `CRM: {company.name} → Visma: Name → CRM: {company.name}`. */
export type RingText = string;

/**
 * The rings that a connection makes together with the active ones, as they can be seen in the mappings. Two connections
 * have the same ERP behind them where the connector's address and the configuration, secrets aside, are the same.
 */
export async function mappedRings(db: Db, connectionId: number, language: string): Promise<RingText[]> {
  const connections = await db
    .selectFrom("erp_connection")
    .innerJoin("sync_connector", "sync_connector.id", "erp_connection.connector_id")
    .select(["erp_connection.id", "erp_connection.name", "sync_connector.url", "erp_connection.config"])
    .where("erp_connection.deleted_at", "is", null)
    .where((eb) => eb.or([eb("erp_connection.active", "=", 1), eb("erp_connection.id", "=", connectionId)]))
    .orderBy("erp_connection.id")
    .execute();
  if (connections.length < 2) return [];
  const mappings = await loadMappingsOf(
    db,
    connections.map(({ id }) => id),
  );
  const directions = await directionsOfFields(db);
  const mapped = connections.map(({ id, url, config }): RingConnection => {
    const types = (mappings.get(id) ?? []).filter(({ active }) => active);
    return {
      connectionId: id,
      system: JSON.stringify([url, sortedConfig(config)]),
      types: types.map(directions),
    };
  });
  const rings = findRings(mapped).filter((ring) => ring.some((step) => step.connectionId === connectionId));
  const names = new Map(connections.map(({ id, name }) => [id, textInLanguage(name, language)]));
  const crmFieldName = await crmFieldNames(db);
  return rings.map((ring) => tellRing(ring, { names, mappings, crmFieldName, language }));
}

function sortedConfig(config: string): unknown {
  const values = JSON.parse(config) as Record<string, unknown>;
  return Object.entries(values).sort(([left], [right]) => (left < right ? -1 : 1));
}

async function directionsOfFields(db: Db) {
  const registry = new Map((await crmFields(db)).map((field) => [`${field.entity}.${field.key}`, field]));
  return ({ actorType, crmEntity, fields }: ActorTypeMappingConfig): RingConnection["types"][number] => ({
    actorType,
    entity: crmEntity,
    fields: fields.flatMap((field): RingField[] => {
      const crmField = registry.get(`${crmEntity}.${field.crmFieldKey}`);
      if (field.crmFieldKey === null || crmField === undefined || field.missingInErp) return [];
      const allowed = pairDirections(field.fieldType, crmField);
      return [
        {
          erpFieldKey: field.fieldKey,
          crmFieldKey: field.crmFieldKey,
          toCrm: field.syncToCrm && allowed.toCrm,
          toErp: field.syncToErp && allowed.toErp,
        },
      ];
    }),
  });
}

interface Naming {
  readonly names: ReadonlyMap<number, string>;
  readonly mappings: ReadonlyMap<number, readonly ActorTypeMappingConfig[]>;
  readonly crmFieldName: Awaited<ReturnType<typeof crmFieldNames>>;
  readonly language: string;
}

function tellRing(ring: Ring, { names, mappings, crmFieldName, language }: Naming): RingText {
  const nameOf = (id: number | undefined) => names.get(id ?? 0) ?? String(id);
  const places = ring.map(({ connectionId, actorType, erpFieldKey, crmFieldKey, direction }, index) => {
    const mapping = mappings.get(connectionId)?.find((one) => one.actorType === actorType);
    if (direction === "<") return `CRM: ${crmFieldName(mapping?.crmEntity ?? "company", crmFieldKey)}`;
    const field = mapping?.fields.find(({ fieldKey }) => fieldKey === erpFieldKey);
    const fieldName = textInLanguage(field?.displayName ?? "", language) || erpFieldKey;
    // One connection brings the value to the ERP, and another may fetch it from there.
    const through = new Set([nameOf(ring.at(index - 1)?.connectionId), nameOf(connectionId)]);
    return `${[...through].join(", ")}: ${fieldName}`;
  });
  return [...places, places[0]].join(" → ");
}
