import type { FieldDescription } from "@brygga/api-contract";
import { type FieldMetadata, textInLanguage } from "@brygga/protocol";
import type { ConnectorFailure } from "../connector-client/index.ts";
import type { AdminDeps, Language } from "./admin-deps.ts";
import { connectorFailed } from "./connector-problem.ts";
import { canonicalDefault, type TemplateValues } from "./default-value.ts";
import { plainClient } from "./open-connector.ts";
import type { StoredConnector } from "./sync-connector-store.ts";

/** A connector's configuration fields by rank, or why it does not tell them. */
export type AskedFields =
  | { readonly ok: true; readonly fields: readonly FieldMetadata[] }
  | { readonly ok: false; readonly failure: ConnectorFailure };

export async function askConfigFields(
  deps: Pick<AdminDeps, "connectors" | "secrets">,
  connector: Pick<StoredConnector, "url" | "transport">,
): Promise<AskedFields> {
  const result = await plainClient(deps, connector).call("getConfigData", {});
  return result.ok ? { ok: true, fields: byRank(result.response.fieldMetadata ?? []) } : result;
}

/** The same where nothing can go on without them. Throws the Problem `connector-failed`. */
export async function fetchConfigFields(
  deps: Pick<AdminDeps, "connectors" | "secrets">,
  connector: StoredConnector,
  language: Language,
): Promise<readonly FieldMetadata[]> {
  const asked = await askConfigFields(deps, connector);
  if (!asked.ok) throw connectorFailed(asked.failure, language);
  return asked.fields;
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
