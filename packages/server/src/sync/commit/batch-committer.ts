import type { BatchCommit, CommitOutcome, Journal } from "@brygga/sync-engine";
import { inTransaction } from "../../db/database.ts";
import { type RunRecorder, storedRunId } from "../log/run-recorder.ts";
import { type CommitContext, commitBatch } from "./commit-batch.ts";
import { handedBatch } from "./commit-messages.ts";
import type { CommitThread } from "./commit-thread.ts";
import type { Fence } from "./fence.ts";

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
  let storedRun: number | null = null;
  /** The run's row must be there before the thread refers to it. What has nothing to log makes none. */
  const storeRun = async (batch: BatchCommit): Promise<number | null> => {
    storedRun = await storedRunId(db, run);
    if (storedRun === null && logsAnything(batch)) storedRun = await inTransaction(db, (trx) => run.id(trx));
    return storedRun;
  };
  return {
    announce(batch) {
      if (isLarge(batch)) thread?.announce(batch);
    },
    async commit(batch) {
      if (thread === undefined || !isLarge(batch)) return await commitHere(options, batch);
      largeBatches++;
      const isWorthIt = thread.isRunning || largeBatches > FIRST_BATCHES;
      if (!isWorthIt || !thread.isReady()) return await commitHere(options, batch);
      const runId = storedRun ?? (await storeRun(batch));
      if (runId === null) return await commitHere(options, batch);
      const task = { connectionId, origin, holder: fence.holder, at: options.now() };
      return await thread.commit(batch, { ...task, run: { id: runId, userId: run.userId ?? null } });
    },
  };
}

const logsAnything = ({ log, problems }: BatchCommit): boolean => log.length + problems.length > 0;

const isLarge = ({ links }: BatchCommit): boolean => links.length >= LARGE_BATCH;

const commitHere = (options: CommitterOptions, batch: BatchCommit): Promise<CommitOutcome> =>
  commitBatch(options, handedBatch(batch));
