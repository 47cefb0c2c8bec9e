import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import type { Db } from "../db/database.ts";
import type { Language } from "./admin-deps.ts";

/** Another active connection that writes a CRM field. */
export interface FieldClaim {
  /** Its name. */
  readonly connection: string;
  /** ERP to CRM without CRM to ERP. */
  readonly isOneWay: boolean;
}

/** By CRM field key. */
export type FieldClaims = ReadonlyMap<string, FieldClaim>;

interface Directions {
  readonly syncToCrm: boolean;
  readonly syncToErp: boolean;
}

/**
 * Several connections may write one CRM field where each of them also hears of what the others wrote. One that writes
 * without listening overwrites them for ever: it is alone, whichever of them came first.
 */
export const isClaimed = ({ syncToCrm, syncToErp }: Directions, claim: FieldClaim | undefined): boolean =>
  claim !== undefined && syncToCrm && (claim.isOneWay || !syncToErp);

/** What the active connections other than this one write into the fields of an entity; the one-way ones first. */
export async function claimsOn(
  db: Db,
  { connectionId, entity }: { readonly connectionId: number; readonly entity: CrmEntity },
  language: Language,
): Promise<FieldClaims> {
  const rows = await db
    .selectFrom("erp_field")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .innerJoin("erp_connection", "erp_connection.id", "actor_type_mapping.connection_id")
    .select(["erp_field.crm_field_key", "erp_field.sync_to_erp", "erp_connection.name"])
    .where("erp_connection.id", "!=", connectionId)
    .where("erp_connection.active", "=", 1)
    .where("erp_connection.deleted_at", "is", null)
    .where("actor_type_mapping.active", "=", 1)
    .where("actor_type_mapping.crm_entity", "=", entity)
    .where("erp_field.sync_to_crm", "=", 1)
    .execute();
  const claims = new Map<string, FieldClaim>();
  for (const { crm_field_key: key, sync_to_erp: toErp, name } of rows) {
    if (key === null || claims.get(key)?.isOneWay === true) continue;
    claims.set(key, { connection: textInLanguage(name, language), isOneWay: toErp === 0 });
  }
  return claims;
}
