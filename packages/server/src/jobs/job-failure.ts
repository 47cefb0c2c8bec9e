import { ErpFailure, stopsCycle } from "@brygga/sync-engine";
import { storageProblemOf } from "../db/storage-problem.ts";
import { ThreadEnded } from "../db/writer-thread.ts";
import { type Job, JobRefused, LONGEST_WAIT_MS } from "./job.ts";
import type { JobChange } from "./job-store.ts";

/** Seconds until a job is tried again that could not go on for a reason that passes, by failures in a row. */
const RETRY_AFTER_S = [5, 15, 60, 300, 900, 1800, LONGEST_WAIT_MS / 1000];

export interface FailedJob {
  readonly job: Pick<Job, "attempts" | "isCancelling">;
  readonly error: unknown;
  readonly now: Date;
  /** For the user, of an error of Brygga's own database; may be multi-language text. */
  readonly explainStorage: (error: unknown) => string;
}

/**
 * What becomes of a job that could not go on. An ERP that cannot be reached is tried again for an hour and a half, as is a
 * thread that has ended, and Brygga's own database for as long as it takes: nothing is wrong with the job then.
 */
export function afterFailure({ job, error, now, explainStorage }: FailedJob): JobChange {
  const isOurStorage = storageProblemOf(error) !== null;
  const texts = isOurStorage
    ? { failure: messageOf(error), explanation: explainStorage(error) }
    : textsOf(error);
  if (job.isCancelling) return { state: "cancelled", finishedAt: now, ...texts };
  const seconds = RETRY_AFTER_S[job.attempts] ?? (isOurStorage ? RETRY_AFTER_S.at(-1) : undefined);
  const isErpAway = error instanceof ErpFailure && stopsCycle(error);
  const isPassing = isOurStorage || isErpAway || error instanceof ThreadEnded;
  if (!isPassing || seconds === undefined) return { state: "failed", finishedAt: now, ...texts };
  const nextAttemptAt = new Date(now.getTime() + seconds * 1000);
  return { state: "queued", attempts: job.attempts + 1, nextAttemptAt, ...texts };
}

function textsOf(error: unknown): { failure: string; explanation: string } {
  if (error instanceof ErpFailure) {
    return { failure: error.techExplanation || error.message, explanation: error.userExplanation };
  }
  if (error instanceof JobRefused) return { failure: error.message, explanation: error.explanation };
  return { failure: messageOf(error), explanation: "" };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
