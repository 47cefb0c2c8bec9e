import { type Accounting, addAccounting, NOTHING_READ } from "@brygga/sync-engine";
import type { Db } from "../../db/database.ts";
import type { Job, JobSlice } from "../../jobs/job.ts";
import { accountingOf } from "./connect-work.ts";
import { outcomesOfJob } from "./match-rows.ts";

/**
 * Counts what a connecting job does. Outcomes are noted one by one, and counts are stored slice by slice: what a slice did
 * that was killed, or ended without a result, is counted with the next one, from the outcomes.
 */
export class OutcomeTally {
  readonly #db: Db;
  readonly #job: Job;
  readonly #matchId: number;
  /** What is stored of the job, or is about to be. */
  #counted: Accounting;
  /** Whether every outcome before the next slice is counted. */
  #isExact = false;

  constructor(db: Db, job: Job, matchId: number) {
    this.#db = db;
    this.#job = job;
    this.#matchId = matchId;
    this.#counted = job.counts;
  }

  /** How many proposals the job has dealt with. */
  async done(): Promise<number> {
    // Those of a job that began in an older Brygga have no job that they are known by.
    return Math.max(this.#counted.read, (await this.#noted()).read);
  }

  /** The slice with its counts, and those of slices before it that nobody has counted. */
  async counted(doSlice: () => Promise<JobSlice>): Promise<JobSlice> {
    const isExact = this.#isExact;
    this.#isExact = false;
    const slice = await doSlice();
    const counts = isExact ? slice.counts : await this.#uncounted(slice.counts);
    this.#counted = addAccounting(this.#counted, counts);
    this.#isExact = true;
    return { ...slice, counts };
  }

  async #uncounted(ofSlice: Accounting): Promise<Accounting> {
    const noted = await this.#noted();
    const isKnown = noted.read >= this.#counted.read + ofSlice.read;
    return isKnown ? lessAccounting(noted, this.#counted) : ofSlice;
  }

  async #noted(): Promise<Accounting> {
    const outcomes = await outcomesOfJob(this.#db, { matchId: this.#matchId, jobId: this.#job.id });
    return outcomes
      .map(({ count, ...outcome }) => accountingOf(outcome, count))
      .reduce(addAccounting, NOTHING_READ);
  }
}

function lessAccounting(all: Accounting, { skippedBecause, ...counts }: Accounting): Accounting {
  const negative = (numbers: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(numbers).map(([name, count]) => [name, -count]));
  const less = { ...NOTHING_READ, ...negative(counts), skippedBecause: negative(skippedBecause) };
  return addAccounting(all, less);
}
