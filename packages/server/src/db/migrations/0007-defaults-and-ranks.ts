import type { Migration } from "../migration.ts";

export const defaultsAndRanks: Migration = {
  version: 7,
  name: "defaults-and-ranks",
  statements: () => [
    "alter table actor_type_mapping add column defaults_version integer not null default 1",
    "alter table actor_type_mapping add column ranks_version integer not null default 1",
  ],
};
