import type { ImportLine } from "@brygga/api-contract";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import type { Translate } from "../../../i18n/use-texts.ts";

type Explained = Pick<ImportLine, "reason" | "details" | "record">;

/**
 * Why an actor was or would be skipped, or why it failed, in words; "" where there is no reason. `fieldName` gives the
 * name of a CRM field of the line's record.
 */
export function lineReason(
  t: Translate,
  { reason, details, record }: Explained,
  fieldName: (key: string) => string,
): string {
  if (reason === null) return "";
  const field = fieldName(details.fieldKey ?? "");
  if (reason === "value-does-not-fit") {
    const { text } = syncProblemText(t, details.code ?? "other", details);
    return field === "" ? text : `${field}: ${text}`;
  }
  return t(`imports:reasons.${reason}`, {
    field,
    name: details.name || (record?.name ?? ""),
    key: details.erpKey ?? details.parentErpKey ?? "",
    actor: actorTypeName(t, details.actorType ?? ""),
    count: Number(details.count ?? 0),
    explanation: details.explanation ?? "",
  }).trim();
}
