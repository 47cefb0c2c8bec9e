import type { FieldDescription } from "@brygga/api-contract";
import { type FieldMetadata, textInLanguage } from "@brygga/protocol";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { connectorFailed } from "./connector-problem.ts";
import { canonicalDefault, type TemplateValues } from "./default-value.ts";
import type { StoredConnector } from "./sync-connector-store.ts";

/** Asks a connector for its configuration fields, by rank. Throws the Problem `connector-failed`. */
export async function fetchConfigFields(
  { connectors }: Pick<AdminDeps, "connectors">,
  connector: StoredConnector,
  language: Language,
): Promise<FieldMetadata[]> {
  const result = await connectors.open(connector.url, connector.dialect).call("getConfigData", {});
  if (!result.ok) throw connectorFailed(result.failure, language);
  return byRank(result.response.fieldMetadata ?? []);
}

/** In the order of their ranks; fields of equal rank as the connector has them. */
export const byRank = (fields: readonly FieldMetadata[]): FieldMetadata[] =>
  [...fields].sort((a, b) => a.rank - b.rank);

/** Fields as a dialog shows them. */
export function describeFields(
  fields: readonly FieldMetadata[],
  { language, tags }: { language: Language; tags: TemplateValues },
): FieldDescription[] {
  return fields.map((field) => ({
    fieldKey: field.fieldKey,
    displayName: textInLanguage(field.displayName, language) || field.fieldKey,
    displayDescription: textInLanguage(field.displayDescription, language),
    fieldType: field.fieldType,
    listName: field.listName,
    defaultValue: canonicalDefault(field, tags),
    maxLength: Math.max(field.maxLength, 0),
    access: field.access,
    rank: field.rank,
  }));
}
