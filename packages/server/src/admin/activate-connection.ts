import type { ActivationReason } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import { crmFields } from "../crm/field-registry.ts";
import { type Db, inTransaction } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { activationReasons, isRefusal } from "./activation-reasons.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { openConnection } from "./connection-client.ts";
import { loadActorTypeMappings } from "./connection-configuration.ts";
import { AT_REST, changeConnection, loadLiveConnection } from "./connection-store.ts";
import { refreshListItems } from "./erp-lists.ts";
import { claimsOn, type FieldClaims } from "./field-claims.ts";
import { mappedRings } from "./mapped-rings.ts";

export interface Activation {
  readonly activated: boolean;
  readonly reasons: readonly ActivationReason[];
}

/** Lets a connection take part in sync, or says why not. Throws the Problems `not-found` and `connection-deleted`. */
export function activateConnection(deps: AdminDeps, id: number, language: Language): Promise<Activation> {
  return deps.lock.run(id, async () => {
    const connection = await loadLiveConnection(deps.db, id);
    if (connection.active) return { activated: true, reasons: [] };
    const testFailure = await testFailureOf(deps, id, language);
    if (testFailure === null) await refreshListItems(deps, id);
    return inTransaction(deps.db, async (trx) => {
      const reasons = await findReasons(trx, { id, testFailure, language });
      if (isRefusal(reasons)) return { activated: false, reasons };
      await changeConnection(trx, await loadLiveConnection(trx, id), ACTIVE);
      return { activated: true, reasons };
    });
  });
}

export function deactivateConnection(deps: AdminDeps, id: number): Promise<void> {
  return deps.lock.run(id, async () => {
    const connection = await loadLiveConnection(deps.db, id);
    if (!connection.active) return;
    await inTransaction(deps.db, (trx) => changeConnection(trx, connection, { active: 0 }));
    await deps.endCycle?.(id);
  });
}

/** Columns of a connection that begins to synchronise: an old failure says nothing about it. */
export const ACTIVE = { active: 1, ...AT_REST } as const;

/** Why the saved connection does not work now; null when it does. */
export async function testFailureOf(deps: AdminDeps, id: number, language: Language): Promise<string | null> {
  const result = await (await openConnection(deps, id)).call("testConnection", {});
  return result.ok ? null : textInLanguage(result.failure.userExplanation, language);
}

export interface ReasonsWanted {
  readonly id: number;
  readonly testFailure: string | null;
  readonly language: Language;
}

/** The reasons as they follow from what is stored now. */
export async function findReasons(
  db: Db,
  { id, testFailure, language }: ReasonsWanted,
): Promise<ActivationReason[]> {
  const { incomplete } = await loadLiveConnection(db, id);
  const mappings = await loadActorTypeMappings(db, id);
  const rings = await mappedRings(db, id, language);
  const claims = new Map<CrmEntity, FieldClaims>();
  for (const entity of new Set(mappings.map(({ crmEntity }) => crmEntity))) {
    claims.set(entity, await claimsOn(db, { connectionId: id, entity }, language));
  }
  const facts = { incomplete, testFailure, mappings, crmFields: await crmFields(db), rings, claims };
  return activationReasons(facts, language);
}

/** A refused activation as the answer to a request that wanted more than that. */
export function activationRefused(reasons: readonly ActivationReason[]): Problem {
  const errors = reasons.map(({ code, place, actorType, field, explanation }) => ({
    path: [place, actorType, field].filter((part) => part !== null).join("."),
    code,
    message: explanation,
  }));
  return new Problem("activation-refused", { errors });
}
