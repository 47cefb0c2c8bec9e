import { crmFields } from "../crm/field-registry.ts";
import type { Trx } from "../db/database.ts";
import { type ErpFieldConfig, fieldToRow, type StoredField } from "./actor-type-mapping.ts";
import { mapAutomatically } from "./automatic-mapping.ts";
import { loadActorTypeMappings } from "./connection-configuration.ts";
import { entityOf } from "./fetch-types.ts";
import { forgetBase } from "./forget-base.ts";
import { type FetchedType, type FieldChange, mergeFields } from "./merge-fields.ts";

/** A change of a field, with the actor type that it happened in. */
export interface TypeChange extends FieldChange {
  readonly actorType: string;
}

export interface SavedTypes {
  readonly connectionId: number;
  readonly fetched: readonly FetchedType[];
  readonly now: Date;
}

/**
 * Stores what a connector says of its actor types: new types inactive with their well-known fields mapped, known
 * ones merged with what is configured. An actor type that is gone is switched off and its fields are marked.
 */
export async function saveTypes(trx: Trx, { connectionId, fetched, now }: SavedTypes): Promise<TypeChange[]> {
  const changes: TypeChange[] = [];
  // Whoever fetches the fields anew has reason to believe that the connector has changed.
  await trx
    .updateTable("actor_type_mapping")
    .set({ create_unsupported_at: null })
    .where("connection_id", "=", connectionId)
    .execute();
  const stored = await loadActorTypeMappings(trx, connectionId);
  const gone = stored
    .filter(({ actorType }) => !fetched.some((type) => type.actorType === actorType))
    .map(({ actorType }) => ({ actorType, fields: [], searchable: new Set<string>() }));
  for (const type of gone) await switchOff(trx, connectionId, type.actorType);
  for (const type of [...fetched, ...gone]) {
    const mapping = stored.find(({ actorType }) => actorType === type.actorType);
    const typeId = mapping?.id ?? (await insertType(trx, connectionId, type.actorType));
    const typeChanges = await saveFields(trx, { typeId, type, fields: mapping?.fields ?? [] });
    changes.push(...typeChanges.map((change) => ({ ...change, actorType: type.actorType })));
    // A base is canonical text of the old type; compared with the new one it would look like an edit.
    const retyped = typeChanges.filter(({ change }) => change === "type-changed");
    const fieldKeys = retyped.map(({ fieldKey }) => fieldKey);
    await forgetBase(trx, { connectionId, actorType: type.actorType, fieldKeys, now });
  }
  return changes;
}

interface SavedType {
  readonly typeId: number;
  readonly type: FetchedType;
  /** Those stored so far. */
  readonly fields: readonly StoredField[];
}

async function saveFields(trx: Trx, { typeId, type, fields }: SavedType): Promise<readonly FieldChange[]> {
  const entity = entityOf(type.actorType);
  if (entity === undefined) return [];
  const registry = (await crmFields(trx)).filter((field) => field.entity === entity);
  const merged = mergeFields(fields, type, new Map(registry.map((field) => [field.key, field])));
  for (const field of mapAutomatically(merged.fields, entity, registry)) {
    await saveField(trx, typeId, field);
  }
  return merged.changes;
}

async function saveField(trx: Trx, typeId: number, field: ErpFieldConfig): Promise<void> {
  const row = fieldToRow(field);
  await trx
    .insertInto("erp_field")
    .values({ ...row, actor_type_mapping_id: typeId })
    .onConflict((conflict) => conflict.columns(["actor_type_mapping_id", "field_key"]).doUpdateSet(row))
    .execute();
}

async function insertType(trx: Trx, connectionId: number, actorType: string): Promise<number> {
  const row = await trx
    .insertInto("actor_type_mapping")
    .values({
      connection_id: connectionId,
      actor_type: actorType,
      crm_entity: entityOf(actorType) ?? "company",
      active: 0,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

async function switchOff(trx: Trx, connectionId: number, actorType: string): Promise<void> {
  await trx
    .updateTable("actor_type_mapping")
    .set({ active: 0 })
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", actorType)
    .execute();
}
