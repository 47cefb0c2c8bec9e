import { z } from "zod";

export const RECORD_TABS = ["details", "contacts", "projects", "members", "erp"] as const;
export type RecordTab = (typeof RECORD_TABS)[number];

const recordSearch = z.object({
  tab: z.enum(RECORD_TABS).optional().catch(undefined),
  /** The ERP tab shows what can be connected and disconnected. */
  edit: z.literal(true).optional().catch(undefined),
  /** The open dialog Connect to ERP: connection, actor type, … */
  connection: z.int().optional().catch(undefined),
  actorType: z.string().optional().catch(undefined),
  /** … what was searched for, … */
  find: z.coerce.string().optional(),
  /** … whether by criteria, … */
  advanced: z.literal(true).optional().catch(undefined),
  /** … the actor that was chosen, to be compared, … */
  erpKey: z.coerce.string().optional(),
  /** … or that there is none, … */
  noMatch: z.literal(true).optional().catch(undefined),
  /** … and one is to be created. */
  create: z.literal(true).optional().catch(undefined),
});

/** What of a record's screen is in its address, so that a reload shows the same again. */
export type RecordSearch = z.output<typeof recordSearch>;

export const readRecordSearch = (search: Record<string, unknown>): RecordSearch => recordSearch.parse(search);
