import type { Migration } from "../migration.ts";

export const appRegistry: Migration = {
  version: 2,
  name: "app-registry",
  statements: () => [
    `create table registered_app (
      application_id text primary key,
      url text not null,
      public_keys text not null,
      private_key text not null,
      brygga_public_key text not null,
      created_at text not null,
      changed_at text not null)`,
    "create unique index registered_app_any_case on registered_app (lower(application_id))",
  ],
};
