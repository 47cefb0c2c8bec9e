import type { Api } from "./api.ts";

interface MappedField {
  fieldKey: string;
  crmFieldKey: string | null;
  syncToCrm: boolean;
  syncToErp: boolean;
  showInErpTab: boolean;
  showInSearch: boolean;
}

/** An inactive connection to a connector whose configuration is its defaults. */
export async function defineConnectionTo(
  api: Api,
  { url, name, connector = name }: { url: string; name: string; connector?: string },
): Promise<number> {
  const connectors = await api.get<{ items: { id: number; url: string }[] }>("/sync-connectors");
  const known = connectors.items.find((one) => one.url === url);
  const connectorId = known?.id ?? (await api.post("/sync-connectors", { name: connector, url })).id;
  const fields = await api.get<{ items: { fieldKey: string; defaultValue: string }[] }>(
    `/sync-connectors/${connectorId}/config-fields`,
  );
  const config = Object.fromEntries(
    fields.items.map(({ fieldKey, defaultValue }) => [fieldKey, defaultValue]),
  );
  const { testToken } = await api.post<{ testToken: string }>("/erp-connections/test", {
    connectorId,
    config,
  });
  const body = { connectorId, config, name, scope: "everyone", testToken };
  return (await api.post("/erp-connections", body)).id;
}

/** Changes the mapping of some fields, and switches the actor type on. */
export async function mapFields(
  api: Api,
  connectionId: number,
  changes: Readonly<Record<string, Partial<MappedField>>>,
): Promise<void> {
  const path = `/erp-connections/${connectionId}/mappings/Customer`;
  const { fields } = await api.get<{ fields: MappedField[] }>(path);
  await api.put(path, {
    active: true,
    fields: fields.map(({ fieldKey, crmFieldKey, syncToCrm, syncToErp, showInErpTab, showInSearch }) => ({
      ...{ fieldKey, crmFieldKey, syncToCrm, syncToErp, showInErpTab, showInSearch },
      ...changes[fieldKey],
    })),
  });
}
