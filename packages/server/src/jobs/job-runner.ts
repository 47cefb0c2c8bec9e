import type { Clock } from "@brygga/sync-engine";
import type { Logger } from "pino";
import { type Db, inTransaction, type Trx } from "../db/database.ts";
import type { Job, JobKind, OpenedJob } from "./job.ts";
import { afterFailure } from "./job-failure.ts";
import {
  askToCancel,
  changeJob,
  claimJob,
  insertJob,
  isUnderWay,
  loadJob,
  type NewJob,
  nextAttemptAt,
  noteOpened,
  requeueInterrupted,
  storeSlice,
  tryWithoutWaiting,
} from "./job-store.ts";

/** Before a job that was told to make room tries to go on. */
const PAUSE_MS = 100;

/** Before what could not be stored, or taken up, is tried again. */
const STORAGE_PAUSE_MS = 5_000;

export interface JobRunnerDeps {
  readonly db: Db;
  readonly clock: Pick<Clock, "now">;
  readonly log: Logger;
  readonly kinds: readonly JobKind[];
  /** What a job says that waits for Brygga's own database; may be multi-language text. @default nothing */
  readonly explainStorage?: (error: unknown) => string;
  /** Runs a slice in the turn of a connection, between its cycles. */
  readonly takeTurn: <Result>(
    connectionId: number,
    work: (signal: AbortSignal) => Promise<Result>,
    signal?: AbortSignal,
  ) => Promise<Result>;
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Puts a job into the queue; null when it must be the only one of its kind and is not. */
export type Enqueue = (job: NewJob) => Promise<Job | null>;

/** Told of every change of a job: its state, and its progress after each slice. */
export type JobListener = (job: Job) => void;

export interface JobRunner {
  /** Queues a job, and runs it when its connection has no other; null when it must be the only one of its kind and is not. */
  start(job: NewJob): Promise<Job | null>;
  /**
   * The same along with other writes, in one transaction: what a job is to find, and what names it, is there when the job
   * is, and where the work throws there is neither.
   */
  startWith<Result>(work: (trx: Trx, enqueue: Enqueue) => Promise<Result>): Promise<Result>;
  /** Ends a job between two slices. Answers the job as it is then; null when there is none. */
  cancel(jobId: number): Promise<Job | null>;
  /** Makes the next attempt of a job at once, where it waits for one. Answers the job as it is then; null when there is none. */
  tryNow(jobId: number): Promise<Job | null>;
  /** Resolves when the job has ended, or the signal aborts. */
  settled(jobId: number, signal: AbortSignal): Promise<void>;
  /** Answers how to stop listening. */
  subscribe(listener: JobListener): () => void;
  /** After the start of the process: goes on with what was under way. */
  resume(): Promise<void>;
  /** Ends what runs between two slices, to be gone on with after the next start; resolves when it has ended. */
  end(): Promise<void>;
}

/** Runs jobs in the background: one at a time for each connection, several connections at once. */
export function createJobRunner(deps: JobRunnerDeps): JobRunner {
  return new Runner(deps);
}

class Runner implements JobRunner {
  readonly #deps: JobRunnerDeps;
  readonly #listeners = new Set<JobListener>();
  readonly #running = new Map<
    number,
    { readonly cancelling: AbortController; readonly done: Promise<void> }
  >();
  readonly #closing = new AbortController();
  #claiming: Promise<void> = Promise.resolve();
  #alarm = new AbortController();

  constructor(deps: JobRunnerDeps) {
    this.#deps = deps;
  }

  start(job: NewJob): Promise<Job | null> {
    return this.startWith((_, enqueue) => enqueue(job));
  }

  async startWith<Result>(work: (trx: Trx, enqueue: Enqueue) => Promise<Result>): Promise<Result> {
    const { db, clock } = this.#deps;
    const started: Job[] = [];
    const result = await inTransaction(db, (trx) =>
      work(trx, async (job) => {
        if (job.isOnlyOne && (await isUnderWay(trx, job.kind, job.connectionId))) return null;
        const inserted = await insertJob(trx, job, clock.now());
        started.push(inserted);
        return inserted;
      }),
    );
    for (const job of started) this.#tell(job);
    this.#claim();
    return result;
  }

  async cancel(jobId: number): Promise<Job | null> {
    const { db, clock } = this.#deps;
    // Here first, so that no slice begins while it is being stored.
    this.#running.get(jobId)?.cancelling.abort();
    await askToCancel(db, jobId, clock.now());
    this.#claim();
    const job = await loadJob(db, jobId);
    if (job !== null) this.#tell(job);
    return job;
  }

  async tryNow(jobId: number): Promise<Job | null> {
    const { db } = this.#deps;
    await tryWithoutWaiting(db, jobId);
    const job = await loadJob(db, jobId);
    if (job !== null) this.#tell(job);
    this.#claim();
    return job;
  }

