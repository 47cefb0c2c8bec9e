import { z } from "zod";

const selectionsSearch = z.object({
  dialog: z.enum(["rename", "delete"]).optional().catch(undefined),
  /** The selected one. */
  selection: z.int().optional().catch(undefined),
  /** Deleted ones instead. */
  deleted: z.literal(true).optional().catch(undefined),
});
export type SelectionsSearch = z.output<typeof selectionsSearch>;

export const readSelectionsSearch = (search: Record<string, unknown>): SelectionsSearch =>
  selectionsSearch.parse(search);
