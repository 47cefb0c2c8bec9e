import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { JOB_STATES } from "./jobs.ts";

/** What may have changed, as far as answers of the API tell of it. */
export const LIVE_TOPICS = [
  /** Sync Connectors and ERP connections, with their health, mappings and settings. */
  "connections",
  /** What the engine does, and its settings. */
  "engine",
  /** Jobs of which no `job` event tells. */
  "jobs",
  "log",
  "problems",
  /** CRM records, and what they are connected with. */
  "records",
  /** Users, groups, lists, fields. */
  "administration",
] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** The stream has begun: what was changed before has to be asked for. */
export const liveHello = z.object({ topics: z.array(z.enum(LIVE_TOPICS)) });

/** Something of these topics has changed. */
export const liveChanged = z.object({ topics: z.array(z.enum(LIVE_TOPICS)) });

/** Where a job is now. */
export const liveJob = z.object({
  id: z.int(),
  kind: z.string(),
  connectionId: z.int(),
  isPreview: z.boolean(),
  state: z.enum(JOB_STATES),
  done: z.int(),
  total: z.int().nullable(),
});
export type LiveJob = z.infer<typeof liveJob>;

/** Names of the events of the stream, with what each carries as JSON. */
export const liveEvents = { hello: liveHello, changed: liveChanged, job: liveJob } as const;
export type LiveEventName = keyof typeof liveEvents;

export const streamEvents = endpoint("GET", "/events", {
  summary:
    "Progress and changes as they happen (server-sent events): `hello`, `changed`, `job`. Changes that a client is too slow for are put together; users who are no administrators hear of records only",
  access: "user",
  reply: z.string(),
  mediaType: "text/event-stream",
});
