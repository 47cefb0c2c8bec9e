import { join } from "node:path";
import { writeDemoWorkbook } from "@brygga/connector-excel";
import { type Api, signInToApi } from "./api.ts";
import { ADMIN, type Brygga } from "./brygga.ts";

/** A Brygga that is set up through the API: an active connection to a workbook, open to everyone. */
export interface ConnectedWorkbook {
  readonly api: Api;
  readonly file: string;
  readonly connectorId: number;
  readonly connectionId: number;
}

/**
 * Maps customers, persons and projects as automatic mapping proposes, both ways, and activates. A second connection of
 * one Brygga wants a name of its own.
 */
export async function connectWorkbook(brygga: Brygga, name = "Workbook"): Promise<ConnectedWorkbook> {
  const api = await signInToApi(brygga.url, ADMIN);
  const file = join(brygga.folder, "erp.xlsx");
  await writeDemoWorkbook(file);
  const { connectorId, connectionId } = await defineConnection(api, { url: brygga.excelUrl, file, name });
  for (const actorType of ["Customer", "Person", "Project"]) await mapBothWays(api, connectionId, actorType);
  await api.post(`/erp-connections/${connectionId}/activate`, {});
  return { api, file, connectorId, connectionId };
}

async function defineConnection(api: Api, { url, file, name }: { url: string; file: string; name: string }) {
  const connector = await api.post("/sync-connectors", { name: "Excel", url });
  const connectionId = await defineWorkbook(api, { connectorId: connector.id, file, name });
  return { connectorId: connector.id, connectionId };
}

/** A connection to a workbook, inactive and mapped as automatic mapping does it. */
export async function defineWorkbook(
  api: Api,
  { connectorId, file, name }: { connectorId: number; file: string; name: string },
): Promise<number> {
  const { items } = await api.get<{ items: { fieldKey: string; defaultValue: string }[] }>(
    `/sync-connectors/${connectorId}/config-fields`,
  );
  const defaults = Object.fromEntries(items.map((field) => [field.fieldKey, field.defaultValue]));
  const values = { connectorId, config: { ...defaults, File: file } };
  const { testToken } = await api.post<{ testToken: string }>("/erp-connections/test", values);
  const { id } = await api.post("/erp-connections", { ...values, name, scope: "everyone", testToken });
  return id;
}

interface Field {
  fieldKey: string;
  crmFieldKey: string | null;
  access: string;
  showInSearch: boolean;
}

async function mapBothWays(api: Api, connectionId: number, actorType: string): Promise<void> {
  const path = `/erp-connections/${connectionId}/mappings/${actorType}`;
  const { fields } = await api.get<{ fields: Field[] }>(path);
  await api.put(path, {
    active: true,
    fields: fields.map(({ fieldKey, crmFieldKey, access, showInSearch }) => ({
      fieldKey,
      crmFieldKey,
      syncToCrm: crmFieldKey !== null,
      syncToErp: crmFieldKey !== null && access !== "ReadOnly",
      showInErpTab: fieldKey === "NAME" || fieldKey === "CustGr",
      showInSearch,
    })),
  });
}
