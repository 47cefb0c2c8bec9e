import { type Accounting, type MatchRule, NOTHING_READ } from "@brygga/sync-engine";
import type { Job } from "../../jobs/job.ts";
import type { LinkingService } from "../linking/linking-service.ts";
import type { MatchJobDeps } from "./match-job.ts";
import type { MatchJob, ProposalOutcome } from "./match-rows.ts";

export interface MatchConnectDeps extends MatchJobDeps {
  readonly linking: LinkingService;
}

/** What the slices of one job share. */
export interface ConnectWork {
  readonly deps: MatchConnectDeps;
  readonly job: Job;
  readonly match: MatchJob;
  readonly rule: MatchRule;
  readonly afterId: number;
  readonly signal: AbortSignal;
}

/** How accepted proposals that came to the same count in the figures of their job. */
export function accountingOf({ outcome, problem = "" }: ProposalOutcome, count = 1): Accounting {
  const all = { ...NOTHING_READ, read: count };
  if (outcome === "connected") return { ...all, written: count };
  if (outcome === "failed") return { ...all, failed: count };
  return { ...all, skipped: count, skippedBecause: { [problem]: count } };
}
