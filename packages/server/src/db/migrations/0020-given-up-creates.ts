import type { Migration } from "../migration.ts";

/** Requests to create an actor that nobody waits for any more, and that an ERP may carry out all the same. */
export const givenUpCreates: Migration = {
  version: 20,
  name: "given-up-creates",
  statements: ({ idColumn }) => [
    `create table given_up_create (
      id ${idColumn},
      connection_id integer not null references erp_connection (id) on delete cascade,
      crm_entity text not null check (crm_entity in ('company', 'contact', 'project')),
      crm_id integer not null,
      actor_type text not null,
      actor text not null,
      known_keys text,
      sent_at text not null)`,
    "create index given_up_create_type on given_up_create (connection_id, actor_type)",
  ],
};
