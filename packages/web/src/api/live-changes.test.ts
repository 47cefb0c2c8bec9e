import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EventStream, listenToChanges, liveInterval } from "./live-changes.ts";
import { queryKeys } from "./query-keys.ts";

/** A stream whose other end is the test. */
class FakeStream implements EventStream {
  readyState = 1;
  onerror: EventSource["onerror"] = null;
  readonly #listeners = new Map<string, (event: MessageEvent) => void>();
  addEventListener(name: string, listener: unknown): void {
    this.#listeners.set(name, listener as (event: MessageEvent) => void);
  }
  close(): void {
    this.readyState = 2;
  }
  tell(name: string, data: unknown): void {
    this.#listeners.get(name)?.(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror?.call(this as unknown as EventSource, new Event("error"));
  }
}

let streams: FakeStream[];
let queryClient: QueryClient;
let end: () => void;
const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
const stream = () => streams.at(-1) ?? new FakeStream();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", page);
  streams = [];
  queryClient = new QueryClient();
  end = listenToChanges({
    queryClient,
    open: () => {
      const opened = new FakeStream();
      streams.push(opened);
      return opened;
    },
  });
});
afterEach(() => {
  end();
  page.visibilityState = "visible";
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const isOutdated = (key: readonly unknown[]) => queryClient.getQueryState(key)?.isInvalidated;
const settle = () => vi.advanceTimersByTimeAsync(1000);

test("while the stream runs, nothing is asked for every few seconds", () => {
  expect(liveInterval(5000)()).toBe(5000);
  stream().tell("hello", { topics: [] });
  expect(liveInterval(5000)()).toBe(60_000);
  stream().fail(0);
  expect(liveInterval(5000)()).toBe(5000);
});

test("what has changed is asked for anew, and nothing else", async () => {
  const actors = queryKeys.erpConnections.erpList(1, "Group");
  queryClient.setQueryData(queryKeys.problems({}), []);
  queryClient.setQueryData(queryKeys.erpConnections.list(false), []);
  queryClient.setQueryData(actors, []);
  stream().tell("changed", { topics: ["connections"] });
  await settle();
  expect(isOutdated(queryKeys.erpConnections.list(false))).toBe(true);
  expect(isOutdated(queryKeys.problems({}))).toBe(false);
  // An ERP would be asked for this.
  expect(isOutdated(actors)).toBe(false);
});

test("a list that somebody reads on in stays as it is", async () => {
  queryClient.setQueryData(queryKeys.syncLog({}), { pages: [{}, {}], pageParams: [] });
  stream().tell("changed", { topics: ["log"] });
  await settle();
  expect(isOutdated(queryKeys.syncLog({}))).toBe(false);
});

test("the progress of a job is shown at once", async () => {
  const job = {
    id: 7,
    kind: "resync",
    connectionId: 1,
    isPreview: false,
    state: "running",
    done: 1,
    total: 9,
  };
  queryClient.setQueryData(queryKeys.jobs.one(7), job);
  stream().tell("job", { ...job, done: 5 });
  expect(queryClient.getQueryData(queryKeys.jobs.one(7))).toMatchObject({ done: 5, total: 9 });
});

test("after a break everything is asked for once, because something may have been missed", async () => {
  queryClient.setQueryData(queryKeys.problems({}), []);
  stream().tell("hello", { topics: [] });
  await settle();
  expect(isOutdated(queryKeys.problems({}))).toBe(false);
  stream().fail(0);
  stream().tell("hello", { topics: [] });
  await settle();
  expect(isOutdated(queryKeys.problems({}))).toBe(true);
});

test("a stream that the server refused is opened again after a while", async () => {
  stream().fail(2);
  expect(streams).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(streams).toHaveLength(2);
});

test("a hidden page does not listen; it catches up when it is seen again", () => {
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(streams[0]?.readyState).toBe(2);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  expect(streams).toHaveLength(2);
});

test("what a newer server tells and this page does not understand is passed over", async () => {
  stream().tell("changed", { topics: ["something-new"] });
  stream().tell("job", "nonsense");
  await settle();
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
});
