import { CRM_ENTITIES, MATCH_RULES, recordFilter } from "@brygga/api-contract";
import { z } from "zod";

const startSearch = z.object({
  entity: z.enum(CRM_ENTITIES).default("company").catch("company"),
  /** The filter of the list that is matched. */
  list: recordFilter.optional().catch(undefined),
  connection: z.int().optional().catch(undefined),
  actorType: z.string().optional().catch(undefined),
});

export const readStartSearch = (search: Record<string, unknown>) => startSearch.parse(search);

/** Which of the proposals are shown. */
export const SHOWN = [
  "all",
  "certain",
  "likely",
  "ambiguous",
  "none",
  "accepted",
  "connected",
  "left",
  "failed",
] as const;
export type Shown = (typeof SHOWN)[number];

const reviewSearch = z.object({
  show: z.enum(SHOWN).optional().catch(undefined),
  /** The record whose candidates are compared. */
  record: z.int().optional().catch(undefined),
  dialog: z.enum(["connect", "disconnect", "forget"]).optional().catch(undefined),
  rule: z.enum(MATCH_RULES).optional().catch(undefined),
});
export type ReviewSearch = z.output<typeof reviewSearch>;

export const readReviewSearch = (search: Record<string, unknown>): ReviewSearch => reviewSearch.parse(search);
