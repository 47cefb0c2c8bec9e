import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { CompiledQuery, QueryResult } from "kysely";
import type { ForEachRow } from "../for-each-row.ts";

const MAX_STATEMENTS = 500;
/** While a file is opened nothing else goes on yet; later, {@link Patience} waits without keeping the thread. */
const OPENING_TIMEOUT_MS = 5000;
/** The operating system keeps the pages as well, so that more would make nothing faster and Brygga larger. */
const CACHE_KIBIBYTES = 16 * 1024;
/**
 * How long the write-ahead log gets before it is copied into the database file, 16 MB. A large sync writes the same
 * pages of indexes in every batch; the longer the log, the fewer of them are copied more than once.
 */
const LOG_PAGES = 4000;

interface Prepared {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

/** One open SQLite file with its prepared statements, kept by their SQL and reused. */
export class SqliteHandle {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, Prepared>();
  readonly #arrayStatements = new Map<string, Prepared>();

  constructor(path: string, kind: "writer" | "reader") {
    this.#database = new DatabaseSync(path, {
      timeout: OPENING_TIMEOUT_MS,
      enableForeignKeyConstraints: true,
    });
    this.#database.exec("PRAGMA journal_mode = WAL");
    this.#database.exec("PRAGMA synchronous = FULL");
    this.#database.exec("PRAGMA temp_store = MEMORY");
    this.#database.exec(`PRAGMA cache_size = -${CACHE_KIBIBYTES}`);
    this.#database.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
    if (kind === "reader") {
      this.#database.exec("PRAGMA query_only = ON");
    }
    this.#database.exec("PRAGMA busy_timeout = 0");
  }

  execute<R>(query: Pick<CompiledQuery, "sql" | "parameters">): QueryResult<R> {
    const { statement, returnsRows } = this.#prepare(query.sql);
    const parameters = query.parameters as readonly SQLInputValue[];
    if (returnsRows) {
      return { rows: statement.all(...parameters) as R[] };
    }
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  /** Rows as arrays, in the order of the columns. */
  readArrays<R>({ sql, parameters }: Pick<CompiledQuery, "sql" | "parameters">): QueryResult<R> {
    const { statement } = this.#prepare(sql, this.#arrayStatements);
    statement.setReturnArrays(true);
    return { rows: statement.all(...(parameters as readonly SQLInputValue[])) as unknown as R[] };
  }

  /** Runs a statement once for each row of parameters, and answers how many rows each changed, or which id it got. */
  executeForEach({ sql, rows, answers }: Pick<ForEachRow, "sql" | "rows" | "answers">): number[] {
    const { statement } = this.#prepare(sql);
    const answer = answers === "ids" ? "lastInsertRowid" : "changes";
    return rows.map((row) => Number(statement.run(...row)[answer]));
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  close(): void {
    this.#statements.clear();
    this.#arrayStatements.clear();
    this.#database.close();
  }

  #prepare(sql: string, statements = this.#statements): Prepared {
    const known = statements.get(sql);
    if (known) {
      return known;
    }
    const statement = this.#database.prepare(sql);
    const prepared = { statement, returnsRows: statement.columns().length > 0 };
    if (statements.size >= MAX_STATEMENTS) {
      const [oldest] = statements.keys();
      statements.delete(oldest ?? sql);
    }
    statements.set(sql, prepared);
    return prepared;
  }
}
