import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { IMPORT_OUTCOMES, IMPORT_REASONS, IMPORT_RESULTS, importView } from "./import-types.ts";
import { exportQuery, pageOf, pageQuery } from "./page.ts";

const importIds = idParams;
const lineParams = idParams.extend({ lineId: z.coerce.number().int().positive() });

export const previewImport = endpoint("POST", "/imports/{id}/preview", {
  summary:
    "Look at every chosen actor and tell what would happen to it; writes nothing to records or the ERP",
  access: "administrator",
  params: importIds,
  reply: importView,
  status: 202,
  problems: ["job-under-way", "connection-inactive", "import-begun", "nothing-to-import", "not-importable"],
});

const recordOfLine = z.object({
  entity: z.enum(CRM_ENTITIES),
  id: z.int(),
  name: z.string(),
});

/** One actor of an import: what would happen to it, and what has. */
export const importLine = z.object({
  lineId: z.int(),
  actorType: z.string(),
  entity: z.enum(CRM_ENTITIES).describe("What it becomes."),
  erpKey: z.string(),
  name: z.string(),
  parentName: z
    .string()
    .nullable()
    .describe("Of persons: the name of their company, or its key where it is not known."),
  isChecked: z.boolean(),
  outcome: z.enum(IMPORT_OUTCOMES).nullable().describe("null before the preview has reached it."),
  result: z.enum(IMPORT_RESULTS).nullable().describe("null until it is dealt with."),
  reason: z
    .enum(IMPORT_REASONS)
    .nullable()
    .describe("Why it was or would be skipped, or why it failed; facts for it are in `details`."),
  details: z.record(z.string(), z.string()),
  values: z.int().describe("How many values would be written, or were."),
  problems: z.int().describe("Values that do not fit, so that their fields are left as they are."),
  record: recordOfLine
    .nullable()
    .describe("The record that it matches, or was made into; null for one that is still to be made."),
});
export type ImportLine = z.infer<typeof importLine>;

/** In its name or key. */
const q = z.string().optional();

const previewFilter = {
  q,
  outcome: z.enum(IMPORT_OUTCOMES).optional(),
  checked: z.enum(["true", "false"]).optional(),
};

export const listPreviewLines = endpoint("GET", "/imports/{id}/preview", {
  summary: "What would happen, one line for each actor. Companies come before their persons",
  access: "administrator",
  params: importIds,
  query: pageQuery.extend(previewFilter),
  reply: pageOf(importLine),
});

export const exportPreviewLines = endpoint("GET", "/imports/{id}/preview.csv", {
  summary: "The same as a CSV file (UTF-8), with a first row of column names",
  access: "administrator",
  params: importIds,
  query: exportQuery.extend(previewFilter),
  reply: z.string(),
  mediaType: "text/csv",
});

/** What happens to a field of a line. */
export const IMPORT_EFFECTS = [
  /** The CRM gets the value of the ERP. */
  "written",
  /** Both have the same already. */
  "equal",
  /** The CRM keeps its value: it is not empty, or the mapping does not lead to the CRM. */
  "kept",
  /** The value of the ERP is left out: `code` says why. */
  "problem",
] as const;

export const getPreviewLine = endpoint("GET", "/imports/{id}/preview/{lineId}", {
  summary: "One line field by field, read from the ERP anew",
  access: "administrator",
  params: lineParams,
  reply: z.object({
    line: importLine,
    fields: z.array(
      z.object({
        fieldKey: z.string(),
        displayName: z.string(),
        crmFieldKey: z.string(),
        erpValue: z.string().describe("What the ERP has, as text to be shown."),
        crmValue: z.string().describe("What the CRM has now, as text to be shown; empty for a new record."),
        newValue: z.string().describe("What the CRM will have."),
        effect: z.enum(IMPORT_EFFECTS),
        toErp: z.boolean().describe("The CRM keeps its value, and the ERP gets it with the next cycle."),
        code: z.string().nullable().describe("Of problems: as in the problem list."),
        details: z.record(z.string(), z.string()),
      }),
    ),
  }),
  problems: ["connector-failed", "actor-not-found"],
});

export const checkPreviewLines = endpoint("PATCH", "/imports/{id}/preview", {
  summary:
    "Check or uncheck lines: some, or all, or all of an outcome or with a text in their name or key. Persons go with their company, and come back with it",
  access: "administrator",
  params: importIds,
  body: z.union([
    z.object({ lineIds: z.array(z.int()).min(1).max(10_000), isChecked: z.boolean() }),
    z.object({
      all: z.literal(true),
      outcome: z.enum(IMPORT_OUTCOMES).optional(),
      q,
      isChecked: z.boolean(),
    }),
  ]),
  reply: importView,
  problems: ["job-under-way", "import-begun"],
});

export const runImport = endpoint("POST", "/imports/{id}/run", {
  summary:
    "Import what the preview told, or go on with what was stopped. The connection's cycle makes way while it runs; cancel it as a job",
  access: "administrator",
  params: importIds,
  reply: importView,
  status: 202,
  problems: ["job-under-way", "connection-inactive", "import-not-previewed", "nothing-to-import"],
});

export const listImportResults = endpoint("GET", "/imports/{id}/results", {
  summary: "What came of each actor, in the order of the preview",
  access: "administrator",
  params: importIds,
  query: pageQuery.extend({ q, result: z.enum(IMPORT_RESULTS).optional() }),
  reply: pageOf(importLine),
});

export const exportImportResults = endpoint("GET", "/imports/{id}/results.csv", {
  summary: "The same as a CSV file (UTF-8), with a first row of column names",
  access: "administrator",
  params: importIds,
  query: exportQuery.extend({ q, result: z.enum(IMPORT_RESULTS).optional() }),
  reply: z.string(),
  mediaType: "text/csv",
});

export const retryImport = endpoint("POST", "/imports/{id}/retry", {
  summary: "Try failed actors again: some, or all",
  access: "administrator",
  params: importIds,
  body: z.object({ lineIds: z.array(z.int()).max(10_000).optional() }).default({}),
  reply: importView,
  status: 202,
  problems: ["job-under-way", "connection-inactive", "nothing-to-import"],
});
