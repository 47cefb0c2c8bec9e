import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { job } from "./jobs.ts";

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
  idFieldKey: z
    .string()
    .nullable()
    .describe("The field of the ERP that holds the id, where `duplicateMatch` is id; null otherwise."),
  onDuplicate: z
    .enum(DUPLICATE_ACTIONS)
    .describe(
      "A record that matches: add one beside it, merge into its empty fields, replace its values, or skip it.",
    ),
  newListItems: z
    .enum(NEW_ITEM_ACTIONS)
    .describe(
      "Items of ERP lists that are not mapped: create them, map them as `itemMapping` says, or leave the field empty.",
    ),
  itemMapping: z
    .array(
      z.object({
        actorType: z.string(),
        fieldKey: z.string(),
        erpItemKey: z.string(),
        crmItemKey: z.string().nullable(),
      }),
    )
    .describe(
      "For `newListItems` map: the CRM item for an ERP item; null leaves it empty, and so does an item that is left out. These mappings are stored with the connection when the import runs.",
    ),
  contactsWithoutCompany: z
    .enum(["import", "skip"])
    .describe("Persons whose company is not in the CRM, nor imported along."),
  contactMatch: z
    .enum(DUPLICATE_MATCHES.contact)
    .describe(
      "Of an import of companies: whether their persons are brought along, and by what duplicates are known.",
    ),
  contactIdFieldKey: z
    .string()
    .nullable()
    .describe("The field of the ERP that holds the contact's id, where `contactMatch` is id."),
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
  /** The actor is linked already in this connection, to `record`. */
  "already-linked",
  /** The record that matches, `record`, is linked to another actor of this connection. [erpKey, actorType] */
  "record-linked-elsewhere",
  /** An actor was sent for the record that matches, `record`, and it is not known whether the ERP has created it. */
  "record-in-doubt",
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
  state: z
    .enum(IMPORT_STATES)
    .describe(
      "draft: actors are chosen and settings made. stopped: its job failed or was cancelled, and goes on when it is run again.",
    ),
  settings: importSettings,
  duplicateMatches: z
    .array(z.object({ match: duplicateMatch, missingCrmField: z.string().nullable() }))
    .describe(
      "What can be chosen as `duplicateMatch`: those whose fields are mapped. Others with the CRM field that is not.",
    ),
  contactMatches: z
    .array(z.object({ match: duplicateMatch, missingCrmField: z.string().nullable() }))
    .describe("The same for `contactMatch`; empty where persons cannot be brought along."),
  idFields: z
    .array(z.object({ fieldKey: z.string(), displayName: z.string() }))
    .describe("Fields of the ERP that can hold an id, of the actor type and of persons."),
  contactIdFields: z.array(z.object({ fieldKey: z.string(), displayName: z.string() })),
  contactsObstacle: z
    .enum(["not-companies", "persons-not-mapped"])
    .nullable()
    .describe("Why persons cannot be brought along; null where they can."),
  chosen: z.int().describe("Actors that are chosen, without the persons that are brought along."),
  outcomes: counts(IMPORT_OUTCOMES)
    .nullable()
    .describe("All lines of the preview, by outcome; null before there is one."),
  unchecked: z.int().describe("How many lines are unchecked."),
  toImport: z
    .int()
    .describe(
      "How many lines an import would deal with: those that are checked and not skipped. 0 before there is a preview.",
    ),
  results: counts(IMPORT_RESULTS).describe("All lines that have been dealt with, by what came of them."),
  job: job.nullable().describe("The latest job of its preview or of itself."),
  progress: z
    .object({
      perSecond: z.number().describe("Actors a second, while it worked."),
      secondsLeft: z.int().nullable().describe("null as long as it cannot be told."),
    })
    .nullable()
    .describe("Of a job under way."),
  createdAt: z.iso.datetime(),
  username: z.string().nullable(),
});
export type ImportView = z.infer<typeof importView>;
