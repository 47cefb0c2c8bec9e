import type { CrmEntity, CrmFieldUses, UserDefinedField } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import {
  countValues,
  deleteField,
  type FieldRef,
  restoreField,
  userDefinedField,
} from "../crm/field-administration.ts";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { Language } from "./admin-deps.ts";

type Field = Pick<FieldRef, "entity" | "key">;

/** What uses a field: shown before it is deleted. */
export async function usesOfField(db: Db, field: Field, language: Language): Promise<CrmFieldUses> {
  await userDefinedField(db, field);
  const mapped = await mappedFields(db, field);
  return {
    recordCount: await countValues(db, field),
    mappings: mapped.map((row) => ({
      connectionId: row.connectionId,
      connection: textInLanguage(row.connection, language),
      isActive: row.active === 1,
      actorType: row.actorType,
      erpField: textInLanguage(row.displayName, language) || row.fieldKey,
    })),
  };
}

/**
 * Deletes a field; in the mappings of inactive connections it is marked as missing. Throws the Problem
 * `field-in-use` while an active connection has it mapped: a mapping changes only while its connection rests.
 */
export async function deleteMappedField(db: Db, ref: FieldRef, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const active = (await mappedFields(trx, ref)).filter((row) => row.active === 1);
    if (active.length > 0) {
      const names = new Set(active.map(({ connection }) => textInLanguage(connection, "en")));
      throw new Problem("field-in-use", { values: { connections: [...names].join(", ") } });
    }
    await deleteField(trx, ref, now);
    await markMissing(trx, ref, true);
  });
}

export async function restoreMappedField(db: Db, field: Field): Promise<UserDefinedField> {
  return await inTransaction(db, async (trx) => {
    await restoreField(trx, field);
    await markMissing(trx, field, false);
    return await userDefinedField(trx, field);
  });
}

async function markMissing(trx: Trx, field: Field, isMissing: boolean): Promise<void> {
  await trx
    .updateTable("erp_field")
    .set({ missing_in_crm: isMissing ? 1 : 0 })
    .where("crm_field_key", "=", field.key)
    .where("actor_type_mapping_id", "in", (eb) =>
      eb.selectFrom("actor_type_mapping").select("id").where("crm_entity", "=", field.entity),
    )
    .execute();
}

const mappedFields = (db: Db, { entity, key }: { readonly entity: CrmEntity; readonly key: string }) =>
  db
    .selectFrom("erp_field")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .innerJoin("erp_connection", "erp_connection.id", "actor_type_mapping.connection_id")
    .select([
      "erp_connection.id as connectionId",
      "erp_connection.name as connection",
      "erp_connection.active as active",
      "actor_type_mapping.actor_type as actorType",
      "erp_field.display_name as displayName",
      "erp_field.field_key as fieldKey",
    ])
    .where("actor_type_mapping.crm_entity", "=", entity)
    .where("erp_field.crm_field_key", "=", key)
    .where("erp_connection.deleted_at", "is", null)
    .orderBy("erp_connection.id")
    .execute();
