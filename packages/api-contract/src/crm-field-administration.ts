import { z } from "zod";
import { CRM_ENTITIES } from "./crm.ts";
import { endpoint } from "./endpoint.ts";
import { multiLanguage } from "./languages.ts";

/** Types that a user-defined field may have. */
export const USER_DEFINED_TYPES = ["text", "integer", "decimal", "date", "checkbox", "list"] as const;

/** A user-defined field with all that administrators may change of it. */
export const userDefinedField = z.object({
  entity: z.enum(CRM_ENTITIES),
  key: z.string(),
  type: z.enum([...USER_DEFINED_TYPES, "datetime"]),
  labels: multiLanguage,
  maxLength: z.int().describe("Characters of a text; 0 is a long text without a limit."),
  scale: z.int().nullable().describe("Digits after the point of a decimal; null is all."),
  mandatory: z.boolean(),
  listId: z.int().nullable(),
  deletedAt: z.iso.datetime().nullable(),
  version: z.int(),
});
export type UserDefinedField = z.infer<typeof userDefinedField>;

/** The longest text that has a limit. */
export const MAX_TEXT_LENGTH = 4000;
export const MAX_SCALE = 10;
/** What the key of a user-defined field looks like. */
export const FIELD_KEY = /^x_[a-z][A-Za-z0-9_]{0,38}$/;

const fieldParams = z.object({ entity: z.enum(CRM_ENTITIES), key: z.string().max(100) });
const changeable = {
  labels: multiLanguage,
  mandatory: z.boolean(),
  maxLength: z.int().min(0).max(MAX_TEXT_LENGTH),
  scale: z.int().min(0).max(MAX_SCALE).nullable(),
};

export const listUserDefinedFields = endpoint("GET", "/fields/user-defined", {
  summary: "All user-defined fields, with `deleted=true` the deleted ones too",
  access: "administrator",
  query: z.object({ deleted: z.enum(["true", "false"]).default("false") }),
  reply: z.object({ items: z.array(userDefinedField) }),
});

export const createCrmField = endpoint("POST", "/fields", {
  summary: "Add a user-defined field; it is on the screens and in mappings at once",
  access: "administrator",
  body: z.object({
    ...changeable,
    entity: z.enum(CRM_ENTITIES),
    key: z.string().regex(FIELD_KEY, "A key is x_, a small letter, then letters, digits and _."),
    type: z.enum(USER_DEFINED_TYPES),
    listId: z.int().nullable(),
  }),
  reply: userDefinedField,
  status: 201,
  problems: ["name-taken"],
});
export type NewFieldBody = z.infer<typeof createCrmField.body>;

export const getUserDefinedField = endpoint("GET", "/fields/{entity}/{key}", {
  summary: "One user-defined field; ETag is its version",
  access: "administrator",
  params: fieldParams,
  reply: userDefinedField,
});

export const updateCrmField = endpoint("PATCH", "/fields/{entity}/{key}", {
  summary: "Change texts, length, decimals or mandatory; key, type and list stay",
  access: "administrator",
  params: fieldParams,
  body: z.object(changeable).partial(),
  reply: userDefinedField,
  problems: ["version-conflict", "values-do-not-fit"],
});
export type FieldChange = z.infer<typeof updateCrmField.body>;

export const deleteCrmField = endpoint("DELETE", "/fields/{entity}/{key}", {
  summary: "Delete a user-defined field that no active connection uses; its values are kept for a restore",
  access: "administrator",
  params: fieldParams,
  problems: ["version-conflict", "field-in-use"],
});

export const restoreCrmField = endpoint("POST", "/fields/{entity}/{key}/restore", {
  summary: "Bring a deleted field back with its values",
  access: "administrator",
  params: fieldParams,
  reply: userDefinedField,
});

export const getCrmFieldUses = endpoint("GET", "/fields/{entity}/{key}/uses", {
  summary: "How many records have a value in a field, and which mappings use it",
  access: "administrator",
  params: fieldParams,
  reply: z.object({
    recordCount: z.int(),
    mappings: z.array(
      z.object({
        connectionId: z.int(),
        connection: z.string(),
        isActive: z.boolean(),
        actorType: z.string(),
        erpField: z.string(),
      }),
    ),
  }),
});
export type CrmFieldUses = z.infer<typeof getCrmFieldUses.reply>;
