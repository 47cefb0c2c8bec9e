import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { exportQuery, pageOf, pageQuery } from "./page.ts";
import { accounting, syncRun } from "./sync-engine.ts";
import { LOG_REASONS } from "./sync-log.ts";

export const JOB_KINDS = ["preview", "resync", "compare", "undo"] as const;
export const JOB_STATES = ["queued", "running", "completed", "failed", "cancelled"] as const;

/** Work in the background on one connection. It goes on where it was after a restart. */
export const job = z.object({
  id: z.int(),
  kind: z.string().describe("One of JOB_KINDS, or of a kind that came later."),
  connectionId: z.int(),
  connectionName: z.string(),
  state: z.enum(JOB_STATES),
  isPreview: z.boolean().describe("It only tells what it would change."),
  params: z.record(z.string(), z.unknown()).describe("What it was started with."),
  done: z.int().describe("Records dealt with so far."),
  total: z.int().nullable().describe("null where it is not known beforehand."),
  counts: accounting,
  figures: z
    .record(z.string(), z.int())
    .describe(
      "crmValues, erpValues, problems; of an undo also restored and notRestored; of a comparison linksIdentical, linksExpected, linksUnexpected, linksUnreadable and the same of fields.",
    ),
  runId: z.int().nullable().describe("The run that its log rows have; null where it writes none."),
  username: z.string().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable().describe("When it is tried again after a failure of the ERP."),
  failure: z.string().describe('English, technical; "" where nothing failed.'),
  explanation: z.string(),
  isCancelling: z.boolean(),
  isRedo: z.boolean().describe("An undo that takes back an undo: it does again what that took back."),
  canUndo: z.boolean().describe("Whether what it changed can be taken back in one go."),
});
export type Job = z.infer<typeof job>;

/** What a job has to tell about a record or a field. Values as they are to be shown. */
export const jobItem = z.object({
  id: z.int(),
  category: z
    .string()
    .describe(
      "Of previews: change, conflict, problem. Of comparisons: expected, unexpected, unreadable. Of undos: not-undone.",
    ),
  linkId: z.int().nullable(),
  entity: z.enum(CRM_ENTITIES).nullable(),
  entityId: z.int().nullable(),
  recordName: z.string(),
  actorType: z.string().nullable(),
  erpKey: z.string().nullable(),
  erpFieldKey: z.string().nullable().describe("null where the whole record is concerned."),
  erpFieldName: z.string().nullable(),
  crmFieldKey: z.string().nullable(),
  target: z.enum(["crm", "erp"]).nullable().describe("The side that is written to."),
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
  erpValue: z.string().nullable().describe("Of comparisons."),
  crmValue: z.string().nullable(),
  reason: z
    .string()
    .describe("Why: of the log, of the problem, of the difference, or of what stands in the way of an undo."),
  details: z.record(z.string(), z.string()),
});
export type JobItem = z.infer<typeof jobItem>;

const jobId = idParams;
const jobs = z.object({ jobs: z.array(job) });

export const listJobs = endpoint("GET", "/jobs", {
  summary: "Jobs in the background, newest first",
  access: "administrator",
  query: pageQuery.extend({
    connectionId: z.coerce.number().int().optional(),
    kind: z.string().optional(),
    state: z.enum(JOB_STATES).optional(),
  }),
  reply: pageOf(job),
});

export const getJob = endpoint("GET", "/jobs/{id}", {
  summary: "One job, with its progress and how many items of each category it has",
  access: "administrator",
  params: jobId,
  reply: job.extend({ itemCounts: z.record(z.string(), z.int()) }),
});

export const cancelJob = endpoint("DELETE", "/jobs/{id}", {
  summary: "End a job between two batches; what it has done stays, and can be undone",
  access: "administrator",
  params: jobId,
  reply: job,
});

export const tryJobNow = endpoint("POST", "/jobs/{id}/try-now", {
  summary:
    "Make the next attempt of a job at once that waits because its ERP failed; one that does not wait stays as it is",
  access: "administrator",
  params: jobId,
  reply: job,
});

export const listJobItems = endpoint("GET", "/jobs/{id}/items", {
  summary: "What the job has to tell, in the order in which it told it",
  access: "administrator",
  params: jobId,
  query: pageQuery.extend({ category: z.string().optional() }),
  reply: pageOf(jobItem),
});

