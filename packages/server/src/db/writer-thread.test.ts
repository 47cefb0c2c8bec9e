import { expect, test } from "vitest";
import { openTestDatabase } from "./testing.ts";
import { ThreadEnded, WriterThread } from "./writer-thread.ts";

/** A thread that breaks down on whatever it is asked. */
const BREAKING = `
  import { parentPort } from "node:worker_threads";
  parentPort.on("message", () => { throw new Error("too little memory"); });
  parentPort.postMessage({ kind: "ready" });
`;

test("a thread that breaks down has ended, says why, and is started again", async () => {
  await using stack = new AsyncDisposableStack();
  const database = await openTestDatabase();
  stack.defer(() => database.close());
  const program = new URL(`data:text/javascript,${encodeURIComponent(BREAKING)}`);
  const thread = new WriterThread<never, string, string>(database.db, program);
  const ready = () => expect.poll(() => thread.isReady(), { timeout: 30_000 }).toBe(true);
  for (const task of ["first", "second"]) {
    await ready();
    const failure = await thread.ask(task).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ThreadEnded);
    expect(failure).toMatchObject({ message: expect.stringContaining("has ended (too little memory);") });
    await expect.poll(() => thread.isRunning).toBe(false);
  }
});
