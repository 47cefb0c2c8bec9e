import {
  LIVE_TOPICS,
  type LiveEventName,
  type LiveJob,
  type LiveTopic,
  liveEvents,
} from "@brygga/api-contract";
import type { QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { Reply } from "./client.ts";
import { tellsOf } from "./live-queries.ts";
import { queryKeys } from "./query-keys.ts";

const URL = "/api/v1/events";

/** Answers are asked for anew at most so often, in milliseconds, however much happens. */
const PACE_MS = 400;

/** After a stream that the server refused, in milliseconds; one that broke is opened again by the browser itself. */
const REOPEN_MS = 10_000;

/** While the stream runs, in milliseconds: for what it cannot know of, such as work of another process. */
const RARELY_MS = 60_000;

let isLive = false;

/** For a query whose answer changes by itself: how often to ask while no stream tells of changes, in milliseconds. */
export const liveInterval = (fallbackMs: number) => () => (isLive ? RARELY_MS : fallbackMs);

/** The part of EventSource that is used. */
export type EventStream = Pick<EventSource, "addEventListener" | "close" | "readyState" | "onerror">;

export interface LiveOptions {
  readonly queryClient: QueryClient;
  readonly open?: (url: string) => EventStream;
}

const CLOSED = 2;

/**
 * Hears of what happens on the server, and has answers that are out of date asked for anew. A hidden page does not
 * listen, because a browser has few connections to one server for all its pages; it catches up when it is seen again.
 * Answers how to end it.
 */
export function listenToChanges({
  queryClient,
  open = (url) => new EventSource(url),
}: LiveOptions): () => void {
  let stream: EventStream | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let hasBegunBefore = false;
  const outdated = collectTopics(queryClient);

  const end = () => {
    isLive = false;
    clearTimeout(reopening);
    stream?.close();
    stream = undefined;
  };
  const begin = () => {
    end();
    if (document.visibilityState === "hidden") return;
    const opened = open(URL);
    stream = opened;
    on(opened, "hello", () => {
      isLive = true;
      // What was missed while nobody listened.
      if (hasBegunBefore) outdated.add(LIVE_TOPICS);
      hasBegunBefore = true;
    });
    on(opened, "changed", ({ topics }) => outdated.add(topics));
    on(opened, "job", (job) => noteJob(queryClient, job, outdated.add));
    opened.onerror = () => {
      isLive = false;
      if (opened.readyState === CLOSED) reopening = setTimeout(begin, REOPEN_MS);
    };
  };
  document.addEventListener("visibilitychange", begin);
  begin();
  return () => {
    document.removeEventListener("visibilitychange", begin);
    outdated.end();
    end();
  };
}

function on<Name extends LiveEventName>(
  stream: EventStream,
  name: Name,
  listener: (event: z.output<(typeof liveEvents)[Name]>) => void,
): void {
  stream.addEventListener(name, (event) => {
    const data: unknown = event instanceof MessageEvent ? parsed(event.data) : undefined;
    const known = liveEvents[name].safeParse(data);
    if (known.success) listener(known.data as z.output<(typeof liveEvents)[Name]>);
  });
}

/** A server that is newer than this page may tell of something that it does not understand. */
function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** Puts topics together for a moment, and then has what tells of them asked for anew. */
function collectTopics(queryClient: QueryClient) {
  const topics = new Set<LiveTopic>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const now = new Set(topics);
    topics.clear();
    void queryClient.invalidateQueries({ predicate: tellsOf(now) }, { cancelRefetch: false });
  };
  return {
    add: (more: readonly LiveTopic[]) => {
      for (const topic of more) topics.add(topic);
      if (topics.size > 0) timer ??= setTimeout(flush, PACE_MS);
    },
    end: () => clearTimeout(timer),
  };
}

/** Progress is shown at once; what else is to be said of a job is asked for when it begins or ends. */
function noteJob(
  queryClient: QueryClient,
  job: LiveJob,
  outdate: (topics: readonly LiveTopic[]) => void,
): void {
  const key = queryKeys.jobs.one(job.id);
  const shown = queryClient.getQueryData<Reply<"getJob">>(key);
  if (shown !== undefined) {
    queryClient.setQueryData(key, { ...shown, done: job.done, total: job.total ?? shown.total });
  }
  if (shown === undefined || shown.state !== job.state || job.state !== "running") outdate(["jobs"]);
  else void queryClient.invalidateQueries({ queryKey: key, exact: true }, { cancelRefetch: false });
}
