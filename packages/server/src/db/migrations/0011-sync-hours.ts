import type { Migration } from "../migration.ts";

/** What the log holds, counted by the hour: the log itself has millions of rows. */
export const syncHours: Migration = {
  version: 11,
  name: "sync-hours",
  statements: () => [
    `create table sync_hour (
      connection_id integer not null references erp_connection (id) on delete cascade,
      hour text not null,
      to_crm integer not null default 0,
      to_erp integer not null default 0,
      primary key (connection_id, hour))`,
    `insert into sync_hour (connection_id, hour, to_crm, to_erp)
      select connection_id, substr(at, 1, 13), sum(target = 'crm'), sum(target = 'erp') from sync_log
      where connection_id in (select id from erp_connection) group by 1, 2`,
  ],
};
