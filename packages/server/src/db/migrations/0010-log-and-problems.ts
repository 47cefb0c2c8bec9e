import type { Migration } from "../migration.ts";

export const logAndProblems: Migration = {
  version: 10,
  name: "log-and-problems",
  statements: () => [
    "create index sync_log_at on sync_log (at, id)",
    "alter table sync_problem add column ignored_at text",
    "alter table sync_problem add column ignored_by integer references user_account (id)",
    "create index sync_problem_ignored on sync_problem (ignored_at, id)",
  ],
};
