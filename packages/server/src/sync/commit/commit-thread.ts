import type { BatchCommit, CommitOutcome } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import { WriterThread } from "../../db/writer-thread.ts";
import { type CommitAnswer, type CommitTask, type HandedBatch, handedBatch } from "./commit-messages.ts";
import { FencedOff } from "./fence.ts";

const PROGRAM = new URL("./commit-thread-program.ts", import.meta.url);

/** A thread beside the engine's that commits batches, so that the two share the work of a long cycle. */
export class CommitThread {
  readonly #thread: WriterThread<HandedBatch, CommitTask, CommitAnswer>;
  /** The batch that the thread keeps, to be committed. */
  #kept: { readonly batch: BatchCommit; readonly life: object | null } | null = null;

  constructor(db: Db) {
    this.#thread = new WriterThread(db, PROGRAM);
  }

  get isRunning(): boolean {
    return this.#thread.isRunning;
  }

  /** Whether it can be handed a batch now. Begins to start it where it does not run. */
  isReady(): boolean {
    return this.#thread.isReady();
  }

  /** Hands over the batch that is to be committed next, while another may still be under way. */
  announce(batch: BatchCommit): void {
    if (!this.#thread.isRunning) return;
    this.#kept = { batch, life: this.#thread.life };
    this.#thread.tell(handedBatch(batch));
  }

  /**
   * Commits a batch when it is its turn among those that write: it is handed over where that has not been done, or where
   * another has been since.
   *
   * @throws FencedOff when another process has taken the connection
   * @throws Error when it cannot be committed, or the thread ended: whether the batch is committed is not known then,
   *   as after a crash
   */
  async commit(batch: BatchCommit, task: CommitTask): Promise<CommitOutcome> {
    const answer = await this.#thread.ask(task, () => {
      if (this.#kept?.batch !== batch || this.#kept.life !== this.#thread.life) this.announce(batch);
      this.#kept = null;
    });
    if (answer.kind === "fenced-off") throw new FencedOff(task.connectionId);
    return answer.outcome;
  }

  /** Ends it, when what it is doing is done. It starts again when it is wanted again. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
