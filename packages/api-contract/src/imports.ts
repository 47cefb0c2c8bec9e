import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { actorColumn, erpActor } from "./erp-actors.ts";
import { job } from "./jobs.ts";
import { pageOf, pageQuery } from "./page.ts";
import { searchCriterion } from "./search-criteria.ts";

/**
 * Where an import stands. draft: actors are chosen and settings made; what a preview told before is forgotten as soon as
 * either changes. previewing, importing: its job is queued or under way. stopped: its job failed or was cancelled, and
 * goes on where it was when it is run again.
 */
export const IMPORT_STATES = [
  "draft",
  "previewing",
  "previewed",
  "importing",
  "stopped",
  "imported",
] as const;

/**
 * By what an actor is taken for a record that is there already. id: a field of the ERP holds the id of the record. none:
 * contacts are not imported at all.
 */
export const DUPLICATE_MATCHES = {
  company: ["name", "name-department", "number", "code", "vat-number", "id"],
  contact: ["full-name", "email", "mobile-phone", "number", "id", "none"],
  project: ["name", "number", "id"],
} as const;

const duplicateMatch = z.enum([
  "name",
  "name-department",
  "number",
  "code",
  "vat-number",
  "full-name",
  "email",
  "mobile-phone",
  "id",
  "none",
]);
export type DuplicateMatch = z.infer<typeof duplicateMatch>;

/**
 * What is done with a record that matches. add: a new record is made beside it. merge: its empty fields are filled.
 * replace: its fields are overwritten. skip: the actor is left alone, and not linked.
 */
export const DUPLICATE_ACTIONS = ["add", "merge", "replace", "skip"] as const;

/** What is done with an item of an ERP list that has no item in the CRM. */
export const NEW_ITEM_ACTIONS = ["create", "map", "leave-empty"] as const;

export const importSettings = z.object({
  duplicateMatch,
  /** The field of the ERP that holds the id, where `duplicateMatch` is id; null otherwise. */
  idFieldKey: z.string().nullable(),
  onDuplicate: z.enum(DUPLICATE_ACTIONS),
  newListItems: z.enum(NEW_ITEM_ACTIONS),
  /**
   * For `newListItems` map: the CRM item for an ERP item; null leaves it empty, and so does an item that is left out.
   * These mappings are stored with the connection when the import runs.
   */
  itemMapping: z.array(
    z.object({
      actorType: z.string(),
      fieldKey: z.string(),
      erpItemKey: z.string(),
      crmItemKey: z.string().nullable(),
    }),
  ),
  /** Persons whose company is not in the CRM, nor imported along. */
  contactsWithoutCompany: z.enum(["import", "skip"]),
  /** Of an import of companies: whether their persons are brought along, and by what duplicates are known. */
  contactMatch: z.enum(DUPLICATE_MATCHES.contact),
  /** The field of the ERP that holds the contact's id, where `contactMatch` is id. */
  contactIdFieldKey: z.string().nullable(),
});
export type ImportSettings = z.infer<typeof importSettings>;

/** What a preview says of an actor. linked-only: the record has everything already. */
export const IMPORT_OUTCOMES = ["new", "updated", "linked-only", "skipped", "problem"] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** What came of an actor: null before it was dealt with. */
export const IMPORT_RESULTS = ["new", "updated", "linked-only", "skipped", "failed"] as const;

/**
 * Why an actor is skipped (first line: by the choice of the user; second: because of what is there), or is a problem.
 * The details that come along are named in brackets.
 */
export const IMPORT_REASONS = [
  /** Unchecked in the preview. */
  "unchecked",
  /** It was imported, and the import was taken back. */
  "undone",
  /** Settings: duplicates are skipped. */
  "duplicate",
  /** Settings: persons without a company are skipped. [parentErpKey] */
  "no-company",
  /** Settings: contacts are not imported. */
  "contacts-not-imported",
  /** The actor is linked already in this connection, to `record`. */
  "already-linked",
  /** The record that matches, `record`, is linked to another actor of this connection. [erpKey, actorType] */
  "record-linked-elsewhere",
  /** Several records match, so that it cannot be said which. [count] */
  "ambiguous",
  /** Another actor of this import matches the same record. [erpKey] */
  "same-record",
  /** The ERP has no such actor any more. */
  "gone",
  /** The person's company was not imported, because of a problem of its own. [parentErpKey] */
  "company-failed",
  /** A mandatory field of the CRM would be blank. [fieldKey] */
  "mandatory-blank",
  /** A mandatory value does not fit the CRM. [fieldKey, code, value] */
  "value-does-not-fit",
  /** The ERP answered an error for this actor alone. [explanation] */
  "erp-refused",
] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];

const counts = <Name extends string>(names: readonly Name[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, z.int()])) as Record<Name, z.ZodInt>);

