import type { Migration } from "../migration.ts";

/** Values that an import puts where there was nothing are one row of the log for each record: see sync/log/log-packs.ts. */
export const logPacks: Migration = {
  version: 17,
  name: "log-packs",
  statements: () => ["alter table sync_log add column pack text"],
};
