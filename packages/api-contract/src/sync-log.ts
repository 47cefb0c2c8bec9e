import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { exportQuery, pageOf, pageQuery } from "./page.ts";

export const LOG_REASONS = [
  "change",
  "conflict-won",
  "first-connect",
  "mapping-changed",
  "import",
  "resync",
  "undo",
] as const;

/** The record that a row is about, on both sides. */
const linkedRecord = {
  linkId: z.int(),
  entity: z.enum(CRM_ENTITIES),
  entityId: z.int(),
  recordName: z.string(),
  actorType: z.string(),
  erpKey: z.string(),
};

/** One value that was changed on one side. Values as they are to be shown. */
export const syncLogRow = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  runId: z.int().nullable(),
  connectionId: z.int(),
  connectionName: z.string(),
  ...linkedRecord,
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

const id = z.coerce.number().int();

/** Conditions that a row has to meet all of. */
const logFilter = z.object({
  from: z.iso.datetime({ offset: true }).optional().describe("Rows from this instant on."),
  until: z.iso.datetime({ offset: true }).optional().describe("Rows before this instant."),
  connectionId: id.optional(),
  entity: z.enum(CRM_ENTITIES).optional(),
  entityId: id.optional(),
  target: z.enum(["crm", "erp"]).optional(),
  field: z.string().max(200).optional().describe("Key of the field, in the CRM or in the ERP."),
  oldValue: z.string().max(200).optional().describe("Part of the old value."),
  newValue: z.string().max(200).optional().describe("Part of the new value."),
  reason: z.enum(LOG_REASONS).optional(),
  runId: id.optional(),
  q: z
    .string()
    .max(200)
    .optional()
    .describe("Part of a value, of the key of a field or of an ERP actor, or words of the name of a record."),
});

export const listSyncLog = endpoint("GET", "/sync-log", {
  summary:
    "Every value that the sync changed, newest first. A page may hold less than its limit, or nothing, and still have a next one: what is searched for is looked for in parts",
  access: "administrator",
  query: pageQuery.extend(logFilter.shape),
  reply: pageOf(syncLogRow).extend({
    searchedTo: z.iso
      .datetime()
      .nullable()
      .describe("Of the oldest row that was looked at; null when the page came to the end of the log."),
  }),
});

export const exportSyncLog = endpoint("GET", "/sync-log.csv", {
  summary: "The same as a CSV file (UTF-8), with a first row of column names",
  access: "administrator",
  query: logFilter.extend(exportQuery.shape),
  reply: z.string(),
  mediaType: "text/csv",
});

/** Something that could not be synchronised, and when it is tried again. */
export const syncProblem = z.object({
  id: z.int(),
  connectionId: z.int(),
  connectionName: z.string(),
  ...linkedRecord,
  erpFieldKey: z.string().nullable(),
  erpFieldName: z.string().nullable(),
  code: z.string(),
  details: z.record(z.string(), z.string()),
  attempts: z.int(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().describe("When it is tried again."),
  ignoredAt: z.iso.datetime().nullable().describe("null: it is not ignored."),
  ignoredBy: z.string().nullable().describe("Who ignored it."),
});
export type SyncProblem = z.infer<typeof syncProblem>;

export const retryProblem = endpoint("POST", "/problems/{id}/retry", {
  summary: "Try again in the next cycle. A field that was stopped because it keeps changing goes on",
  access: "administrator",
  params: idParams,
});

export const ignoreProblem = endpoint("POST", "/problems/{id}/ignore", {
  summary:
    "Take a problem out of the list and of the count, until it is another one. It goes on being tried, and disappears when it is solved",
  access: "administrator",
  params: idParams,
});

export const restoreProblem = endpoint("POST", "/problems/{id}/restore", {
  summary: "Bring an ignored problem back into the list",
  access: "administrator",
  params: idParams,
});

const problemFilter = z.object({
  connectionId: id.optional(),
  entity: z.enum(CRM_ENTITIES).optional(),
  entityId: id.optional(),
  field: z.string().max(200).optional().describe("Key of the ERP field."),
  code: z.string().max(100).optional(),
  q: z
    .string()
    .max(200)
    .optional()
    .describe(
      "Part of the key of a field or of an ERP actor, or of what is known of the problem, or words of the record's name.",
    ),
  ignored: z.enum(["true", "false"]).default("false"),
});

export const listProblems = endpoint("GET", "/problems", {
  summary: "What could not be synchronised, newest first; with `ignored=true` those that are ignored instead",
  access: "administrator",
  query: pageQuery.extend(problemFilter.shape),
  reply: pageOf(syncProblem).extend({
    codes: z
      .record(z.string(), z.int())
      .optional()
      .describe("Of the first page: how many there are of each code with the other conditions."),
  }),
});

export const exportProblems = endpoint("GET", "/problems.csv", {
  summary: "The same as a CSV file (UTF-8), with a first row of column names",
  access: "administrator",
  query: problemFilter.extend(exportQuery.shape),
  reply: z.string(),
  mediaType: "text/csv",
});