  async settled(jobId: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const unsubscribe = this.subscribe((job) => {
      if (job.id === jobId && hasEnded(job)) resolve();
    });
    signal.addEventListener("abort", () => resolve(), { once: true });
    const job = await loadJob(this.#deps.db, jobId);
    if (job === null || hasEnded(job) || signal.aborted) resolve();
    await promise.finally(unsubscribe);
  }

  subscribe(listener: JobListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async resume(): Promise<void> {
    await requeueInterrupted(this.#deps.db);
    this.#claim();
  }

  async end(): Promise<void> {
    this.#closing.abort();
    this.#alarm.abort();
    await this.#claiming;
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  /** Takes up what may run now, one claim after the other. */
  #claim(): void {
    this.#claiming = this.#claiming
      .then(() => this.#claimAll())
      .catch((error: unknown) => {
        this.#deps.log.error({ err: error }, "jobs could not be taken up; it is tried again");
        this.#wakeAfter(STORAGE_PAUSE_MS);
      });
  }

  async #claimAll(): Promise<void> {
    const { db, clock } = this.#deps;
    while (!this.#closing.signal.aborted) {
      const job = await claimJob(db, clock.now());
      if (job === null) break;
      const cancelling = new AbortController();
      const done = this.#run(job, cancelling.signal)
        .catch((error: unknown) => this.#deps.log.error({ err: error, jobId: job.id }, "a job was lost"))
        .finally(() => {
          this.#running.delete(job.id);
          this.#claim();
        });
      this.#running.set(job.id, { cancelling, done });
    }
    await this.#setAlarm();
  }

  async #setAlarm(): Promise<void> {
    this.#alarm.abort();
    const next = await nextAttemptAt(this.#deps.db);
    if (next === null || this.#closing.signal.aborted) return;
    this.#wakeAfter(Math.max(0, next.getTime() - this.#deps.clock.now().getTime()) + 1);
  }

  #wakeAfter(ms: number): void {
    this.#alarm.abort();
    const alarm = new AbortController();
    this.#alarm = alarm;
    if (this.#closing.signal.aborted) return;
    void this.#deps.sleep(ms, alarm.signal).then(() => {
      if (!alarm.signal.aborted) this.#claim();
    });
  }

  async #run(claimed: Job, cancelling: AbortSignal): Promise<void> {
    const { db, clock } = this.#deps;
    let opened: OpenedJob | null = null;
    try {
      opened = await this.#open(claimed);
      const job = await noteOpened(db, claimed, opened);
      this.#tell(job);
      const isDone = await this.#runSlices(job, opened, cancelling);
      if (!isDone && this.#closing.signal.aborted) await changeJob(db, job.id, { state: "queued" });
      else if (!isDone) await changeJob(db, job.id, { state: "cancelled", finishedAt: clock.now() });
    } catch (error) {
      await this.#fail(claimed.id, error);
    }
    const ended = await loadJob(db, claimed.id);
    if (ended === null) return;
    if (hasEnded(ended)) await opened?.end(ended);
    this.#tell(ended);
  }

  async #open(job: Job): Promise<OpenedJob> {
    const kind = this.#deps.kinds.find(({ name }) => name === job.kind);
    if (kind === undefined) throw new Error(`There is no kind of job called ${job.kind}.`);
    return kind.open(job);
  }

  /** Answers whether the work is done, and stored as completed; false when it was told to end before. */
  async #runSlices(opening: Job, opened: OpenedJob, cancelling: AbortSignal): Promise<boolean> {
    const { db, takeTurn, sleep, clock } = this.#deps;
    const breakable = opened.isReadOnly ? cancelling : undefined;
    for (let job = opening; !this.#closing.signal.aborted; ) {
      if (job.isCancelling || cancelling.aborted) return false;
      const slice = await takeTurn(
        job.connectionId,
        (signal) => unlessAborted(signal, () => opened.slice(job.position, signal)),
        breakable,
      );
      // Told to end, by a stop or for the connection's sake: what was not stored is done again.
      if (slice === null) {
        await sleep(PAUSE_MS, this.#closing.signal);
        continue;
      }
      job = await storeSlice(db, job, { slice, at: clock.now() });
      if (slice.position === null) return true;
      this.#tell(job);
    }
    return false;
  }

  /** What became of a job is stored sooner or later: nobody else would run it, and its connection's others wait for it. */
  async #fail(jobId: number, error: unknown): Promise<void> {
    const { db, clock, log, sleep, explainStorage = () => "" } = this.#deps;
    while (!this.#closing.signal.aborted) {
      try {
        const job = await loadJob(db, jobId);
        if (job === null) return;
        const change = afterFailure({ job, error, now: clock.now(), explainStorage });
        if (change.state === "failed") log.error({ err: error, jobId }, "a job failed");
        await changeJob(db, jobId, change);
        return;
      } catch (unstored) {
        log.error({ err: unstored, jobId }, "what became of a job could not be stored; it is tried again");
        await sleep(STORAGE_PAUSE_MS, this.#closing.signal);
      }
    }
  }

  #tell(job: Job): void {
    for (const listener of this.#listeners) {
      try {
        listener(job);
      } catch (error) {
        this.#deps.log.error({ err: error, jobId: job.id }, "a listener of jobs failed");
      }
    }
  }
}

/** null when the signal came before the work or broke it off. */
async function unlessAborted<Result>(
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result | null> {
  if (signal.aborted) return null;
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

const hasEnded = ({ state }: Job): boolean =>
  state === "completed" || state === "failed" || state === "cancelled";
