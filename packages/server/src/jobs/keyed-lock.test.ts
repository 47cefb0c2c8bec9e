import { expect, test } from "vitest";
import { createKeyedLock } from "./keyed-lock.ts";

test("work of one key runs one at a time, in the order of asking", async () => {
  const lock = createKeyedLock<number>();
  const events: string[] = [];
  const first = Promise.withResolvers<void>();
  const work = (name: string, until: Promise<void>) => async () => {
    events.push(`${name} begins`);
    await until;
    events.push(`${name} ends`);
  };
  const a = lock.run(1, work("a", first.promise));
  const b = lock.run(1, work("b", Promise.resolve()));
  await Promise.resolve();
  first.resolve();
  await Promise.all([a, b]);
  expect(events).toEqual(["a begins", "a ends", "b begins", "b ends"]);
});

test("work that fails lets the next one in, and only its own caller hears of it", async () => {
  const lock = createKeyedLock<string>();
  const failing = lock.run("x", () => Promise.reject(new Error("broken")));
  const next = lock.run("x", async () => "done");
  await expect(failing).rejects.toThrow("broken");
  await expect(next).resolves.toBe("done");
});

test("a key is busy until its last work has ended", async () => {
  const lock = createKeyedLock<number>();
  const work = lock.run(5, async () => undefined);
  expect(lock.busy()).toEqual([5]);
  await work;
  await Promise.resolve();
  expect(lock.busy()).toEqual([]);
});
