/** The program of the thread that commits batches: the same commit as elsewhere. */
import type { Db } from "../../db/database.ts";
import { serveWriter } from "../../db/serve-writer.ts";
import { commitBatch } from "./commit-batch.ts";
import type { CommitAnswer, CommitTask, HandedBatch } from "./commit-messages.ts";
import { createFence, FencedOff } from "./fence.ts";

let kept: HandedBatch | null = null;

async function commit(db: Db, task: CommitTask): Promise<CommitAnswer> {
  const batch = kept;
  if (batch === null) throw new Error("no batch was handed over before it was to be committed");
  kept = null;
  const { connectionId, origin, holder, run, at } = task;
  const context = { db, connectionId, origin, fence: createFence(holder), now: () => at };
  try {
    const options = { ...context, run: { id: async () => run.id, userId: run.userId } };
    return { kind: "done", outcome: await commitBatch(options, batch) };
  } catch (error) {
    if (error instanceof FencedOff) return { kind: "fenced-off" };
    throw error;
  }
}

await serveWriter<HandedBatch, CommitTask, CommitAnswer>((db) => ({
  note: (batch) => {
    kept = batch;
  },
  task: (task) => commit(db, task),
}));
