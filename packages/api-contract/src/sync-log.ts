import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { pageOf, pageQuery } from "./page.ts";

export const LOG_REASONS = [
  "change",
  "conflict-won",
  "first-connect",
  "mapping-changed",
  "import",
  "resync",
  "undo",
] as const;

/** One value that was changed on one side. Values as they are to be shown. */
export const syncLogRow = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  runId: z.int().nullable(),
  connectionId: z.int(),
  connectionName: z.string(),
  linkId: z.int(),
  entity: z.enum(CRM_ENTITIES),
  entityId: z.int(),
  recordName: z.string(),
  actorType: z.string(),
  erpKey: z.string(),
  erpFieldKey: z.string(),
  erpFieldName: z.string(),
  crmFieldKey: z.string(),
  target: z.enum(["crm", "erp"]),
  oldValue: z.string(),
  newValue: z.string(),
  reason: z.enum(LOG_REASONS),
  username: z.string().nullable(),
});
export type SyncLogRow = z.infer<typeof syncLogRow>;

export const listSyncLog = endpoint("GET", "/sync-log", {
  summary: "Every value that the sync changed, newest first",
  access: "administrator",
  query: pageQuery.extend({
    connectionId: z.coerce.number().int().optional(),
    entity: z.enum(CRM_ENTITIES).optional(),
    entityId: z.coerce.number().int().optional(),
    target: z.enum(["crm", "erp"]).optional(),
    q: z.string().optional(),
  }),
  reply: pageOf(syncLogRow),
});

/** Something that could not be synchronised, and when it is tried again. */
export const syncProblem = z.object({
  id: z.int(),
  connectionId: z.int(),
  connectionName: z.string(),
  linkId: z.int(),
  entity: z.enum(CRM_ENTITIES),
  entityId: z.int(),
  recordName: z.string(),
  actorType: z.string(),
  erpKey: z.string(),
  erpFieldKey: z.string().nullable(),
  erpFieldName: z.string().nullable(),
  code: z.string(),
  details: z.record(z.string(), z.string()),
  attempts: z.int(),
  firstAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime(),
});
export type SyncProblem = z.infer<typeof syncProblem>;

export const retryProblem = endpoint("POST", "/problems/{id}/retry", {
  summary: "Try again in the next cycle. A field that was stopped because it keeps changing goes on",
  access: "administrator",
  params: idParams,
});

export const listProblems = endpoint("GET", "/problems", {
  summary: "What could not be synchronised",
  access: "administrator",
  query: pageQuery.extend({ connectionId: z.coerce.number().int().optional() }),
  reply: pageOf(syncProblem),
});
