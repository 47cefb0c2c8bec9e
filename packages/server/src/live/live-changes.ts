import type { LiveJob, LiveTopic } from "@brygga/api-contract";
import { Inbox } from "./inbox.ts";

/** Told to browsers: when to come back after the stream has ended, in milliseconds. */
const RETRY_MS = 2000;

/** Between two signs of life, in milliseconds; proxies end what is silent for longer. */
const HEARTBEAT_MS = 20_000;

/** Between two batches of one stream, in milliseconds: what happens in between is told together. */
const PACE_MS = 250;

/** Of one user. When there is one more, the oldest ends. */
const MAX_STREAMS = 20;

export interface LiveStream {
  readonly userId: number;
  /** What this user may hear of. */
  readonly topics: readonly LiveTopic[];
  readonly hearsOfJobs: boolean;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
  /** Asked at every sign of life; the stream ends when the session has, or the role is another one. */
  readonly isStillAllowed: () => Promise<boolean>;
}

/** What happens in Brygga, for those who look at it while it happens. */
export interface LiveChanges {
  /** Something of these topics has changed. */
  changed(topics: readonly LiveTopic[]): void;
  /** Where a job is now. */
  job(job: LiveJob): void;
  /** Server-sent events from now on. What a client is too slow for is put together: memory does not grow. */
  stream(stream: LiveStream): AsyncGenerator<string>;
  /** Ends all streams, and those to come; their clients find the next server by themselves. */
  close(): void;
}

interface Open extends LiveStream {
  readonly inbox: Inbox;
}

/** @param paceMs between two batches of one stream; heartbeatMs between two signs of life. */
export function createLiveChanges({ paceMs = PACE_MS, heartbeatMs = HEARTBEAT_MS } = {}): LiveChanges {
  const open = new Set<Open>();
  let isClosed = false;

  function begin(stream: LiveStream): Open {
    const ofUser = [...open].filter(({ userId }) => userId === stream.userId);
    if (ofUser.length >= MAX_STREAMS) ofUser[0]?.inbox.end();
    const opened = { ...stream, inbox: new Inbox() };
    if (isClosed || stream.signal.aborted) opened.inbox.end();
    stream.signal.addEventListener("abort", () => opened.inbox.end(), { once: true });
    open.add(opened);
    return opened;
  }

  return {
    changed(topics) {
      for (const { inbox, topics: heard } of open)
        inbox.addTopics(topics.filter((one) => heard.includes(one)));
    },
    job(job) {
      for (const { inbox, hearsOfJobs } of open) if (hearsOfJobs) inbox.addJob(job);
    },
    async *stream(stream) {
      const opened = begin(stream);
      const { inbox, isStillAllowed } = opened;
      try {
        yield `retry: ${RETRY_MS}\n\n${eventText("hello", { topics: stream.topics })}`;
        let askedMs = performance.now();
        while (!inbox.hasEnded) {
          const isNews = await inbox.news(heartbeatMs);
          if (inbox.hasEnded) return;
          if (!isNews || performance.now() - askedMs >= heartbeatMs) {
            if (!(await isStillAllowed())) return;
            askedMs = performance.now();
          }
          yield isNews ? textOf(inbox) : ": still here\n\n";
          await inbox.pause(paceMs);
        }
      } finally {
        open.delete(opened);
      }
    },
    close() {
      isClosed = true;
      for (const { inbox } of open) inbox.end();
    },
  };
}

function textOf(inbox: Inbox): string {
  const { topics, jobs } = inbox.take();
  const changed = topics.length === 0 ? [] : [eventText("changed", { topics })];
  return [...jobs.map((job) => eventText("job", job)), ...changed].join("");
}

const eventText = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