export const exportJobItems = endpoint("GET", "/jobs/{id}/items.csv", {
  summary: "The same as a CSV file (UTF-8), with a first row of column names",
  access: "administrator",
  params: jobId,
  query: exportQuery.extend({ category: z.string().optional() }),
  reply: z.string(),
  mediaType: "text/csv",
});

const undoOptions = {
  force: z.boolean().default(false).describe("Overwrites what was changed again since."),
  preview: z.boolean().default(false).describe("Only tells what it would change."),
};
const undoBody = z.object(undoOptions).default({ force: false, preview: false });

export const undoJob = endpoint("POST", "/jobs/{id}/undo", {
  summary: "Take back what a job changed, as new changes; what was changed again since is listed instead",
  access: "administrator",
  params: jobId,
  body: undoBody,
  reply: job,
  status: 202,
  problems: ["nothing-to-undo", "job-under-way", "connection-inactive"],
});

export const undoRun = endpoint("POST", "/sync-engine/runs/{id}/undo", {
  summary: "Take back what a run changed, as new changes; what was changed again since is listed instead",
  access: "administrator",
  params: idParams,
  body: undoBody,
  reply: job,
  status: 202,
  problems: ["nothing-to-undo", "job-under-way", "connection-inactive"],
});

export const undoLogRow = endpoint("POST", "/sync-log/{id}/undo", {
  summary: "Take back one value that was changed; answers when it is done",
  access: "administrator",
  params: idParams,
  body: undoBody,
  reply: job,
  problems: ["job-under-way", "connection-inactive"],
});

/** Without runId or fromLogRowId: what the latest run changed in the record. */
export const undoLink = endpoint("POST", "/links/{id}/undo", {
  summary: "Take back what was changed in one record, by a run or from a log row onwards",
  access: "administrator",
  params: idParams,
  body: z
    .object({ ...undoOptions, runId: z.int().optional(), fromLogRowId: z.int().optional() })
    .default({ force: false, preview: false }),
  reply: job,
  problems: ["nothing-to-undo", "job-under-way", "connection-inactive"],
});

const chosen = {
  connectionIds: z
    .array(z.int())
    .optional()
    .describe("Of all connections when it is left out: the active ones."),
};
/** Of all actor types that are synchronised when it is left out. */
const actorTypes = z.array(z.string()).min(1).optional();

export const startResync = endpoint("POST", "/sync-engine/resync", {
  summary: "Bring all linked records from one side to the other: one job for each connection",
  access: "administrator",
  body: z.object({
    ...chosen,
    from: z.union([z.literal("crm"), z.int()]).describe('"crm", or the connection that is the source.'),
    actorTypes,
    blanksOverwrite: z.boolean().default(true).describe("false: an empty value never replaces a value."),
    preview: z.boolean().default(false).describe("Only tells what it would change."),
  }),
  reply: jobs,
  status: 202,
  problems: ["job-under-way", "connection-inactive"],
});

export const startCompare = endpoint("POST", "/sync-engine/compare", {
  summary: "Compare all linked records on both sides without writing: one job for each connection",
  access: "administrator",
  body: z.object({ ...chosen, actorTypes }),
  reply: jobs,
  status: 202,
  problems: ["job-under-way"],
});

export const startPreview = endpoint("POST", "/sync-engine/preview", {
  summary: "What a cycle would change now, also of a connection that is not active yet, without writing",
  access: "administrator",
  body: z.object(chosen),
  reply: jobs,
  status: 202,
  problems: ["job-under-way"],
});

/** What one record came to. */
export const syncLink = endpoint("POST", "/links/{id}/sync", {
  summary: "Sync this record: one link both ways at once; answers when it is done",
  access: "user",
  params: idParams,
  reply: z.object({
    run: syncRun,
    changes: z
      .array(
        z.object({
          fieldKey: z.string(),
          fieldName: z.string().describe("In the caller's language."),
          crmFieldKey: z.string(),
          target: z.enum(["crm", "erp"]),
          oldValue: z.string(),
          newValue: z.string(),
          oldText: z.string().describe("As people read them: of a list item its name."),
          newText: z.string(),
          reason: z.enum(LOG_REASONS),
        }),
      )
      .describe("The values that it changed on either side."),
    problems: z
      .array(
        z.object({
          fieldKey: z.string().nullable(),
          fieldName: z.string().nullable().describe("null where the whole record is concerned."),
          code: z.string(),
          details: z.record(z.string(), z.string()),
        }),
      )
      .describe("What could not be synchronised."),
  }),
  problems: ["connection-inactive", "erp-refused", "erp-unreachable"],
});
