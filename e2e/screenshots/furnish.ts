import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "../support/api.ts";
import { makeApplicationKeys } from "../support/applications.ts";
import type { Brygga } from "../support/brygga.ts";
import { connectWorkbook, defineWorkbook } from "../support/connected-workbook.ts";
import { type FurnishedImports, furnishImports } from "./furnish-imports.ts";

/** A Brygga as it looks after a day of work: two connections, linked records, a log, and a problem. */
export interface Furnished extends FurnishedImports {
  /** Connection to the sample connector; active. */
  readonly sampleId: number;
  readonly companyId: number;
  /** Not linked yet. */
  readonly freeCompanyId: number;
  readonly contactId: number;
  readonly sampleConnectorId: number;
  /** Sync Connector without a connection, which can be deleted. */
  readonly freeConnectorId: number;
  /** Connection that is being set up; inactive. */
  readonly newYearId: number;
  readonly userId: number;
  readonly groupId: number;
  /** The list of company categories. */
  readonly listId: number;
  /** Proposals for the companies that the sample does not have yet, of which some are accepted. */
  readonly matchId: number;
}

interface Field {
  fieldKey: string;
  crmFieldKey: string | null;
  access: string;
  fieldType: string;
  showInSearch: boolean;
}

/** Name of the connection that is being set up. */
export const NEW_CONNECTION = "Workbook 2027";

/** User-defined and list fields that automatic mapping cannot know. */
const BY_HAND: Readonly<Record<string, string>> = {
  CREDITDAYS: "x_creditDays",
  CREDITLIMIT: "x_creditLimit",
  BLOCKED: "x_blocked",
  SINCE: "x_customerSince",
  CUSTGROUP: "category",
};
const ON_ERP_TAB = ["BALANCE", "CUSTGROUP", "CREDITDAYS"];

export async function furnish(brygga: Brygga): Promise<Furnished> {
  const { api, connectionId: workbookId, connectorId, file } = await connectWorkbook(brygga);
  await prepareNewYear(api, { connectorId, file });
  const sampleId = await addSampleConnection(api, brygga.sampleUrl);
  await registerApplication(api);
  const [first, second] = await matchesIn(api, sampleId);
  const [free] = (await matchesIn(api, workbookId)).filter(({ id }) => id !== first?.id && id !== second?.id);
  if (!first || !second || !free) throw new Error("the demo companies match nothing in the demo ERP");
  for (const { id, erpKey } of [first, second])
    await link(api, { connectionId: sampleId, entityId: id, erpKey });
  await api.patch(`/companies/${second.id}`, { postalCity: "Örebro", x_creditDays: 45 });
  await api.patch(`/companies/${first.id}`, { phone: "+46 19 10 10 10", category: "prospect" });
  await api.post("/sync-engine/sync", {});
  const contacts = await api.get<{ items: { id: number }[] }>(`/contacts?companyId=${first.id}`);
  return {
    ...{ sampleId, companyId: first.id, freeCompanyId: free.id, contactId: contacts.items[0]?.id ?? 1 },
    sampleConnectorId: await idOf(api, "/sync-connectors", "Sample"),
    freeConnectorId: await idOf(api, "/sync-connectors", "Nordvik"),
    newYearId: await idOf(api, "/erp-connections", NEW_CONNECTION),
    userId: await idOf(api, "/users", "anna"),
    groupId: await idOf(api, "/groups", null),
    listId: await idOf(api, "/lists", "category"),
    matchId: await proposeMatches(api, sampleId),
    ...(await furnishImports(api, sampleId)),
  };
}

/** Has actors of a connection proposed for all companies, and accepts those that are certain. */
async function proposeMatches(api: Api, connectionId: number): Promise<number> {
  const companies = { connectionId, entity: "company", actorType: "Customer", list: { query: {} } };
  const { id } = await api.post("/match-jobs", companies);
  for (;;) {
    const { work } = await api.get<{ work: { state: string }[] }>(`/match-jobs/${id}`);
    if (work.every(({ state }) => state === "completed")) break;
    await sleep(100);
  }
  await api.post(`/match-jobs/${id}/accept`, { accepted: true, status: "suggested" });
  return id;
}

/** Number of the one that goes by this name or key, of several; of the first where none is asked for. */
async function idOf(api: Api, path: string, name: string | null): Promise<number> {
  interface Item {
    readonly id: number;
    readonly name?: string;
    readonly key?: string;
    readonly username?: string;
  }
  const { items } = await api.get<{ items: Item[] }>(path);
  const found = items.find((item) => name === null || [item.name, item.key, item.username].includes(name));
  if (!found) throw new Error(`${path} knows no ${name ?? "item"}`);
  return found.id;
}

