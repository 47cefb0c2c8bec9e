import { z } from "zod";
import { endpoint, idParams } from "./endpoint.ts";

/** A day: more than any ERP needs to show what it has stamped. */
const MAX_OVERLAP_SECONDS = 86_400;
/** A year. */
const MAX_ROUND_HOURS = 8760;

/** How one connection reads, settable, and how far it has come. */
export const connectionSync = z.object({
  overlapSeconds: z
    .int()
    .describe(
      "How long after the time of its stamp a change of the ERP may become visible, in seconds: so far every reading goes back. 0 where the ERP shows everything at once.",
    ),
  scanRoundHours: z
    .int()
    .describe("How long the background scan takes to compare all links once, in hours; 0: it does not run."),
  timeZone: z
    .string()
    .describe('IANA name of the zone in which the ERP means its date-times; "": they are taken as they are.'),
  lastRound: z
    .object({ at: z.iso.datetime(), compared: z.int(), identical: z.int() })
    .nullable()
    .describe("The last full round of the background scan: n of m links identical; null before the first."),
  round: z
    .object({ startedAt: z.iso.datetime(), links: z.int(), compared: z.int(), identical: z.int() })
    .nullable()
    .describe("The round that is under way; null between two rounds."),
  paused: z
    .object({ missingInErp: z.int(), missingInCrm: z.int(), waitingForParent: z.int() })
    .describe(
      "How many links are paused because one side is gone, or because the contact's company is not connected.",
    ),
  disappearance: z
    .object({
      since: z.iso.datetime(),
      actors: z.int().describe("How many actors are missing."),
      links: z.int().describe("How many links there are."),
      confirmed: z
        .boolean()
        .describe(
          "Somebody has said that they are gone; the next cycles look once more, and pause the links.",
        ),
    })
    .nullable()
    .describe(
      "So many actors are missing at once that none of their links is paused before somebody has said whether they are really gone; null when nothing is asked.",
    ),
  readsEverything: z
    .boolean()
    .describe("Nobody knows which of its stamps is the higher, so every cycle reads all actors."),
});
export type ConnectionSync = z.infer<typeof connectionSync>;

export const getConnectionSync = endpoint("GET", "/erp-connections/{id}/sync", {
  summary: "How a connection reads the ERP, and how many links were identical in the last full round",
  access: "administrator",
  params: idParams,
  reply: connectionSync,
});

/** Members that are left out stay. `timeZone` needs an inactive connection. */
export const patchConnectionSync = endpoint("PATCH", "/erp-connections/{id}/sync", {
  summary: "Set overlap, background scan and time zone of a connection",
  access: "administrator",
  params: idParams,
  body: z.object({
    overlapSeconds: z.int().min(0).max(MAX_OVERLAP_SECONDS).optional(),
    scanRoundHours: z.int().min(0).max(MAX_ROUND_HOURS).optional(),
    timeZone: z.string().max(100).optional(),
  }),
  reply: connectionSync,
  problems: ["connection-active", "connection-deleted"],
});

/** `gone` false: forget the doubts. What is still missing then is noted anew, and asked again. */
export const answerDisappearance = endpoint("POST", "/erp-connections/{id}/disappearance", {
  summary: "Say whether the many actors that are missing in the ERP are really gone",
  access: "administrator",
  params: idParams,
  body: z.object({ gone: z.boolean() }),
  reply: connectionSync,
});
