import { z } from "zod";
import { endpoint } from "./endpoint.ts";

export const MIN_INTERVAL_SECONDS = 5;
export const MAX_INTERVAL_SECONDS = 31_536_000;

/** Whoever has a place in the sync priority: the CRM, or a connection by its id. */
export const priorityEntry = z.union([z.literal("crm"), z.int()]);
export type PriorityEntry = z.infer<typeof priorityEntry>;

export const syncEngineState = z.object({
  running: z.boolean(),
  intervalSeconds: z.int(),
  priority: z
    .array(priorityEntry)
    .describe('"crm" and the ids of all connections that are not deleted, highest first.'),
  timeZone: z
    .string()
    .describe(
      "IANA name of the zone in which the CRM's date-times are meant. Only connections with a time zone of their own are concerned; values that it changes are found by their background scans.",
    ),
  busy: z.array(z.int()).describe("Connections whose cycle is under way."),
  nextCycleAt: z.iso.datetime().nullable(),
  version: z.int().describe("Counts the changes of the settings; for `If-Match`."),
});
export type SyncEngineState = z.infer<typeof syncEngineState>;

export const getSyncEngine = endpoint("GET", "/sync-engine", {
  summary: "The engine's settings and what it is doing",
  access: "administrator",
  reply: syncEngineState,
});

export const patchSyncEngine = endpoint("PATCH", "/sync-engine", {
  summary: "Turn automatic sync on or off, set the interval, the sync priority, the time zone",
  access: "administrator",
  body: z.object({
    running: z.boolean().optional(),
    intervalSeconds: z.int().min(MIN_INTERVAL_SECONDS).max(MAX_INTERVAL_SECONDS).optional(),
    priority: z
      .array(priorityEntry)
      .optional()
      .describe("Connections that are left out come last, oldest first."),
    timeZone: z.string().max(100).optional().describe('"": that of the machine on which Brygga runs.'),
  }),
  reply: syncEngineState,
  problems: ["version-conflict"],
});

/** What became of the records that were read. They satisfy read = the sum of the rest. */
export const accounting = z.object({
  read: z.int(),
  unlinked: z.int(),
  unchanged: z.int(),
  written: z.int(),
  conflicting: z.int(),
  skipped: z.int(),
  failed: z.int(),
  skippedBecause: z
    .record(z.string(), z.int())
    .describe("How many were skipped for each reason: the code of a problem, or of the run."),
});

/** How a cycle of one connection went; the counts satisfy read = the sum of the rest. */
export const syncRun = z.object({
  id: z.int().nullable().describe("null for a run that had nothing to do: it is not kept."),
  connectionId: z.int(),
  connectionName: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  outcome: z.enum(["running", "completed", "failed", "interrupted"]),
  failure: z.string().describe('English, technical; "" unless failed.'),
  explanation: z.string().describe("What to show a user of the failure."),
  ...accounting.shape,
});
export type SyncRun = z.infer<typeof syncRun>;

/** Waits for the cycles and answers how they went. */
export const syncNow = endpoint("POST", "/sync-engine/sync", {
  summary: "Run a cycle now for all active connections, or the named ones",
  access: "administrator",
  body: z.object({ connectionIds: z.array(z.int()).optional() }),
  reply: z.object({ runs: z.array(syncRun) }),
});

export const listSyncRuns = endpoint("GET", "/sync-engine/runs", {
  summary: "The latest runs, newest first",
  access: "administrator",
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) }),
  reply: z.object({ items: z.array(syncRun) }),
});
