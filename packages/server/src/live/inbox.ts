import type { LiveJob, LiveTopic } from "@brygga/api-contract";

/** Jobs that one stream has news of at once. With more, it is told that there are some. */
const MAX_JOBS = 100;

/** What one stream has not been told yet: each topic once, each job as it is now, and so never more than that. */
export class Inbox {
  readonly #topics = new Set<LiveTopic>();
  readonly #jobs = new Map<number, LiveJob>();
  #hasEnded = false;
  #wake: () => void = () => undefined;

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  addTopics(topics: readonly LiveTopic[]): void {
    for (const topic of topics) this.#topics.add(topic);
    if (topics.length > 0) this.#wake();
  }

  addJob(job: LiveJob): void {
    if (this.#jobs.has(job.id) || this.#jobs.size < MAX_JOBS) this.#jobs.set(job.id, job);
    else this.#topics.add("jobs");
    this.#wake();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake();
  }

  /** Resolves as soon as there is something to tell, or the end, with true; after so many milliseconds with false. */
  async news(patienceMs: number): Promise<boolean> {
    if (this.#hasNews()) return true;
    await this.#sleep(patienceMs);
    return this.#hasNews();
  }

  /** Resolves after so many milliseconds, or at the end. */
  async pause(ms: number): Promise<void> {
    const untilMs = performance.now() + ms;
    for (let leftMs = ms; leftMs > 0 && !this.#hasEnded; leftMs = untilMs - performance.now()) {
      await this.#sleep(leftMs);
    }
  }

  /** Hands over what there is to tell. */
  take(): { readonly topics: readonly LiveTopic[]; readonly jobs: readonly LiveJob[] } {
    const taken = { topics: [...this.#topics], jobs: [...this.#jobs.values()] };
    this.#topics.clear();
    this.#jobs.clear();
    return taken;
  }

  #hasNews(): boolean {
    return this.#hasEnded || this.#topics.size + this.#jobs.size > 0;
  }

  /** Until it is woken, but no longer than this. */
  async #sleep(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = resolve;
    await promise;
    clearTimeout(timer);
    this.#wake = () => undefined;
  }
}
