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
  /** One of JOB_KINDS, or of a kind that came later. */
  kind: z.string(),
  connectionId: z.int(),
  connectionName: z.string(),
  state: z.enum(JOB_STATES),
  /** It only tells what it would change. */
  isPreview: z.boolean(),
  /** What it was started with. */
  params: z.record(z.string(), z.unknown()),
  /** Records dealt with so far. */
  done: z.int(),
  /** null where it is not known beforehand. */
  total: z.int().nullable(),
  counts: accounting,
  /**
   * crmValues, erpValues, problems; of an undo also restored and notRestored; of a comparison linksIdentical,
   * linksExpected, linksUnexpected, linksUnreadable and the same of fields.
   */
  figures: z.record(z.string(), z.int()),
  /** The run that its log rows have; null where it writes none. */
  runId: z.int().nullable(),
  username: z.string().nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** When it is tried again after a failure of the ERP. */
  nextAttemptAt: z.iso.datetime().nullable(),
  /** English, technical; "" where nothing failed. */
  failure: z.string(),
  explanation: z.string(),
  isCancelling: z.boolean(),
  /** An undo that takes back an undo: it does again what that took back. */
  isRedo: z.boolean(),
  /** Whether what it changed can be taken back in one go. */
  canUndo: z.boolean(),
});
export type Job = z.infer<typeof job>;

/** What a job has to tell about a record or a field. Values as they are to be shown. */
export const jobItem = z.object({
  id: z.int(),
  /**
   * Of previews: change, conflict, problem. Of comparisons: expected, unexpected, unreadable. Of undos: not-undone.
   */
  category: z.string(),
  linkId: z.int().nullable(),
  entity: z.enum(CRM_ENTITIES).nullable(),
  entityId: z.int().nullable(),
  recordName: z.string(),
  actorType: z.string().nullable(),
  erpKey: z.string().nullable(),
  /** null where the whole record is concerned. */
  erpFieldKey: z.string().nullable(),
  erpFieldName: z.string().nullable(),
  crmFieldKey: z.string().nullable(),
  /** The side that is written to. */
  target: z.enum(["crm", "erp"]).nullable(),
  oldValue: z.string().nullable(),
  newValue: z.string().nullable(),
  /** Of comparisons. */
  erpValue: z.string().nullable(),
  crmValue: z.string().nullable(),
  /** Why: of the log, of the problem, of the difference, or of what stands in the way of an undo. */
  reason: z.string(),
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
  /** Overwrites what was changed again since. */
  force: z.boolean().default(false),
  /** Only tells what it would change. */
  preview: z.boolean().default(false),
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
  /** Of all connections when it is left out: the active ones. */
  connectionIds: z.array(z.int()).optional(),
};
/** Of all actor types that are synchronised when it is left out. */
const actorTypes = z.array(z.string()).min(1).optional();

export const startResync = endpoint("POST", "/sync-engine/resync", {
  summary: "Bring all linked records from one side to the other: one job for each connection",
  access: "administrator",
  body: z.object({
    ...chosen,
    /** "crm", or the connection that is the source. */
    from: z.union([z.literal("crm"), z.int()]),
    actorTypes,
    /** false: an empty value never replaces a value. */
    blanksOverwrite: z.boolean().default(true),
    /** Only tells what it would change. */
    preview: z.boolean().default(false),
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
    /** The values that it changed on either side. */
    changes: z.array(
      z.object({
        fieldKey: z.string(),
        /** In the caller's language. */
        fieldName: z.string(),
        crmFieldKey: z.string(),
        target: z.enum(["crm", "erp"]),
        oldValue: z.string(),
        newValue: z.string(),
        /** As people read them: of a list item its name. */
        oldText: z.string(),
        newText: z.string(),
        reason: z.enum(LOG_REASONS),
      }),
    ),
    /** What could not be synchronised. */
    problems: z.array(
      z.object({
        fieldKey: z.string().nullable(),
        /** null where the whole record is concerned. */
        fieldName: z.string().nullable(),
        code: z.string(),
        details: z.record(z.string(), z.string()),
      }),
    ),
  }),
  problems: ["connection-inactive", "erp-refused", "erp-unreachable"],
});
