import { z } from "zod";
import { LANGUAGES } from "./languages.ts";

/** Query of every list: how many rows at most, and where to go on. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().optional().describe("Opaque; from `nextCursor` of the page before."),
});

/** One page of a list. `total` is there where it is cheap to know. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int().optional() });

/** Query of every file: a link cannot say Accept-Language. */
export const exportQuery = z.object({ language: z.enum(LANGUAGES).optional() });
