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

/** How an accepted proposal counts in the figures of its job. */
export function accountingOf({ outcome, problem = "" }: ProposalOutcome): Accounting {
  const one = { ...NOTHING_READ, read: 1 };
  if (outcome === "connected") return { ...one, written: 1 };
  if (outcome === "failed") return { ...one, failed: 1 };
  return { ...one, skipped: 1, skippedBecause: { [problem]: 1 } };
}
