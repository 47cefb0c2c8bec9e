import type { Migration } from "../migration.ts";

/** Which job an outcome is of: a job that was killed knows by it what it has done and not counted yet. */
export const matchProposalJob: Migration = {
  version: 21,
  name: "match-proposal-job",
  statements: () => ["alter table match_proposal add column job_id integer"],
};
