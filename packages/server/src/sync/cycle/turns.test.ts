import { setImmediate as tick } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { createTurns } from "./turns.ts";

/** Work that lasts until it is told to end, and says how it goes. */
function lasting(name: string, told: string[]) {
  return async (signal: AbortSignal): Promise<void> => {
    told.push(`${name} begins`);
    const { promise, resolve } = Promise.withResolvers<void>();
    signal.addEventListener("abort", () => resolve());
    if (signal.aborted) resolve();
    await promise;
    told.push(`${name} ends`);
  };
}

describe("turns", () => {
  test("one thing at a time for a connection, while others do not wait", async () => {
    const turns = createTurns();
    const told: string[] = [];
    const first = turns.take(1, lasting("first", told));
    const second = turns.take(1, async () => void told.push("second"));
    await turns.take(2, async () => void told.push("other connection"));
    expect(told).toEqual(["first begins", "other connection"]);
    await turns.endPresent(1);
    await Promise.all([first, second]);
    expect(told).toEqual(["first begins", "other connection", "first ends", "second"]);
  });

  test("what waits is not told to end with what is present", async () => {
    const turns = createTurns();
    const told: string[] = [];
    const first = turns.take(1, lasting("first", told));
    const second = turns.take(1, async (signal) => signal.aborted);
    await tick();
    await turns.endPresent(1);
    await first;
    expect(await second).toBe(false);
  });

  test("in the end everything is told to end, also what is still to begin", async () => {
    const turns = createTurns();
    const told: string[] = [];
    const works = [turns.take(1, lasting("first", told)), turns.take(1, lasting("second", told))];
    await tick();
    await turns.end();
    await Promise.all(works);
    expect(turns.isEnding()).toBe(true);
    expect(told).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });

  test("a signal of one's own ends one's own work", async () => {
    const turns = createTurns();
    const told: string[] = [];
    const own = new AbortController();
    const work = turns.take(1, lasting("own", told), own.signal);
    own.abort();
    await work;
    expect(told).toEqual(["own begins", "own ends"]);
  });
});
