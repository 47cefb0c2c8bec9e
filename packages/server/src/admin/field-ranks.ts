import type { FieldRanks } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { ActorTypeMappingConfig, StoredField } from "./actor-type-mapping.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { loadActorTypeMapping } from "./connection-configuration.ts";
import { loadLiveConnection } from "./connection-store.ts";
import type { MappingTarget } from "./mappings.ts";

/** All fields of an actor type in their order. Throws the Problems `not-found` and `connection-deleted`. */
export async function getFieldRanks(
  db: Db,
  { connectionId, actorType }: MappingTarget,
  language: Language,
): Promise<FieldRanks> {
  await loadLiveConnection(db, connectionId);
  const { crmEntity, ranksVersion, fields } = await loadActorTypeMapping(db, connectionId, actorType);
  return {
    actorType,
    crmEntity,
    version: ranksVersion,
    fields: fields.map((field, index) => ({
      fieldKey: field.fieldKey,
      displayName: textInLanguage(field.displayName, language) || field.fieldKey,
      displayDescription: textInLanguage(field.displayDescription, language),
      fieldType: field.fieldType,
      rank: index + 1,
      showInErpTab: field.showInErpTab,
      showInSearch: field.showInSearch,
      missingInErp: field.missingInErp,
    })),
  };
}

export interface RanksChange extends MappingTarget {
  /** The first fields, in their order. */
  readonly fieldKeys: readonly string[];
  /** As it was read; null when the caller did not say. */
  readonly version: number | null;
}

/**
 * Puts the fields of an actor type in order; those that are left out follow, in the order they had. Only shows
 * things differently, so an active connection may do it, too.
 *
 * Throws the Problems `not-found`, `connection-deleted`, `version-conflict`, and `invalid-request` for a field that
 * is unknown or named twice.
 */
export async function putFieldRanks(
  deps: AdminDeps,
  change: RanksChange,
  language: Language,
): Promise<FieldRanks> {
  const { connectionId, actorType } = change;
  await deps.lock.run(connectionId, () =>
    inTransaction(deps.db, async (trx) => {
      await loadLiveConnection(trx, connectionId);
      const mapping = await loadActorTypeMapping(trx, connectionId, actorType);
      if (change.version !== null && change.version !== mapping.ranksVersion) {
        throw new Problem("version-conflict");
      }
      await save(trx, mapping, inOrder(mapping.fields, change.fieldKeys));
    }),
  );
  return getFieldRanks(deps.db, change, language);
}

/** Throws the Problem `invalid-request`. */
function inOrder(fields: readonly StoredField[], fieldKeys: readonly string[]): StoredField[] {
  const rest = new Map(fields.map((field) => [field.fieldKey, field]));
  const first = fieldKeys.map((fieldKey, index) => {
    const field = rest.get(fieldKey);
    if (field === undefined) throw unknownField(`fieldKeys.${index}`, fieldKey);
    rest.delete(fieldKey);
    return field;
  });
  return [...first, ...rest.values()];
}

const unknownField = (path: string, fieldKey: string): Problem => {
  const message = `The actor type has no field ${fieldKey}, or it is named twice.`;
  return new Problem("invalid-request", { errors: [{ path, code: "unknown-field", message }] });
};

async function save(
  trx: Trx,
  mapping: ActorTypeMappingConfig,
  fields: readonly StoredField[],
): Promise<void> {
  for (const [index, { id, rank }] of fields.entries()) {
    if (rank === index + 1) continue;
    await trx
      .updateTable("erp_field")
      .set({ rank: index + 1 })
      .where("id", "=", id)
      .execute();
  }
  await trx
    .updateTable("actor_type_mapping")
    .set({ ranks_version: mapping.ranksVersion + 1 })
    .where("id", "=", mapping.id)
    .execute();
}
