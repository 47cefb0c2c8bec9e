import type { Migration } from "../migration.ts";

/** Users, groups, lists and fields can be changed by several administrators, and what was deleted comes back. */
export const administration: Migration = {
  version: 9,
  name: "administration",
  statements: () => [
    "alter table user_account add column version integer not null default 1",
    // The column allowed two languages only. Which ones there are is the contract's to say.
    "alter table user_account add column language_tag text",
    "update user_account set language_tag = language",
    "alter table user_account drop column language",
    "alter table user_account rename column language_tag to language",
    "alter table user_group add column version integer not null default 1",
    "alter table user_group add column deleted_at text",
    "alter table crm_list add column version integer not null default 1",
    "alter table crm_list add column is_standard integer not null default 0",
    "alter table crm_list add column deleted_at text",
    `update crm_list set is_standard = 1
      where key in ('category', 'business', 'country', 'position', 'project-type', 'project-status')`,
    "alter table crm_field add column version integer not null default 1",
    "alter table crm_field add column mandatory integer not null default 0",
    "alter table crm_field add column deleted_at text",
  ],
};
