import type { Migration } from "../migration.ts";

export const failures: Migration = {
  version: 5,
  name: "failures",
  statements: ({ idColumn }) => [
    `alter table erp_connection add column breaker text not null default 'closed'
      check (breaker in ('closed', 'open', 'half-open'))`,
    "alter table erp_connection add column failures integer not null default 0",
    "alter table erp_connection add column next_attempt_at text",
    "alter table sync_run add column skipped_because text not null default '{}'",
    `create table connection_fence (
      connection_id integer primary key references erp_connection (id) on delete cascade,
      holder text not null)`,
    `create table create_intent (
      id ${idColumn},
      connection_id integer not null references erp_connection (id) on delete cascade,
      crm_entity text not null check (crm_entity in ('company', 'contact', 'project')),
      crm_id integer not null,
      actor_type text not null,
      actor text not null,
      agreed text not null,
      known_keys text,
      user_id integer references user_account (id),
      sent_at text not null,
      state text not null check (state in ('sent', 'in-doubt')),
      candidates text not null default '[]',
      explanation text not null default '',
      attempts integer not null default 0,
      next_attempt_at text not null,
      unique (connection_id, crm_entity, crm_id))`,
    "create index create_intent_due on create_intent (connection_id, next_attempt_at)",
  ],
};
