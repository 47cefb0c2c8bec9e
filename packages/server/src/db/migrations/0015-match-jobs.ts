import type { Migration } from "../migration.ts";

export const matchJobs: Migration = {
  version: 15,
  name: "match-jobs",
  statements: ({ idColumn }) => [
    `create table match_job (
      id ${idColumn},
      connection_id integer not null references erp_connection (id) on delete cascade,
      crm_entity text not null check (crm_entity in ('company', 'contact', 'project')),
      actor_type text not null,
      user_id integer not null references user_account (id),
      query text not null,
      record_ids text,
      collected_at text,
      is_cut integer not null default 0,
      created_at text not null)`,
    "create index match_job_connection on match_job (connection_id, id)",
    `create table match_actor (
      id ${idColumn},
      match_id integer not null references match_job (id) on delete cascade,
      erp_key text not null,
      clues text not null,
      unique (match_id, erp_key))`,
    "create index match_actor_page on match_actor (match_id, id)",
    `create table match_proposal (
      match_id integer not null references match_job (id) on delete cascade,
      crm_id integer not null,
      status text not null default 'none' check (status in ('suggested', 'ambiguous', 'none')),
      erp_key text,
      score integer not null default 0,
      reasons text not null default '[]',
      candidates text not null default '[]',
      is_chosen integer not null default 0,
      accepted integer not null default 0,
      outcome text check (outcome in ('connected', 'left', 'failed', 'disconnected')),
      problem text not null default '',
      explanation text not null default '',
      link_id integer,
      primary key (match_id, crm_id))`,
    // One actor is proposed for one record only.
    "create unique index match_proposal_actor on match_proposal (match_id, erp_key) where erp_key is not null",
    "create index match_proposal_score on match_proposal (match_id, score desc, crm_id)",
    "create index match_proposal_accepted on match_proposal (match_id, accepted, crm_id)",
  ],
};
