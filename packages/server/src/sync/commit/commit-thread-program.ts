/**
 * The program of the thread that commits batches: the same commit as elsewhere, over connections of its own to the same
 * database file.
 */
import { dirname } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "../../db/database.ts";
import { commitBatch } from "./commit-batch.ts";
import type { CommitTask, HandedBatch, ThreadAsk, ThreadReply } from "./commit-messages.ts";
import { createFence, FencedOff } from "./fence.ts";

const db = await openDatabase({ folder: dirname(workerData as string) });

let kept: HandedBatch | null = null;

/** One thing after the other, so that the last answer is given before the thread ends. */
let work = Promise.resolve();
parentPort?.on("message", (ask: ThreadAsk) => {
  work = work.then(() => follow(ask));
});
reply({ kind: "ready" });

async function follow(ask: ThreadAsk): Promise<void> {
  if (ask.kind === "keep") kept = ask.batch;
  else if (ask.kind === "commit") await answer(ask.task);
  else await end();
}

async function answer(task: CommitTask): Promise<void> {
  try {
    reply({ kind: "done", outcome: await commit(task) });
  } catch (error) {
    reply(error instanceof FencedOff ? { kind: "fenced-off" } : { kind: "failed", error });
  }
}

async function commit({ connectionId, origin, holder, run, at }: CommitTask) {
  const batch = kept;
  if (batch === null) throw new Error("no batch was handed over before it was to be committed");
  kept = null;
  const fence = createFence(holder);
  const context = { db, connectionId, origin, fence, now: () => at };
  return await commitBatch({ ...context, run: { id: async () => run.id, userId: run.userId } }, batch);
}

async function end(): Promise<void> {
  await db.destroy();
  parentPort?.close();
}

function reply(message: ThreadReply): void {
  parentPort?.postMessage(message);
}
