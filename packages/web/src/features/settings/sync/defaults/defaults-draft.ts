import { type DefaultField, type SyncDefault, type SyncDefaults, syncDefault } from "@brygga/api-contract";
import { z } from "zod";
import type { DefaultsChange } from "../../api/defaults.ts";

/** What was changed, by actor type and field; null: the default was deleted. */
export const defaultsDraft = z.object({
  types: z.record(z.string(), z.record(z.string(), syncDefault.nullable())),
});
export type DefaultsDraft = z.infer<typeof defaultsDraft>;

export const NO_CHANGES: DefaultsDraft = { types: {} };

/** Whether the connector says Mandatory: then the default is mandatory, too, and nobody can change that. */
export const isLocked = ({ access }: Pick<DefaultField, "access">) => access === "Mandatory";

/** A field has a default when something gives it a value. */
export const hasDefault = ({ hasDefault, askUser }: Pick<SyncDefault, "hasDefault" | "askUser">) =>
  hasDefault || askUser;

const noDefault = (field: DefaultField) => ({
  hasDefault: false,
  default: "",
  askUser: false,
  mandatory: isLocked(field),
});

/** The fields with the changes laid over them. What somebody else has changed of other fields stays. */
export function withChanges(stored: SyncDefaults, draft: DefaultsDraft): DefaultField[] {
  const changed = draft.types[stored.actorType] ?? {};
  return stored.fields.map((field) => {
    const change = changed[field.fieldKey];
    if (change === undefined) return field;
    return { ...field, ...(change ?? noDefault(field)) };
  });
}

export function setDefault(
  draft: DefaultsDraft,
  actorType: string,
  change: { fieldKey: string; to: SyncDefault | null },
): DefaultsDraft {
  const ofType = { ...draft.types[actorType], [change.fieldKey]: change.to };
  return { types: { ...draft.types, [actorType]: ofType } };
}

/** The default of a field, as it is sent. */
export const settingOf = ({ fieldKey, hasDefault, default: value, askUser, mandatory }: DefaultField) => ({
  fieldKey,
  hasDefault,
  default: value,
  askUser,
  mandatory,
});

/** Fields that the ERP demands and that nothing fills: a reason against activation. */
export const unfilledOf = (fields: readonly DefaultField[]): DefaultField[] =>
  fields.filter((field) => isLocked(field) && !field.missingInErp && !field.syncToErp && !hasDefault(field));

/** The actor types whose defaults differ from what is stored, each with all that it has then. */
export function changesOf(stored: readonly SyncDefaults[], draft: DefaultsDraft): DefaultsChange[] {
  return stored.flatMap((type) => {
    const present = withChanges(type, draft);
    const isChanged = present.some((field, index) => {
      const before = type.fields[index];
      return before === undefined || JSON.stringify(settingOf(field)) !== JSON.stringify(settingOf(before));
    });
    return isChanged ? [{ stored: type, defaults: present.filter(hasDefault).map(settingOf) }] : [];
  });
}
