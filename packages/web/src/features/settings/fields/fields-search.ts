import { CRM_ENTITIES } from "@brygga/api-contract";
import { z } from "zod";

/** Dialogs of Fields. The open one is in the address, so that a reload opens it again. */
export const FIELD_DIALOGS = ["add", "edit", "delete"] as const;
export type FieldDialogName = (typeof FIELD_DIALOGS)[number];

const fieldsSearch = z.object({
  /** The tab; companies where there is none. */
  entity: z.enum(CRM_ENTITIES).optional().catch(undefined),
  dialog: z.enum(FIELD_DIALOGS).optional().catch(undefined),
  /** Key of the selected field. */
  field: z.string().optional().catch(undefined),
  deleted: z.literal(true).optional().catch(undefined),
});
export type FieldsSearch = z.output<typeof fieldsSearch>;

export const readFieldsSearch = (search: Record<string, unknown>): FieldsSearch => fieldsSearch.parse(search);
