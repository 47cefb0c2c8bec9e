import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint, idParams } from "./endpoint.ts";

/** A field of the dialog Create in ERP: one that asks the user for a value. */
export const createFormField = z.object({
  fieldKey: z.string(),
  displayName: z.string(),
  displayDescription: z.string(),
  fieldType: z.string(),
  listName: z
    .string()
    .describe('Its items: `GET /erp-connections/{id}/lists/{name}`. "" where it is no list.'),
  maxLength: z.int().describe("Characters; 0 is no limit."),
  mandatory: z.boolean(),
  value: z
    .string()
    .describe(
      "What is filled in: the record's value, else the default with its template tags replaced. Canonical text.",
    ),
});
export type CreateFormField = z.infer<typeof createFormField>;

const named = z.object({ fieldKey: z.string(), displayName: z.string() });

/** What creating an actor from a record takes, and what it would send. */
export const createForm = z.object({
  fields: z.array(createFormField).describe("The fields that ask the user, by rank."),
  given: z
    .array(
      named.extend({
        fieldType: z.string(),
        text: z.string().describe("Canonical text; of a list item its text."),
        source: z.enum(["crm", "default"]),
      }),
    )
    .describe("What goes along without a question: values of the record, and silent defaults."),
  problems: z
    .array(
      named.extend({
        crmFieldKey: z.string(),
        code: z.string(),
        details: z.record(z.string(), z.string()),
      }),
    )
    .describe("Values of the record that the ERP cannot take as they are; they are left out."),
  missing: z
    .array(
      named.extend({
        crmFieldKey: z
          .string()
          .nullable()
          .describe(
            "The field of the record that would fill it; null where an administrator has to set a default.",
          ),
      }),
    )
    .describe("Fields that the ERP must have a value for, that nobody is asked for, and that nothing fills."),
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
