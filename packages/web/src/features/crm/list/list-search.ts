import { z } from "zod";

export const SORTS = ["name", "-name", "updatedAt", "-updatedAt"] as const;
export type RecordSort = (typeof SORTS)[number];

const listSearch = z.object({
  /** What is searched for. */
  q: z.coerce.string().optional(),
  sort: z.enum(SORTS).optional().catch(undefined),
});
export type ListSearch = z.output<typeof listSearch>;

export const readListSearch = (search: Record<string, unknown>): ListSearch => listSearch.parse(search);
