import type { Migration } from "../migration.ts";

export const readingChanges: Migration = {
  version: 3,
  name: "reading-changes",
  statements: () => [
    `alter table link add column state text not null default 'active'
      check (state in ('active', 'missing-in-erp', 'missing-in-crm', 'waiting-for-parent'))`,
    "alter table link add column state_since text",
    "create index link_of_connection on link (connection_id, id)",
    "create index link_paused on link (connection_id, state, state_since) where state <> 'active'",
    `create table actor_absence (
      link_id integer primary key references link (id) on delete cascade,
      connection_id integer not null references erp_connection (id) on delete cascade,
      since text not null)`,
    "create index actor_absence_connection on actor_absence (connection_id, since)",
    `create table actor_disappearance (
      connection_id integer primary key references erp_connection (id) on delete cascade,
      since text not null,
      actors integer not null,
      links integer not null,
      confirmed_by integer references user_account (id))`,
    "alter table sync_watermark add column older text not null default '[]'",
    "alter table sync_position add column first_stamp text",
    "alter table sync_position add column scan text",
    "alter table erp_connection add column overlap_seconds integer not null default 120",
    "alter table erp_connection add column scan_round_hours integer not null default 24",
    "alter table erp_connection add column time_zone text not null default ''",
  ],
};
