import { LIVE_TOPICS, type LiveJob } from "@brygga/api-contract";
import { afterEach, expect, test } from "vitest";
import { createLiveChanges, type LiveStream } from "./live-changes.ts";

const gone = new AbortController();
const live = createLiveChanges({ paceMs: 5, heartbeatMs: 40 });
const streams = new Set<AsyncGenerator<string>>();
const ends = new Set<AbortController>();

function open(part: Partial<LiveStream> = {}, changes = live) {
  const end = new AbortController();
  ends.add(end);
  const stream = changes.stream({
    userId: 1,
    topics: LIVE_TOPICS,
    hearsOfJobs: true,
    signal: end.signal,
    isStillAllowed: async () => true,
    ...part,
  });
  streams.add(stream);
  return { stream, end };
}
afterEach(async () => {
  for (const end of ends) end.abort();
  for (const stream of streams) for await (const _rest of stream);
  ends.clear();
  streams.clear();
});

const next = async (stream: AsyncGenerator<string>) => (await stream.next()).value as string | undefined;

const job = (id: number, done: number): LiveJob => ({
  ...{ id, kind: "resync", connectionId: 1, isPreview: false, state: "running", done, total: 10 },
});

test("a stream begins with what it tells of, and how soon to come back", async () => {
  const { stream } = open({ topics: ["records"] });
  expect(await next(stream)).toBe('retry: 2000\n\nevent: hello\ndata: {"topics":["records"]}\n\n');
});

test("what happens while a client is slow is put together: each topic once, each job as it is now", async () => {
  const { stream } = open();
  await next(stream);
  for (let done = 1; done <= 5; done++) live.job(job(7, done));
  live.changed(["log", "problems"]);
  live.changed(["log"]);
  const text = await next(stream);
  expect(text?.match(/event: job/g)).toHaveLength(1);
  expect(text).toContain('"done":5');
  expect(text).toContain('event: changed\ndata: {"topics":["log","problems"]}');
});

test("with news of very many jobs a stream keeps some, and says that there are more", async () => {
  const { stream } = open();
  await next(stream);
  for (let id = 0; id < 1000; id++) live.job(job(id, 1));
  const text = await next(stream);
  expect(text?.match(/event: job/g)).toHaveLength(100);
  expect(text).toContain('{"topics":["jobs"]}');
});

test("nobody hears of what is not for them", async () => {
  const { stream } = open({ topics: ["records"], hearsOfJobs: false });
  await next(stream);
  live.job(job(1, 1));
  live.changed(["problems"]);
  live.changed(["engine", "records"]);
  expect(await next(stream)).toBe('event: changed\ndata: {"topics":["records"]}\n\n');
});

test("a silent stream shows that it is alive", async () => {
  const { stream } = open();
  await next(stream);
  expect(await next(stream)).toBe(": still here\n\n");
});

test("a stream ends with the session, also while there is much to tell", async () => {
  let isAllowed = true;
  const { stream } = open({ isStillAllowed: async () => isAllowed });
  await next(stream);
  isAllowed = false;
  const telling = setInterval(() => live.changed(["log"]), 2);
  let parts = 0;
  for await (const _part of stream) parts++;
  clearInterval(telling);
  expect(parts).toBeLessThan(40);
});

test("a stream ends when its client goes, when the server ends, and when the user opens too many", async () => {
  const leaving = open();
  await next(leaving.stream);
  leaving.end.abort();
  expect((await leaving.stream.next()).done).toBe(true);

  const first = open({ userId: 2 });
  await next(first.stream);
  for (let count = 0; count < 20; count++) await next(open({ userId: 2 }).stream);
  expect((await first.stream.next()).done).toBe(true);

  const ending = createLiveChanges();
  const { stream } = open({ signal: gone.signal }, ending);
  await next(stream);
  ending.close();
  expect((await stream.next()).done).toBe(true);
});
