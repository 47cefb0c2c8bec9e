import { z } from "zod";
import { connectorAnswer } from "./connector-answer.ts";
import { advancedChange, connectorFinding, connectorTransport } from "./connector-transport.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { fieldDescription, listItem } from "./field-description.ts";

export const syncConnector = z.object({
  id: z.int(),
  name: z.string(),
  url: z.string(),
  deletedAt: z.iso.datetime().nullable(),
  connectionCount: z.int(),
});
export type SyncConnector = z.infer<typeof syncConnector>;

/** One connector with how it is called; lists leave that out. */
export const syncConnectorDetails = syncConnector.extend(connectorTransport.shape);
export type SyncConnectorDetails = z.infer<typeof syncConnectorDetails>;

const connectorBody = z.object({
  name: z.string().trim().min(1).max(200),
  url: z.string().trim().min(1).max(2000),
  advanced: advancedChange.optional(),
});

export const listSyncConnectors = endpoint("GET", "/sync-connectors", {
  summary: "Sync Connectors, with `deleted=true` the deleted ones too",
  access: "administrator",
  query: z.object({ deleted: z.enum(["true", "false"]).default("false") }),
  reply: z.object({ items: z.array(syncConnector) }),
});

export const createSyncConnector = endpoint("POST", "/sync-connectors", {
  summary: "Add a Sync Connector. The URL is not required to answer: test it first",
  access: "administrator",
  body: connectorBody,
  reply: syncConnectorDetails,
  status: 201,
});

export const getSyncConnector = endpoint("GET", "/sync-connectors/{id}", {
  summary: "One Sync Connector, with how it is called and what was found at its URL",
  access: "administrator",
  params: idParams,
  reply: syncConnectorDetails,
});

export const updateSyncConnector = endpoint("PATCH", "/sync-connectors/{id}", {
  summary: "Change name, URL or how it is called. Secrets are written only",
  access: "administrator",
  params: idParams,
  body: connectorBody.partial(),
  reply: syncConnectorDetails,
});

export const deleteSyncConnector = endpoint("DELETE", "/sync-connectors/{id}", {
  summary: "Hide a Sync Connector; it can be restored",
  access: "administrator",
  params: idParams,
  problems: ["connector-in-use"],
});

export const restoreSyncConnector = endpoint("POST", "/sync-connectors/{id}/restore", {
  summary: "Bring a deleted Sync Connector back",
  access: "administrator",
  params: idParams,
  reply: syncConnector,
});

/** A connector that runs inside this installation, in a process of its own. */
export const connectorPlugin = z.object({
  name: z.string().describe('"" when the plugin could not be loaded.'),
  description: z.string(),
  url: z.string().describe('The address to add; "" when it cannot be used.'),
  source: z.string().describe("File, folder or package that it comes from."),
  problem: z.string().describe('Why it cannot be used, in the language of the caller; "" when it can.'),
});
export type ConnectorPlugin = z.infer<typeof connectorPlugin>;

export const listConnectorPlugins = endpoint("GET", "/sync-connectors/plugins", {
  summary: "Plugin connectors that are installed, with those that could not be loaded",
  access: "administrator",
  reply: z.object({ items: z.array(connectorPlugin) }),
});

/** What was found at a URL, and whether another connector has it already. */
export const testSyncConnector = endpoint("POST", "/sync-connectors/test", {
  summary: "Call a URL and say what answers there",
  access: "administrator",
  body: z.object({
    url: z.string().trim().min(1).max(2000),
    connectorId: z
      .int()
      .optional()
      .describe("A saved connector whose settings and secrets stand in for those that are not sent."),
    advanced: advancedChange.optional(),
  }),
  reply: z.object({
    answer: connectorAnswer,
    duplicateOf: z.string().nullable(),
    configFieldCount: z.int(),
    found: connectorFinding.nullable(),
  }),
});

export const getConfigFields = endpoint("GET", "/sync-connectors/{id}/config-fields", {
  summary: "The connector's configuration fields, by rank (GetConfigData)",
  access: "administrator",
  params: idParams,
  reply: z.object({ items: z.array(fieldDescription) }),
  problems: ["connector-failed"],
});

export const getConnectorList = endpoint("GET", "/sync-connectors/{id}/lists/{name}", {
  summary: "Items of a configuration list while no connection exists yet (GetList with the empty id)",
  access: "administrator",
  params: idParams.extend({ name: z.string() }),
  reply: z.object({ items: z.array(listItem) }),
  problems: ["connector-failed"],
});
