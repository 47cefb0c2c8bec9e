import type { FieldMapping } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import type { Language } from "./admin-deps.ts";
import { loadActorTypeMapping } from "./connection-configuration.ts";
import { loadLiveConnection } from "./connection-store.ts";
import { faultsOf, type MappingTarget } from "./mappings.ts";

/**
 * Holds a mapping that is not to be saved yet to the rules of one that is.
 *
 * Throws the Problems `not-found`, `connection-deleted` and `mapping-invalid`.
 */
export async function checkDraft(
  db: Db,
  { connectionId, actorType, fields }: MappingTarget & { readonly fields: readonly FieldMapping[] },
  language: Language,
): Promise<void> {
  await loadLiveConnection(db, connectionId);
  const mapping = await loadActorTypeMapping(db, connectionId, actorType);
  const errors = await faultsOf(db, { mapping, wanted: fields }, language);
  if (errors.length > 0) throw new Problem("mapping-invalid", { errors });
}
