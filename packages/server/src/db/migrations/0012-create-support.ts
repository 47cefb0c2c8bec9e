import type { Migration } from "../migration.ts";

/** What a Sync Connector cannot create is told before somebody tries again. */
export const createSupport: Migration = {
  version: 12,
  name: "create-support",
  statements: () => ["alter table actor_type_mapping add column create_unsupported_at text"],
};
