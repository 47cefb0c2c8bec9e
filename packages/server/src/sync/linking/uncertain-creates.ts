import type { UncertainCreate } from "@brygga/api-contract";
import { type Actor, decodeValue, textInLanguage } from "@brygga/protocol";
import { loadMappingsOf, type StoredField } from "../../admin/connection-configuration.ts";
import { loadConnections } from "../../admin/connection-store.ts";
import type { Db } from "../../db/database.ts";
import { recordNames } from "../listing/display-names.ts";
import type { CreateIntent } from "./create-intents.ts";

/** Uncertain creates as they are shown. */
export async function viewUncertainCreates(
  db: Db,
  intents: readonly CreateIntent[],
  language: string,
): Promise<UncertainCreate[]> {
  if (intents.length === 0) return [];
  const nameOf = await recordNames(
    db,
    intents.map(({ entity, entityId }) => ({ crm_entity: entity, crm_id: entityId })),
  );
  const connections = new Map((await loadConnections(db)).map(({ id, name }) => [id, name]));
  const mappings = await loadMappingsOf(db, [...new Set(intents.map(({ connectionId }) => connectionId))]);
  return intents.map((intent) => {
    const { connectionId, entity, entityId, sent, candidates } = intent;
    const mapping = mappings.get(connectionId)?.find(({ actorType }) => actorType === intent.actorType);
    const fields = (mapping?.fields ?? []).filter(isShown(intent));
    return {
      ...{ id: intent.id, connectionId, entity, entityId, actorType: intent.actorType },
      connectionName: textInLanguage(connections.get(connectionId) ?? "", language),
      recordName: nameOf(entity, entityId),
      ...{ sentAt: intent.sentAt, state: intent.state, attempts: intent.attempts },
      nextAttemptAt: intent.nextAttemptAt,
      explanation: textInLanguage(intent.explanation, language),
      columns: fields.map(({ fieldKey, displayName, fieldType }) => ({
        fieldKey,
        displayName: textInLanguage(displayName, language) || fieldKey,
        fieldType,
      })),
      values: valuesOf(sent, fields, language),
      candidates: candidates.map(({ actor, isNew, isSame }) => ({
        ...{ erpKey: actor.erpKey, lastModified: actor.lastModified, parentErpKey: actor.parentErpKey },
        values: valuesOf(actor, fields, language),
        ...{ isNew, isSame },
      })),
    };
  });
}

/** What was sent, and what is mapped; nobody is shown what an ERP keeps in a Password field. */
const isShown =
  ({ sent }: CreateIntent) =>
  ({ fieldKey, fieldType, crmFieldKey, missingInErp }: StoredField): boolean =>
    fieldType !== "Password" &&
    !missingInErp &&
    (crmFieldKey !== null || Object.hasOwn(sent.fieldValues, fieldKey));

const valuesOf = (
  { fieldValues }: Actor,
  fields: readonly StoredField[],
  language: string,
): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(({ fieldKey, fieldType, listItems }) => {
      const wire = Object.hasOwn(fieldValues, fieldKey) ? fieldValues[fieldKey] : undefined;
      if (wire === undefined) return [];
      const decoded = decodeValue(fieldType, wire);
      const value = decoded.ok ? decoded.value : decoded.text;
      const item = listItems.find(({ erpItemKey }) => erpItemKey === value)?.text ?? "";
      return [[fieldKey, textInLanguage(item, language) || value] as const];
    }),
  );
