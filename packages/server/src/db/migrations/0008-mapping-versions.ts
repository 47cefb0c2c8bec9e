import type { Migration } from "../migration.ts";

export const mappingVersions: Migration = {
  version: 8,
  name: "mapping-versions",
  statements: () => [
    "alter table actor_type_mapping add column mapping_version integer not null default 1",
    "alter table erp_field add column items_version integer not null default 1",
  ],
};
