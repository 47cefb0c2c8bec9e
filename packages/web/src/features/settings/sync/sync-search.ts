import { z } from "zod";

/** Dialogs of the Sync tab. The open one is in the address, so that a reload opens it again. */
export const SYNC_DIALOGS = [
  "add-connector",
  "configure-connector",
  "delete-connector",
  "add-connection",
  "configure-connection",
  "delete-connection",
  "test-connection",
  "mappings",
  "list-mapping",
  "defaults",
  "rank-fields",
  "sync-priority",
  "sync-settings",
  "resync-from-crm",
  "resync-from-erp",
  "jobs",
] as const;
export type SyncDialog = (typeof SYNC_DIALOGS)[number];

const syncSearch = z.object({
  /** The selected Sync Connector. */
  connector: z.int().optional().catch(undefined),
  /** The selected ERP connection. */
  connection: z.int().optional().catch(undefined),
  dialog: z.enum(SYNC_DIALOGS).optional().catch(undefined),
  /** Opened from within the connection dialog. */
  scope: z.literal(true).optional().catch(undefined),
  /** Actor type of the dialogs that have a tab for each, or list of the List mapping dialog. */
  tab: z.string().optional().catch(undefined),
  /** ERP field of the actor type that the dialog is about: the default that is open, or the row to look at. */
  field: z.string().optional().catch(undefined),
  /** A default is being added. */
  add: z.literal(true).optional().catch(undefined),
  /** Jobs that the dialog of jobs is about. */
  jobs: z.array(z.int()).optional().catch(undefined),
  /** The pre-flight of the open mapping: its job, or 0 before there is one. */
  preflight: z.int().optional().catch(undefined),
  /** Also show deleted ones. */
  deletedConnectors: z.literal(true).optional().catch(undefined),
  deletedConnections: z.literal(true).optional().catch(undefined),
});
export type SyncSearch = z.output<typeof syncSearch>;

export const readSyncSearch = (search: Record<string, unknown>): SyncSearch => syncSearch.parse(search);
