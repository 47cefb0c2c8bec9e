import type { BatchCommit, CommitOutcome, Journal } from "@brygga/sync-engine";
import { type CommitContext, commitBatch } from "./commit-batch.ts";
import { handedBatch } from "./commit-messages.ts";
import type { CommitThread } from "./commit-thread.ts";
import type { Fence } from "./fence.ts";
import { type RunRecorder, storedRunId } from "./run-recorder.ts";

export interface CommitterOptions extends CommitContext {
  readonly run: RunRecorder;
  readonly fence: Fence;
  /** Commits large batches. @default none: all are committed here */
  readonly thread?: CommitThread | undefined;
}

/** Fewer links than these are committed sooner than they are handed over. */
const LARGE_BATCH = 200;

/** So many large ones show that more are to come, for which it pays to start a thread, where it does not run yet. */
const FIRST_BATCHES = 2;

/**
 * Commits the batches of one run. Where many large ones come one after the other, a thread commits them, while the
 * engine receives and plans the next here.
 */
export function createBatchCommitter(
  options: CommitterOptions,
): Required<Pick<Journal, "announce" | "commit">> {
  const { db, connectionId, origin, run, fence, thread } = options;
  let largeBatches = 0;
  return {
    announce(batch) {
      if (isLarge(batch)) thread?.announce(batch);
    },
    async commit(batch) {
      if (thread === undefined || !isLarge(batch)) return await commitHere(options, batch);
      largeBatches++;
      const isWorthIt = thread.isRunning || largeBatches > FIRST_BATCHES;
      if (!isWorthIt || !thread.isReady()) return await commitHere(options, batch);
      const runId = await storedRunId(db, run);
      if (runId === null) return await commitHere(options, batch);
      const task = { connectionId, origin, holder: fence.holder, at: options.now() };
      return await thread.commit(batch, { ...task, run: { id: runId, userId: run.userId ?? null } });
    },
  };
}

const isLarge = ({ links }: BatchCommit): boolean => links.length >= LARGE_BATCH;

const commitHere = (options: CommitterOptions, batch: BatchCommit): Promise<CommitOutcome> =>
  commitBatch(options, handedBatch(batch));
