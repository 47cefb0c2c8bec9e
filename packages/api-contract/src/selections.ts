import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { job } from "./jobs.ts";
import { exportQuery, pageOf, pageQuery } from "./page.ts";

/** Records that belong together, in the order in which they were put in. */
export const selection = z.object({
  id: z.int(),
  name: z
    .string()
    .describe("Of an import: its name, which its selections share; `kind` and `entity` tell them apart."),
  entity: z.enum(CRM_ENTITIES),
  kind: z.enum(["new", "updated"]).describe("Records that an import made, or changed."),
  importId: z.int().nullable(),
  connectionId: z.int().nullable(),
  connectionName: z.string(),
  count: z.int().describe("Members that are not deleted."),
  deletedCount: z.int().describe("Members that are deleted."),
  createdAt: z.iso.datetime(),
  username: z.string().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  job: job.nullable().describe("The latest job that deletes or restores its records."),
});
export type Selection = z.infer<typeof selection>;

export const listSelections = endpoint("GET", "/selections", {
  summary: "Selections, newest first. Their members are listed with `selection` in the lists of records",
  access: "user",
  query: pageQuery.extend({
    entity: z.enum(CRM_ENTITIES).optional(),
    importId: z.coerce.number().int().optional(),
    deleted: z.enum(["true", "false"]).default("false").describe("Deleted ones instead."),
  }),
  reply: pageOf(selection),
});

export const getSelection = endpoint("GET", "/selections/{id}", {
  summary: "One selection",
  access: "user",
  params: idParams,
  reply: selection,
});

export const renameSelection = endpoint("PATCH", "/selections/{id}", {
  summary: "Rename a selection",
  access: "administrator",
  params: idParams,
  body: z.object({ name: z.string().trim().min(1).max(200) }),
  reply: selection,
});

export const exportSelection = endpoint("GET", "/selections/{id}/records.csv", {
  summary: "The records of a selection as a CSV file (UTF-8), with a first row of column names",
  access: "user",
  params: idParams,
  query: exportQuery,
  reply: z.string(),
  mediaType: "text/csv",
});

export const deleteSelection = endpoint("DELETE", "/selections/{id}", {
  summary: "Delete a selection (soft); its records stay",
  access: "administrator",
  params: idParams,
});

export const restoreSelection = endpoint("POST", "/selections/{id}/restore", {
  summary: "Restore a deleted selection, without the records that were deleted with it",
  access: "administrator",
  params: idParams,
  reply: selection,
});

export const deleteSelectionRecords = endpoint("POST", "/selections/{id}/delete-records", {
  summary:
    "Delete a selection with its records (soft). What was deleted so can be restored as a whole; nothing is deleted in an ERP",
  access: "administrator",
  params: idParams,
  reply: job,
  status: 202,
  problems: ["job-under-way"],
});

export const restoreSelectionRecords = endpoint("POST", "/selections/{id}/restore-records", {
  summary: "Restore a selection with the records that were deleted with it",
  access: "administrator",
  params: idParams,
  reply: job,
  status: 202,
  problems: ["job-under-way", "nothing-to-undo"],
});