export const importView = z.object({
  id: z.int(),
  name: z.string(),
  connectionId: z.int(),
  connectionName: z.string(),
  actorType: z.string(),
  entity: z.enum(CRM_ENTITIES),
  state: z.enum(IMPORT_STATES),
  settings: importSettings,
  /** What can be chosen as `duplicateMatch`: those whose fields are mapped. Others with the CRM field that is not. */
  duplicateMatches: z.array(z.object({ match: duplicateMatch, missingCrmField: z.string().nullable() })),
  /** The same for `contactMatch`; empty where persons cannot be brought along. */
  contactMatches: z.array(z.object({ match: duplicateMatch, missingCrmField: z.string().nullable() })),
  /** Fields of the ERP that can hold an id, of the actor type and of persons. */
  idFields: z.array(z.object({ fieldKey: z.string(), displayName: z.string() })),
  contactIdFields: z.array(z.object({ fieldKey: z.string(), displayName: z.string() })),
  /** Why persons cannot be brought along; null where they can. */
  contactsObstacle: z.enum(["not-companies", "persons-not-mapped"]).nullable(),
  /** Actors that are chosen, without the persons that are brought along. */
  chosen: z.int(),
  /** All lines of the preview, by outcome; null before there is one. */
  outcomes: counts(IMPORT_OUTCOMES).nullable(),
  /** How many lines are unchecked. */
  unchecked: z.int(),
  /** All lines that have been dealt with, by what came of them. */
  results: counts(IMPORT_RESULTS),
  /** The latest job of its preview or of itself. */
  job: job.nullable(),
  /** Of a job under way. */
  progress: z
    .object({
      /** Actors a second, while it worked. */
      perSecond: z.number(),
      /** null as long as it cannot be told. */
      secondsLeft: z.int().nullable(),
    })
    .nullable(),
  createdAt: z.iso.datetime(),
  username: z.string().nullable(),
});
export type ImportView = z.infer<typeof importView>;

const importIds = idParams;
const lineParams = idParams.extend({ lineId: z.coerce.number().int().positive() });

export const listImportSources = endpoint("GET", "/import-sources", {
  summary: "ERP connections and actor types that can be imported from, and why others cannot",
  access: "administrator",
  reply: z.object({
    items: z.array(
      z.object({
        connectionId: z.int(),
        connectionName: z.string(),
        actorTypes: z.array(
          z.object({
            actorType: z.string(),
            entity: z.enum(CRM_ENTITIES),
            /** null: it can be imported. */
            obstacle: z.enum(["connection-inactive", "mapping-inactive", "not-searchable"]).nullable(),
          }),
        ),
      }),
    ),
  }),
});

export const listImports = endpoint("GET", "/imports", {
  summary: "Imports, newest first",
  access: "administrator",
  query: pageQuery.extend({ connectionId: z.coerce.number().int().optional() }),
  reply: pageOf(importView),
});

export const createImport = endpoint("POST", "/imports", {
  summary: "Begin an import from an ERP connection; nothing is read or written yet",
  access: "administrator",
  body: z.object({
    connectionId: z.int(),
    actorType: z.string(),
    /** What selections are called after. @default the connection's name */
    name: z.string().trim().max(200).optional(),
  }),
  reply: importView,
  status: 201,
  problems: ["connection-inactive", "not-importable"],
});

export const getImport = endpoint("GET", "/imports/{id}", {
  summary: "One import with where it stands",
  access: "administrator",
  params: importIds,
  reply: importView,
});

export const updateImport = endpoint("PATCH", "/imports/{id}", {
  summary: "Change the name or settings of an import; a preview is forgotten where settings change",
  access: "administrator",
  params: importIds,
  body: z.object({ name: z.string().trim().min(1).max(200), settings: importSettings.partial() }).partial(),
  reply: importView,
  problems: ["job-under-way", "import-begun"],
});

export const deleteImport = endpoint("DELETE", "/imports/{id}", {
  summary: "Forget an import with its preview and results; records, links and selections stay",
  access: "administrator",
  params: importIds,
  problems: ["job-under-way"],
});

/** A row of the search: an actor with whether it is chosen already. */
export const foundActor = erpActor.extend({ isChosen: z.boolean() });

const foundActors = z.object({
  columns: z.array(actorColumn),
  items: z.array(foundActor),
  nextCursor: z.string().nullable(),
  /** How many were found in all, … */
  total: z.int(),
  /** … and how many of them are linked already. */
  linked: z.int(),
});

export const searchForImport = endpoint("POST", "/imports/{id}/search", {
  summary:
    "Search the ERP; without criteria all actors are found. What is found is kept, to be paged through and added, until the next search",
  access: "administrator",
  params: importIds,
  query: pageQuery,
  body: z.object({ criteria: z.array(searchCriterion).max(50).default([]) }),
  reply: foundActors,
  problems: ["connector-failed", "connection-inactive", "import-begun"],
});

export const listFoundActors = endpoint("GET", "/imports/{id}/search", {
  summary: "What the latest search has found, in the order of the ERP",
  access: "administrator",
  params: importIds,
  query: pageQuery,
  reply: foundActors,
  problems: ["connector-failed"],
});

