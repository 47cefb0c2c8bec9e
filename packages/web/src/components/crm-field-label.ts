import type { CrmField } from "@brygga/api-contract";
import { type Translate, textOf } from "../i18n/use-texts.ts";

/** The name of a CRM field: its own where an administrator gave it one, else that of the standard field. */
export function crmFieldLabel(t: Translate, field: Pick<CrmField, "entity" | "key" | "label">): string {
  if (field.label !== null) return field.label;
  return textOf(t, `fields:${field.entity}.${field.key}`) || field.key;
}
