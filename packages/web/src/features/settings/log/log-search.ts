import { z } from "zod";

const logSearch = z.object({
  view: z.enum(["changes", "problems"]).default("changes").catch("changes"),
  connection: z.int().optional().catch(undefined),
  target: z.enum(["crm", "erp"]).optional().catch(undefined),
  q: z.string().optional().catch(undefined),
});
export type LogSearch = z.output<typeof logSearch>;

export const readLogSearch = (search: z.input<typeof logSearch>): LogSearch => logSearch.parse(search);
