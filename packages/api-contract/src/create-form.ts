import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";

/** A field of the dialog Create in ERP: one that asks the user for a value. */
export const createFormField = z.object({
  fieldKey: z.string(),
  displayName: z.string(),
  displayDescription: z.string(),
  fieldType: z.string(),
  /** Its items: `GET /erp-connections/{id}/lists/{name}`. "" where it is no list. */
  listName: z.string(),
  /** Characters; 0 is no limit. */
  maxLength: z.int(),
  mandatory: z.boolean(),
  /** What is filled in: the record's value, else the default with its template tags replaced. Canonical text. */
  value: z.string(),
});
export type CreateFormField = z.infer<typeof createFormField>;

const named = z.object({ fieldKey: z.string(), displayName: z.string() });

/** What creating an actor from a record takes, and what it would send. */
export const createForm = z.object({
  /** The fields that ask the user, by rank. */
  fields: z.array(createFormField),
  /** What goes along without a question: values of the record, and silent defaults. */
  given: z.array(
    named.extend({
      fieldType: z.string(),
      /** Canonical text; of a list item its text. */
      text: z.string(),
      source: z.enum(["crm", "default"]),
    }),
  ),
  /** Values of the record that the ERP cannot take as they are; they are left out. */
  problems: z.array(
    named.extend({
      crmFieldKey: z.string(),
      code: z.string(),
      details: z.record(z.string(), z.string()),
    }),
  ),
  /** Fields that the ERP must have a value for, that nobody is asked for, and that nothing fills. */
  missing: z.array(
    named.extend({
      /** The field of the record that would fill it; null where an administrator has to set a default. */
      crmFieldKey: z.string().nullable(),
    }),
  ),
});
export type CreateForm = z.infer<typeof createForm>;

export const getCreateForm = endpoint("GET", "/erp-connections/{id}/create-form/{actorType}", {
  summary: "What the dialog Create in ERP shows for a record: the fields that ask, with what is filled in",
  access: "user",
  params: idParams.extend({ actorType: z.string() }),
  query: z.object({ entity: z.enum(CRM_ENTITIES), entityId: z.coerce.number().int().positive() }),
  reply: createForm,
  problems: ["not-allowed", "connection-inactive", "already-linked", "parent-not-linked", "create-in-doubt"],
});
