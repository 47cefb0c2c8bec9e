import {
  type Dialect as KyselyDialect,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { Dialect } from "../dialect.ts";
import { WriterQueue } from "../writer-queue.ts";
import { SqliteDriver } from "./sqlite-driver.ts";

export const sqlite: Dialect = {
  name: "sqlite",
  idColumn: "INTEGER PRIMARY KEY AUTOINCREMENT",
  supportsConcurrentWriters: false,
};

/** Our driver brings its own queue, so Kysely need not allow one query at a time. */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/**
 * Kysely over the SQLite that is part of the runtime.
 *
 * @param queue of those that write to the file, where some do it beside this dialect
 */
export function sqliteDialect(path: string, queue = new WriterQueue()): KyselyDialect {
  return {
    createDriver: () => new SqliteDriver(path, queue),
    createAdapter: () => new QueueingAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}
