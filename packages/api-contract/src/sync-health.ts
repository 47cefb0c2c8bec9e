import { z } from "zod";
import { connectionSync } from "./connection-sync.ts";
import { endpoint } from "./endpoint.ts";
import { erpConnection } from "./erp-connections.ts";

/** How far back the changes per hour can be looked at, in hours: a day, a week, 30 days. */
export const HEALTH_PERIODS = [24, 168, 720] as const;
export type HealthPeriod = (typeof HEALTH_PERIODS)[number];

const period = z.coerce.number().pipe(z.literal(HEALTH_PERIODS));

/** How the synchronisation of one connection is doing. */
export const connectionHealth = erpConnection
  .pick({
    id: true,
    displayName: true,
    active: true,
    health: true,
    failure: true,
    failingSince: true,
    nextAttemptAt: true,
    breaker: true,
    lastSyncAt: true,
    linkCount: true,
    problemCount: true,
  })
  .extend({
    waiting: z
      .object({
        records: z.int().describe("CRM records and links, without the problems."),
        isMore: z.boolean().describe("There may be more than were counted."),
        oldestAt: z.iso
          .datetime()
          .nullable()
          .describe("When the oldest of it was changed, or listed as a problem; null when both sides agree."),
      })
      .describe("What one side does not have yet: changed CRM records, links to be compared, and problems."),
    delay: z
      .object({
        changes: z.int(),
        medianSeconds: z.number().nonnegative(),
        longestSeconds: z.number().nonnegative(),
      })
      .nullable()
      .describe(
        "How long the latest changes of the CRM took until they were in the ERP; null when there were none.",
      ),
    lastRound: connectionSync.shape.lastRound,
    round: connectionSync.shape.round,
    hours: z
      .array(z.object({ at: z.iso.datetime(), toCrm: z.int(), toErp: z.int() }))
      .describe("Changed values by the hour, in both directions; hours without any are left out."),
  });
export type ConnectionHealth = z.infer<typeof connectionHealth>;

export const syncHealth = z.object({
  at: z.iso.datetime().describe("When this was measured."),
  since: z.iso.datetime().describe("The beginning of the first hour."),
  connections: z.array(connectionHealth).describe("In sync priority order, without deleted ones."),
});
export type SyncHealth = z.infer<typeof syncHealth>;

export const getSyncHealth = endpoint("GET", "/sync-health", {
  summary: "Changes per hour, delay, what waits, problems and identical links of every ERP connection",
  access: "administrator",
  query: z.object({ hours: period.default(HEALTH_PERIODS[0]) }),
  reply: syncHealth,
});
