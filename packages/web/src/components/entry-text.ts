import type { CrmField } from "@brygga/api-contract";
import { type Translate, textOf } from "../i18n/use-texts.ts";

/** What is wrong with a member of a request, by the code of its entry; "" for a code unknown to us. */
export function entryText(t: Translate, code: string, field?: Pick<CrmField, "maxLength" | "scale">): string {
  const text = textOf(t, `errors:entries.${code}.text`);
  if (field === undefined) return text;
  const count = code === "too-precise" ? (field.scale ?? 0) : field.maxLength;
  return textOf(t, `errors:entries.${code}.exact`, { count }) || text;
}
