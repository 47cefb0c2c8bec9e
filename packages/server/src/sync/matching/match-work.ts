import type { MatchWork } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { Db } from "../../db/database.ts";
import type { Job } from "../../jobs/job.ts";
import { listJobs } from "../../jobs/job-store.ts";
import { connectParams } from "./connect-proposal.ts";
import { CONNECT_KIND } from "./match-connect-job.ts";
import { MATCH_KIND, matchParams } from "./match-job.ts";
import type { MatchJob } from "./match-rows.ts";

/** More jobs than these are not kept of a connection. */
const LATEST = 100;

/** The jobs of a matching, the newest first. */
export async function jobsOf(db: Db, { id, connectionId }: MatchJob): Promise<readonly Job[]> {
  const filter = { connectionId, limit: LATEST, before: null };
  const jobs = [
    ...(await listJobs(db, { ...filter, kind: MATCH_KIND })),
    ...(await listJobs(db, { ...filter, kind: CONNECT_KIND })),
  ];
  return jobs
    .filter(({ params }) => matchParams.safeParse(params).data?.matchId === id)
    .sort((one, other) => other.id - one.id);
}

export const isWorking = ({ state }: Pick<Job, "state">): boolean =>
  state === "queued" || state === "running";

/** The newest of each kind, the newest first, as they are shown. */
export function presentWork(jobs: readonly Job[], language: string): MatchWork[] {
  const newest = new Map<string, Job>();
  for (const job of jobs.toReversed()) newest.set(kindOf(job), job);
  return [...newest.values()].sort((one, other) => other.id - one.id).map((job) => presentJob(job, language));
}

const kindOf = ({ kind, isPreview }: Job): MatchWork["kind"] =>
  kind === MATCH_KIND ? "propose" : isPreview ? "preview" : "connect";

/** A job of a matching as it is shown. */
export function presentJob(job: Job, language: string): MatchWork {
  const { counts } = job;
  const connecting = { connected: counts.written, left: counts.skipped, failed: counts.failed };
  return {
    id: job.id,
    kind: kindOf(job),
    state: job.state,
    rule: connectParams.safeParse(job.params).data?.rule ?? null,
    done: counts.read,
    total: job.total,
    figures: { ...job.figures, ...(job.kind === MATCH_KIND ? {} : connecting) },
    createdAt: job.createdAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
    nextAttemptAt: job.nextAttemptAt?.toISOString() ?? null,
    failure: job.failure,
    explanation: textInLanguage(job.explanation, language),
    isCancelling: job.isCancelling,
  };
}
