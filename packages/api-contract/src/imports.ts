import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";
import { actorColumn, erpActor } from "./erp-actors.ts";
import { importSettings, importView } from "./import-types.ts";
import { pageOf, pageQuery } from "./page.ts";
import { searchCriterion } from "./search-criteria.ts";

const importIds = idParams;

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
            obstacle: z
              .enum(["connection-inactive", "mapping-inactive", "not-searchable"])
              .nullable()
              .describe("null: it can be imported."),
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
    name: z
      .string()
      .trim()
      .max(200)
      .optional()
      .describe("What selections are called after. Default: the connection's name."),
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
  total: z.int().describe("How many were found in all."),
  linked: z.int().describe("How many of them are linked already."),
});

export const searchForImport = endpoint("POST", "/imports/{id}/search", {
  summary:
    "Search the ERP; without criteria all actors are found. What is found is kept, to be paged through and added, until the next search",
  access: "administrator",
  params: importIds,
  query: pageQuery,
  body: z.object({ criteria: z.array(searchCriterion).max(50).default([]) }).default({ criteria: [] }),
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
    added: z.int().describe("How many were not chosen before."),
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
        items: z
          .array(z.object({ erpItemKey: z.string(), text: z.string(), count: z.int() }))
          .describe("Those of most actors first, at most 1,000."),
      }),
    ),
  }),
});
