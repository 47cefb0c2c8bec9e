import { z } from "zod";

/** What the jobs of an import are started with. */
export const importParams = z.object({ importId: z.int() });
