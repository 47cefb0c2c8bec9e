import { z } from "zod";

/** Dialogs of Lists. The open one is in the address, so that a reload opens it again. */
export const LIST_DIALOGS = [
  "add-list",
  "rename-list",
  "delete-list",
  "add-item",
  "edit-item",
  "delete-item",
  "order-items",
] as const;
export type ListDialog = (typeof LIST_DIALOGS)[number];

const listsSearch = z.object({
  dialog: z.enum(LIST_DIALOGS).optional().catch(undefined),
  list: z.int().optional().catch(undefined),
  /** Key of an item; one of digits only is read as a number from the address. */
  item: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  deleted: z.literal(true).optional().catch(undefined),
  deletedItems: z.literal(true).optional().catch(undefined),
});
export type ListsSearch = z.output<typeof listsSearch>;

export const readListsSearch = (search: Record<string, unknown>): ListsSearch => listsSearch.parse(search);
