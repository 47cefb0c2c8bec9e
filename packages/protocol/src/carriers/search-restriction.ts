import { z } from "zod";

/** One criterion of an advanced search. `operator` is the wire text, see search-operators.ts. */
export const searchRestriction = z
  .object({
    fieldKey: z.string(),
    operator: z.string(),
    values: z.array(z.string()),
  })
  .meta({ wireName: "SearchRestrictionInfoWS" });
export type SearchRestriction = z.infer<typeof searchRestriction>;
