import { Worker } from "node:worker_threads";
import { type Db, databaseFile, inWriterTurn } from "./database.ts";
import { thrownError, type WriterAsk, type WriterReply } from "./writer-messages.ts";

/** A thread that has nothing to do for so long gives its memory back. */
const IDLE_MS = 30_000;

/** New objects of the thread are rubbish as soon as they are written. */
const YOUNG_MEGABYTES = 16;

/**
 * A thread beside the main one that writes to the database's file, so that the two share long work between two processor
 * cores, and nobody's request waits while something is written to the disk. It is started when it is first wanted, and
 * ends when nobody has wanted it for a while. Its program goes through {@link serveWriter}.
 */
export class WriterThread<Note, Task, Answer> {
  readonly #db: Db;
  readonly #program: URL;
  readonly #path: string | null;
  #running: RunningThread<Note, Task, Answer> | null = null;
  #canStart = true;

  constructor(db: Db, program: URL) {
    this.#db = db;
    this.#program = program;
    this.#path = databaseFile(db);
  }

  /** Whether it can be given a task now. Begins to start it where it does not run. */
  isReady(): boolean {
    if (this.#running !== null) return this.#running.isReady;
    if (this.#canStart && this.#path !== null) this.#start(this.#path);
    return false;
  }

  get isRunning(): boolean {
    return this.#running?.isReady ?? false;
  }

  /** Stands for one life of the thread: what it was told is forgotten with its end. null: it does not run. */
  get life(): object | null {
    return this.#running?.isReady ? this.#running : null;
  }

  /** Tells it something, while a task may be under way. */
  tell(note: Note): void {
    if (this.#running?.isReady) this.#running.post({ kind: "note", note });
  }

  /**
   * Has it do a task when it is its turn among those that write. `begin` tells what the task needs, just before.
   *
   * @throws Error what the task has thrown; or that the thread ended: whether the task is done is not known then, as after
   *   a crash
   */
  async ask(task: Task, begin: () => void = () => undefined): Promise<Answer> {
    return await inWriterTurn(this.#db, async () => {
      // One that is only being started has heard nothing yet.
      if (!this.#running?.isReady) throw new ThreadEnded();
      begin();
      const reply = await this.#running.ask(task);
      if (reply.kind === "failed") throw thrownError(reply);
      if (reply.kind === "done") return reply.answer;
      throw new ThreadEnded();
    });
  }

  /** Ends it, when what it is doing is done. It starts again when it is wanted again. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.end();
  }

  #start(path: string): void {
    const running = new RunningThread<Note, Task, Answer>({ program: this.#program, path }, () => {
      if (this.#running === running) this.#running = null;
      // It could not even be started; that would not be otherwise the next time.
      if (!running.isReady) this.#canStart = false;
    });
    running.onIdle = () => void this.close();
    this.#running = running;
  }
}

/** What it was to write is found again, or is written already: whoever begins anew goes on where it was. */
export class ThreadEnded extends Error {
  override readonly name = "ThreadEnded";

  constructor(cause?: Error) {
    const why = cause === undefined ? "" : ` (${cause.message})`;
    super(
      `The thread that writes to the database has ended${why}; what it was doing is gone on with where it was.`,
      cause === undefined ? {} : { cause },
    );
  }
}

/** One life of the thread. It is asked one thing at a time. */
class RunningThread<Note, Task, Answer> {
  isReady = false;
  onIdle: () => void = () => undefined;
  readonly #worker: Worker;
  readonly #idle: NodeJS.Timeout;
  readonly #exit = Promise.withResolvers<void>();
  #waiting: PromiseWithResolvers<WriterReply<Answer>> | null = null;

  constructor({ program, path }: { program: URL; path: string }, onEnd: () => void) {
    this.#worker = new Worker(program, {
      workerData: path,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#idle = setTimeout(() => this.onIdle(), IDLE_MS);
    this.#idle.unref();
    this.#worker.on("message", (reply: WriterReply<Answer>) => this.#receive(reply));
    const settleEnded = (cause?: Error) =>
      this.#settle({ kind: "failed", error: new ThreadEnded(cause), errcode: null });
    // Such as too little memory. The exit follows.
    this.#worker.on("error", settleEnded);
    this.#worker.on("exit", () => {
      clearTimeout(this.#idle);
      settleEnded();
      this.#exit.resolve();
      onEnd();
    });
    this.#worker.unref();
  }

  async ask(task: Task): Promise<WriterReply<Answer>> {
    this.#waiting = Promise.withResolvers<WriterReply<Answer>>();
    this.#worker.ref();
    this.post({ kind: "task", task });
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
    this.post({ kind: "end" });
    await this.#exit.promise;
  }

  post(ask: WriterAsk<Note, Task>): void {
    this.#worker.postMessage(ask);
  }

  #receive(reply: WriterReply<Answer>): void {
    if (reply.kind === "ready") this.isReady = true;
    else this.#settle(reply);
  }

  #settle(reply: WriterReply<Answer>): void {
    this.#waiting?.resolve(reply);
    this.#waiting = null;
  }
}
