import type { JobKind } from "../../jobs/job.ts";
import { compareJob } from "./compare-job.ts";
import { type PreflightDeps, preflightJob } from "./preflight-job.ts";
import { previewJob } from "./preview-job.ts";
import { resyncJob } from "./resync-job.ts";
import { undoJob } from "./undo-job.ts";

/** Every kind of job of the sync engine. */
export const syncJobKinds = (deps: PreflightDeps): readonly JobKind[] => [
  previewJob(deps),
  preflightJob(deps),
  resyncJob(deps),
  compareJob(deps),
  undoJob(deps),
];