/** Companies that the ERP finds by their name, with the key of the first customer found. */
async function matchesIn(api: Api, connectionId: number): Promise<{ id: number; erpKey: string }[]> {
  const { items } = await api.get<{ items: { id: number; name: string }[] }>("/companies?limit=50");
  const found = items.map(async ({ id, name }) => {
    const path = `/erp-connections/${connectionId}/actors/Customer?text=${encodeURIComponent(name)}`;
    const [actor] = (await api.get<{ items: { erpKey: string }[] }>(path)).items;
    return actor ? [{ id, erpKey: actor.erpKey }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** A connection that somebody is just setting up: inactive, half mapped. */
async function prepareNewYear(
  api: Api,
  { connectorId, file }: { connectorId: number; file: string },
): Promise<void> {
  const id = await defineWorkbook(api, { connectorId, file, name: NEW_CONNECTION });
  const path = `/erp-connections/${id}/mappings/Customer`;
  const { fields } = await api.get<{ fields: Field[] }>(path);
  await api.put(path, {
    active: true,
    fields: fields.map((field, index) => ({
      fieldKey: field.fieldKey,
      crmFieldKey: field.fieldKey === "CustGr" ? "category" : field.crmFieldKey,
      syncToCrm: field.fieldKey === "CustGr" || isTwoWay(field, index),
      syncToErp: isTwoWay(field, index),
      showInErpTab: false,
      showInSearch: field.showInSearch,
    })),
  });
}

/** The other workbook writes these fields too: both may where both are two-way. */
const isTwoWay = ({ crmFieldKey, access }: Field, index: number): boolean =>
  crmFieldKey !== null && access !== "ReadOnly" && index < 5;

async function addSampleConnection(api: Api, url: string): Promise<number> {
  const connector = await api.post("/sync-connectors", { name: "Sample", url });
  const values = { connectorId: connector.id, config: { Company: "Nordvik Handel" } };
  const { testToken } = await api.post<{ testToken: string }>("/erp-connections/test", values);
  const { id } = await api.post("/erp-connections", {
    ...values,
    name: "Nordvik ERP",
    description: "Customers and suppliers of the Swedish company",
    scope: "everyone",
    testToken,
  });
  await mapCustomers(api, id);
  await setDefaults(api, id);
  await api.post(`/erp-connections/${id}/activate`, {});
  return id;
}

/** One of each kind: silently applied, asked, and both. */
async function setDefaults(api: Api, id: number): Promise<void> {
  await api.put(`/erp-connections/${id}/defaults/Customer`, {
    defaults: [
      { fieldKey: "CREDITDAYS", hasDefault: true, default: "30", askUser: true, mandatory: true },
      { fieldKey: "BLOCKED", hasDefault: true, default: "0", askUser: false, mandatory: false },
      { fieldKey: "DEPARTMENT", hasDefault: false, default: "", askUser: true, mandatory: false },
    ],
  });
}

/** An application that one Sync Connector leads to; nothing answers there. */
async function registerApplication(api: Api): Promise<void> {
  const applicationId = "nordvik-erp";
  const url = "https://erp.nordvik.example/ErpConnectorWS.svc";
  await api.post("/app-registry", { applicationId, url, publicKeys: makeApplicationKeys().publicKey });
  await api.post("/sync-connectors", { name: "Nordvik", url: `app://${applicationId}` });
}

async function mapCustomers(api: Api, connectionId: number): Promise<void> {
  const path = `/erp-connections/${connectionId}/mappings/Customer`;
  const { fields } = await api.get<{ fields: Field[] }>(path);
  await api.put(path, {
    active: true,
    fields: fields.map(({ fieldKey, crmFieldKey, access, showInSearch }) => {
      const mapped = BY_HAND[fieldKey] ?? crmFieldKey;
      return {
        fieldKey,
        crmFieldKey: mapped,
        syncToCrm: mapped !== null,
        syncToErp: mapped !== null && access !== "ReadOnly",
        showInErpTab: ON_ERP_TAB.includes(fieldKey),
        showInSearch,
      };
    }),
  });
  await mapGroups(api, connectionId);
}

interface MappedList {
  actorType: string;
  fieldKey: string;
  items: { erpItemKey: string }[];
  crmItems: { key: string }[];
}

/** The first groups only, so that an item without a partner has a problem to show. */
async function mapGroups(api: Api, connectionId: number): Promise<void> {
  const path = `/erp-connections/${connectionId}/list-mappings`;
  const { items } = await api.get<{ items: MappedList[] }>(path);
  await api.put(path, {
    fields: items.map(({ actorType, fieldKey, items: erpItems, crmItems }) => ({
      actorType,
      fieldKey,
      items: erpItems.map(({ erpItemKey }, index) => ({
        erpItemKey,
        crmItemKey: index < 2 ? (crmItems[index]?.key ?? null) : null,
      })),
    })),
  });
}

const link = (api: Api, target: { connectionId: number; entityId: number; erpKey: string }) =>
  api.post("/links", { ...target, entity: "company", actorType: "Customer", choices: {} });
