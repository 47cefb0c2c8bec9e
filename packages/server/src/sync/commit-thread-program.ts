/**
 * The program of the thread that commits batches: the same commit as elsewhere, over connections of its own to the same
 * database file.
 */
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../db/database.ts";
import { commitBatch } from "./commit-batch.ts";
import type { CommitTask, ThreadAsk, ThreadReply } from "./commit-messages.ts";
import { createFence, FencedOff } from "./fence.ts";

const db = await openDatabase({ folder: dirname(workerData as string) });

/** One thing after the other, so that the last answer is given before the thread ends. */
let work = Promise.resolve();
parentPort?.on("message", (ask: ThreadAsk) => {
  work = work.then(() => (ask === null ? end() : answer(ask)));
});
reply({ kind: "ready" });

async function answer(task: CommitTask): Promise<void> {
  try {
    reply({ kind: "done", outcome: await commit(task) });
  } catch (error) {
    reply(error instanceof FencedOff ? { kind: "fenced-off" } : { kind: "failed", error });
  }
}

function commit({ connectionId, origin, holder, run, at, batch }: CommitTask) {
  const fence = createFence(holder);
  const context = { db, connectionId, origin, fence, now: () => at };
  return commitBatch({ ...context, run: { id: async () => run.id, userId: run.userId } }, batch);
}

async function end(): Promise<void> {
  await db.destroy();
  parentPort?.close();
}

function reply(message: ThreadReply): void {
  parentPort?.postMessage(message);
}
