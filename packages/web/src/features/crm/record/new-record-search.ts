import { z } from "zod";

/** A contact may be created below a company. */
const newRecordSearch = z.object({ company: z.int().optional().catch(undefined) });
export type NewRecordSearch = z.output<typeof newRecordSearch>;

export const readNewRecordSearch = (search: Record<string, unknown>): NewRecordSearch =>
  newRecordSearch.parse(search);
