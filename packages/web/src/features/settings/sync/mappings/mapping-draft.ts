import type { ActorTypeMapping, CrmField, ErpField, FieldMapping } from "@brygga/api-contract";
import { fieldMapping } from "@brygga/api-contract";
import { z } from "zod";
import type { MappingChange } from "../../api/mappings.ts";
import { type Claims, type Direction, directionReason } from "./direction-state.ts";

/** What was changed in the Mappings dialog, tab by tab; what is not in it is as stored. */
export const mappingDraft = z.object({
  types: z.record(
    z.string(),
    z.object({ active: z.boolean().optional(), fields: z.record(z.string(), fieldMapping) }),
  ),
});
export type MappingDraft = z.infer<typeof mappingDraft>;

export const NO_CHANGES: MappingDraft = { types: {} };

/** An actor type with the changes laid over it. */
export function withChanges(stored: ActorTypeMapping, draft: MappingDraft): ActorTypeMapping {
  const changed = draft.types[stored.actorType];
  if (changed === undefined) return stored;
  return {
    ...stored,
    active: changed.active ?? stored.active,
    // What is not changed stays the same object, by which its row knows that it need not be shown anew.
    fields: stored.fields.map((field) => {
      const change = changed.fields[field.fieldKey];
      return change === undefined ? field : { ...field, ...change };
    }),
  };
}

export const setActive = (draft: MappingDraft, actorType: string, active: boolean): MappingDraft => ({
  types: { ...draft.types, [actorType]: { fields: {}, ...draft.types[actorType], active } },
});

export function setFields(
  draft: MappingDraft,
  actorType: string,
  changed: readonly FieldMapping[],
): MappingDraft {
  const before = draft.types[actorType] ?? { fields: {} };
  const byKey = Object.fromEntries(changed.map((field) => [field.fieldKey, field]));
  const fields = { ...before.fields, ...byKey };
  return { types: { ...draft.types, [actorType]: { ...before, fields } } };
}

export const mappingOf = (field: ErpField): FieldMapping => ({
  fieldKey: field.fieldKey,
  crmFieldKey: field.crmFieldKey,
  syncToCrm: field.syncToCrm,
  syncToErp: field.syncToErp,
  showInErpTab: field.showInErpTab,
  showInSearch: field.showInSearch,
});

/**
 * The field with a direction chosen, or no longer. Where another connection writes the CRM field too, only two-way
 * does: without `<` there is no `>`.
 */
export function toggled(
  field: ErpField,
  { direction, claims }: { direction: Direction; claims: Claims },
): FieldMapping {
  const { syncToCrm, syncToErp } = field;
  if (direction === "toCrm") return { ...mappingOf(field), syncToCrm: !syncToCrm };
  const isShared = claims.sharedWith[field.crmFieldKey ?? ""] !== undefined;
  return { ...mappingOf(field), syncToErp: !syncToErp, syncToCrm: syncToCrm && !(isShared && syncToErp) };
}

/** The field with another CRM field: directions that the new pair does not allow are cleared. */
export function withCrmField(field: ErpField, crmField: CrmField | undefined, claims: Claims): FieldMapping {
  const crmFieldKey = crmField?.key ?? null;
  const stays = (direction: Direction, syncToErp: boolean) => {
    const pair = { field: { ...field, syncToErp, crmFieldKey, missingInCrm: false }, crmField, claims };
    return directionReason(pair, direction) === undefined;
  };
  const syncToErp = field.syncToErp && stays("toErp", true);
  return {
    ...mappingOf(field),
    crmFieldKey,
    syncToCrm: field.syncToCrm && stays("toCrm", syncToErp),
    syncToErp,
  };
}

const isSame = (a: FieldMapping, b: FieldMapping) => JSON.stringify(a) === JSON.stringify(b);

/** What has to be saved: the tabs that differ from what is stored, each with the fields that do. */
export function changesOf(stored: readonly ActorTypeMapping[], draft: MappingDraft): MappingChange[] {
  return stored.flatMap((type) => {
    const present = withChanges(type, draft);
    const fields = type.fields.flatMap((field, index) => {
      const now = mappingOf(present.fields[index] ?? field);
      return isSame(now, mappingOf(field)) ? [] : [now];
    });
    if (fields.length === 0 && present.active === type.active) return [];
    return [{ actorType: type.actorType, version: type.version, active: present.active, fields }];
  });
}

/** Fields that have been changed here and, since `before` was read, by somebody else: their names. */
export function contestedFields(
  before: readonly ActorTypeMapping[],
  now: readonly ActorTypeMapping[],
  draft: MappingDraft,
): string[] {
  return now.flatMap((type) => {
    const earlier = before.find(({ actorType }) => actorType === type.actorType);
    const mine = draft.types[type.actorType]?.fields ?? {};
    return type.fields
      .filter((field) => {
        const was = earlier?.fields.find(({ fieldKey }) => fieldKey === field.fieldKey);
        const my = mine[field.fieldKey];
        if (was === undefined || my === undefined) return false;
        return !isSame(mappingOf(was), mappingOf(field)) && !isSame(my, mappingOf(field));
      })
      .map(({ displayName }) => displayName);
  });
}