export const addImportActors = endpoint("POST", "/imports/{id}/actors", {
  summary: "Add import: choose actors of the latest search. One that is chosen already stays so once",
  access: "administrator",
  params: importIds,
  body: z.union([
    z.object({ erpKeys: z.array(z.string()).min(1).max(10_000) }),
    z.object({ all: z.literal(true), except: z.array(z.string()).max(10_000).default([]) }),
  ]),
  reply: z.object({
    /** How many were not chosen before. */
    added: z.int(),
    import: importView,
  }),
  problems: ["job-under-way", "import-begun"],
});

const chosenActor = z.object({
  lineId: z.int(),
  actorType: z.string(),
  erpKey: z.string(),
  name: z.string(),
  values: z.record(z.string(), z.string()),
  texts: z.record(z.string(), z.string()),
});

export const listImportActors = endpoint("GET", "/imports/{id}/actors", {
  summary: "The actors that are chosen, in the order in which they were added",
  access: "administrator",
  params: importIds,
  query: pageQuery,
  reply: z.object({
    columns: z.array(actorColumn),
    items: z.array(chosenActor),
    nextCursor: z.string().nullable(),
    total: z.int(),
  }),
});

export const removeImportActors = endpoint("POST", "/imports/{id}/actors/remove", {
  summary: "Take chosen actors out again",
  access: "administrator",
  params: importIds,
  body: z.union([
    z.object({ lineIds: z.array(z.int()).min(1).max(10_000) }),
    z.object({ all: z.literal(true) }),
  ]),
  reply: importView,
  problems: ["job-under-way", "import-begun"],
});

export const listImportItems = endpoint("GET", "/imports/{id}/list-items", {
  summary:
    "Items of ERP lists that the chosen actors have and that are not mapped, as the preview found them",
  access: "administrator",
  params: importIds,
  reply: z.object({
    fields: z.array(
      z.object({
        actorType: z.string(),
        fieldKey: z.string(),
        displayName: z.string(),
        crmFieldKey: z.string(),
        crmItems: z.array(z.object({ key: z.string(), name: z.string() })),
        /** Those of most actors first, at most 1,000. */
        items: z.array(z.object({ erpItemKey: z.string(), text: z.string(), count: z.int() })),
      }),
    ),
  }),
});

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
  erpKey: z.string(),
  name: z.string(),
  /** Of persons: the name of their company, or its key where it is not known. */
  parentName: z.string().nullable(),
  isChecked: z.boolean(),
  /** null before the preview has reached it. */
  outcome: z.enum(IMPORT_OUTCOMES).nullable(),
  /** null until it is dealt with. */
  result: z.enum(IMPORT_RESULTS).nullable(),
  /** Of what came of it, else of what would: one of IMPORT_REASONS. */
  reason: z.enum(IMPORT_REASONS).nullable(),
  details: z.record(z.string(), z.string()),
  /** How many values would be written, or were. */
  values: z.int(),
  /** Values that do not fit, so that their fields are left as they are. */
  problems: z.int(),
  /** The record that it matches, or was made into; null for one that is still to be made. */
  record: recordOfLine.nullable(),
});
export type ImportLine = z.infer<typeof importLine>;

const lineQuery = pageQuery.extend({
  /** In its name or key. */
  q: z.string().optional(),
});

export const listPreviewLines = endpoint("GET", "/imports/{id}/preview", {
  summary: "What would happen, one line for each actor. Companies come before their persons",
  access: "administrator",
  params: importIds,
  query: lineQuery.extend({
    outcome: z.enum(IMPORT_OUTCOMES).optional(),
    checked: z.enum(["true", "false"]).optional(),
  }),
  reply: pageOf(importLine),
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
        /** What the ERP has, as text to be shown. */
        erpValue: z.string(),
        /** What the CRM has now, as text to be shown; "" for a new record. */
        crmValue: z.string(),
        /** What the CRM will have. */
        newValue: z.string(),
        effect: z.enum(IMPORT_EFFECTS),
        /** The CRM keeps its value, and the ERP gets it with the next cycle. */
        toErp: z.boolean(),
        /** Of problems: as in the problem list. */
        code: z.string().nullable(),
        details: z.record(z.string(), z.string()),
      }),
    ),
  }),
  problems: ["connector-failed", "actor-not-found"],
});

export const checkPreviewLines = endpoint("PATCH", "/imports/{id}/preview", {
  summary:
    "Check or uncheck lines: some, or all of an outcome. Persons go with their company, and come back with it",
  access: "administrator",
  params: importIds,
  body: z.union([
    z.object({ lineIds: z.array(z.int()).min(1).max(10_000), isChecked: z.boolean() }),
    z.object({ all: z.literal(true), outcome: z.enum(IMPORT_OUTCOMES).optional(), isChecked: z.boolean() }),
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
  query: lineQuery.extend({ result: z.enum(IMPORT_RESULTS).optional() }),
  reply: pageOf(importLine),
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
