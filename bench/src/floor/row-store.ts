import { DatabaseSync } from "node:sqlite";
import { CUSTOMER_FIELDS } from "../mapped-fields.ts";
import type { ActorRow } from "./receive.ts";

const ROWS_PER_TRANSACTION = 500;

/** A table of fifteen columns and a key, written with one prepared upsert and the pragmas that Brygga has. */
export interface RowStore {
  write(row: ActorRow): void;
  /** Commits what is left and answers how many rows were written since the last time. */
  finish(): number;
  close(): void;
}

export function openRowStore(path: string): RowStore {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  database.exec("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000;");
  const columns = CUSTOMER_FIELDS.map((_field, index) => `c${index + 1}`);
  database.exec(
    `create table actor (erp_key text primary key, ${columns.map((name) => `${name} text`).join()})`,
  );
  const upsert = database.prepare(
    `insert into actor (erp_key, ${columns.join()}) values (?${", ?".repeat(columns.length)})
     on conflict (erp_key) do update set ${columns.map((name) => `${name} = excluded.${name}`).join()}`,
  );
  let written = 0;
  return {
    write(row) {
      if (written % ROWS_PER_TRANSACTION === 0) database.exec("BEGIN IMMEDIATE");
      upsert.run(...row);
      if (++written % ROWS_PER_TRANSACTION === 0) database.exec("COMMIT");
    },
    finish() {
      if (written % ROWS_PER_TRANSACTION !== 0) database.exec("COMMIT");
      const count = written;
      written = 0;
      return count;
    },
    close: () => database.close(),
  };
}
