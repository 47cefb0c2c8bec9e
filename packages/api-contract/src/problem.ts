import { z } from "zod";

/**
 * An error, as RFC 9457 problem details. `code` is stable and closed (see PROBLEM_CODES); `values` fill the
 * text that the browser shows for the code in the user's language; `title` and `detail` are English.
 */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z
    .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
    .optional()
    .describe("Errors of single members of the request, by path such as `config.File`."),
  explanation: z
    .object({ user: z.string(), tech: z.string() })
    .optional()
    .describe('What an external system said, for the "details" of the message.'),
});
export type ProblemDetails = z.infer<typeof problemDetails>;

/** Every code of the API with its meaning. A test compares this list with the documentation and the texts. */
export const PROBLEM_CODES = {
  "invalid-request": "A member of the request is missing or has a value that does not fit.",
  "not-signed-in": "No valid session or token came with the request.",
  "wrong-credentials": "User name and password do not belong together.",
  "too-many-attempts": "Too many attempts to sign in; wait before the next.",
  "not-allowed": "The signed-in user may not do this.",
  "not-found": "There is no such thing, or the user may not see it.",
  "version-conflict": "Somebody else changed the record since it was read.",
  "internal-error": "A fault in Brygga itself; the log has it under the request's id.",
  "storage-full": "There is no room left where Brygga keeps its data; nothing of this was saved.",
  "storage-busy": "Another program has held Brygga's database for too long; nothing of this was saved.",
  "storage-failed": "Brygga's database could not be read or written; nothing of this was saved.",
  "connector-in-use": "The Sync Connector has live ERP connections.",
  "connector-deleted": "The Sync Connector is deleted; restore it first.",
  "connector-failed": "The Sync Connector refused, or could not be reached.",
  "name-taken": "Another one has this name.",
  "test-required": "The configuration values were not tested successfully as they are now.",
  "mandatory-fields-missing": "Mandatory configuration fields are empty.",
  "scope-incomplete": "Restricted scope needs at least one user or group.",
  "connection-active": "This can only be changed while the connection is inactive.",
  "connection-inactive": "This needs an active connection.",
  "connection-deleted": "The ERP connection is deleted; restore it first.",
  "activation-refused": "The connection cannot be activated yet; `errors` lists the reasons.",
  "mapping-invalid": "The mapping breaks a rule; `errors` lists which.",
  "list-mapping-invalid": "An item is used twice.",
  "defaults-invalid": "A default value breaks a rule; `errors` lists which.",
  "already-linked": "The CRM record or the ERP actor is linked already in this connection.",
  "parent-not-linked": "The person's company is not linked in this connection.",
  "actor-not-found": "The ERP has no actor with this key.",
  "erp-refused": "The ERP did not take the change; nothing was linked or changed.",
  "create-in-doubt":
    "It is not known whether the ERP has created the actor; it is looked for, and nothing is created twice.",
  "erp-unreachable": "The ERP could not be reached.",
  "job-under-way": "A job of this kind is under way for the connection.",
  "last-administrator": "Without this user nobody could administer Brygga any more.",
  "wrong-password": "The present password is another one.",
  "list-in-use": "Fields of the CRM use the list.",
  "field-in-use": "Active ERP connections use the field.",
  "values-do-not-fit": "Records hold values that would not fit into the field any more.",
  "nothing-to-undo": "The log holds no change that could be taken back here.",
  "not-importable": "This actor type is not mapped and active, or has no searchable field.",
  "import-begun": "The import has begun; what it takes in cannot be changed any more.",
  "import-not-previewed": "The import has no preview of what is chosen now.",
  "nothing-to-import": "Nothing is chosen, left or failed that could be imported.",
} as const;
export type ProblemCode = keyof typeof PROBLEM_CODES;
