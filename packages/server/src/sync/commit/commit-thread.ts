import { Worker } from "node:worker_threads";
import type { BatchCommit, CommitOutcome } from "@brygga/sync-engine";
import { type Db, databaseFile, inWriterTurn } from "../../db/database.ts";
import { type CommitTask, handedBatch, type ThreadAsk, type ThreadReply } from "./commit-messages.ts";
import { FencedOff } from "./fence.ts";

const PROGRAM = new URL("./commit-thread-program.ts", import.meta.url);

/** A thread that has nothing to do for so long gives its memory back. */
const IDLE_MS = 30_000;

/** New objects of the thread are rubbish as soon as their batch is committed. */
const YOUNG_MEGABYTES = 16;

/**
 * A thread beside the engine's that commits batches, so that the two share the work of a long cycle between two
 * processor cores, and nobody's request waits while something is written to the disk. It is started when it is first
 * wanted, and ends when nobody has wanted it for a while.
 */
export class CommitThread {
  readonly #db: Db;
  readonly #path: string | null;
  #running: RunningThread | null = null;
  #canStart = true;

  constructor(db: Db) {
    this.#db = db;
    this.#path = databaseFile(db);
  }

  get isRunning(): boolean {
    return this.#running?.isReady ?? false;
  }

  /** Whether it can be handed a batch now. Begins to start it where it does not run. */
  isReady(): boolean {
    if (this.#running !== null) return this.#running.isReady;
    if (this.#canStart && this.#path !== null) this.#start(this.#path);
    return false;
  }

  /** Hands over the batch that is to be committed next, while another may still be under way. */
  announce(batch: BatchCommit): void {
    if (this.#running?.isReady) this.#running.handOver(batch);
  }

  /**
   * Commits a batch when it is its turn among those that write.
   *
   * @throws FencedOff when another process has taken the connection
   * @throws Error when it cannot be committed, or the thread ended: whether the batch is committed is not known then,
   *   as after a crash
   */
  async commit(batch: BatchCommit, task: CommitTask): Promise<CommitOutcome> {
    return await inWriterTurn(this.#db, async () => {
      if (this.#running === null) throw new ThreadEnded();
      const reply = await this.#running.commit(batch, task);
      if (reply.kind === "done") return reply.outcome;
      if (reply.kind === "fenced-off") throw new FencedOff(task.connectionId);
      throw reply.kind === "failed" ? reply.error : new ThreadEnded();
    });
  }

  /** Ends it, when what it is doing is done. It starts again when it is wanted again. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.end();
  }

  #start(path: string): void {
    const running = new RunningThread(path, {
      onIdle: () => void this.close(),
      onEnd: () => {
        if (this.#running === running) this.#running = null;
        // It could not even be started; that would not be otherwise the next time.
        if (!running.isReady) this.#canStart = false;
      },
    });
    this.#running = running;
  }
}

/** The batch is found again by the next cycle, or is committed already. */
class ThreadEnded extends Error {
  override readonly name = "ThreadEnded";

  constructor() {
    super("The thread that commits batches has ended; the next cycle goes on where this one was.");
  }
}

interface ThreadEvents {
  readonly onIdle: () => void;
  readonly onEnd: () => void;
}

/** One life of the thread. It is asked one thing at a time. */
class RunningThread {
  isReady = false;
  readonly #worker: Worker;
  readonly #idle: NodeJS.Timeout;
  readonly #exit = Promise.withResolvers<void>();
  #waiting: PromiseWithResolvers<ThreadReply> | null = null;
  /** The batch that the thread keeps, to be committed. */
  #kept: BatchCommit | null = null;

  constructor(path: string, { onIdle, onEnd }: ThreadEvents) {
    this.#worker = new Worker(PROGRAM, {
      workerData: path,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#idle = setTimeout(onIdle, IDLE_MS);
    this.#idle.unref();
    this.#worker.on("message", (reply: ThreadReply) => this.#receive(reply));
    // The exit follows, and says the same to whoever waits.
    this.#worker.on("error", (error) => this.#settle({ kind: "failed", error }));
    this.#worker.on("exit", () => {
      clearTimeout(this.#idle);
      this.#settle({ kind: "failed", error: new ThreadEnded() });
      this.#exit.resolve();
      onEnd();
    });
    this.#worker.unref();
  }

  handOver(batch: BatchCommit): void {
    this.#kept = batch;
    this.#post({ kind: "keep", batch: handedBatch(batch) });
  }

  /** Commits a batch, which is handed over where that has not been done, or where another has been since. */
  async commit(batch: BatchCommit, task: CommitTask): Promise<ThreadReply> {
    this.#waiting = Promise.withResolvers<ThreadReply>();
    this.#worker.ref();
    if (this.#kept !== batch) this.handOver(batch);
    this.#kept = null;
    this.#post({ kind: "commit", task });
    try {
      return await this.#waiting.promise;
    } finally {
      this.#worker.unref();
      this.#idle.refresh();
    }
  }

  async end(): Promise<void> {
    clearTimeout(this.#idle);
    this.#worker.ref();
    this.#post({ kind: "end" });
    await this.#exit.promise;
  }

  #post(ask: ThreadAsk): void {
    this.#worker.postMessage(ask);
  }

  #receive(reply: ThreadReply): void {
    if (reply.kind === "ready") this.isReady = true;
    else this.#settle(reply);
  }

  #settle(reply: ThreadReply): void {
    this.#waiting?.resolve(reply);
    this.#waiting = null;
  }
}
