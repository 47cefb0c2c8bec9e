import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SelectQueryNode,
} from "kysely";
import { wantsArrays } from "../array-rows.ts";
import { Breather } from "../breather.ts";
import { type ForEachRow, isForEachRow } from "../for-each-row.ts";
import type { WriterQueue } from "../writer-queue.ts";
import { Patience } from "./patience.ts";
import { SqliteHandle } from "./sqlite-handle.ts";

/**
 * Two handles on one file: all writing goes through the first, one transaction after the other; reading
 * outside of a transaction goes through the second, sees what is committed and never waits.
 */
export class SqliteDriver implements Driver {
  readonly #path: string;
  readonly #queue: WriterQueue;
  readonly #breather = new Breather();
  readonly #patience = { writing: new Patience(), reading: new Patience() };
  #writer: SqliteHandle | undefined;
  #reader: SqliteHandle | undefined;

  constructor(path: string, queue: WriterQueue) {
    this.#path = path;
    this.#queue = queue;
  }

  async init(): Promise<void> {
    this.#writer = new SqliteHandle(this.#path, "writer");
    this.#reader = new SqliteHandle(this.#path, "reader");
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#writer || !this.#reader) {
      throw new Error("The database is not open.");
    }
    const [queue, breather, patience] = [this.#queue, this.#breather, this.#patience];
    return new SqliteConnection({ writer: this.#writer, reader: this.#reader, queue, breather, patience });
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await own(connection).begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    own(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    own(connection).rollBack();
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    const giveBack = await this.#queue.acquire();
    this.#reader?.close();
    this.#writer?.close();
    this.#reader = undefined;
    this.#writer = undefined;
    giveBack();
  }
}

function own(connection: DatabaseConnection): SqliteConnection {
  if (!(connection instanceof SqliteConnection)) {
    throw new TypeError("This connection belongs to another driver.");
  }
  return connection;
}

interface ConnectionParts {
  readonly writer: SqliteHandle;
  readonly reader: SqliteHandle;
  readonly queue: WriterQueue;
  readonly breather: Breather;
  /** Whoever writes may have to wait where whoever reads need not. */
  readonly patience: { readonly writing: Patience; readonly reading: Patience };
}

/** How many rows one statement is run for before others have their turn. */
const SLICE_ROWS = 250;

class SqliteConnection implements DatabaseConnection {
  readonly #writer: SqliteHandle;
  readonly #reader: SqliteHandle;
  readonly #queue: WriterQueue;
  readonly #breather: Breather;
  readonly #patience: ConnectionParts["patience"];
  /** Set while a transaction is open. */
  #giveBack: (() => void) | undefined;

  constructor({ writer, reader, queue, breather, patience }: ConnectionParts) {
    this.#writer = writer;
    this.#reader = reader;
    this.#queue = queue;
    this.#breather = breather;
    this.#patience = patience;
  }

  async begin(): Promise<void> {
    const giveBack = await this.#queue.acquireForTransaction();
    try {
      await this.#patience.writing.untilFree(() =>
        this.#writer.execute(CompiledQuery.raw("BEGIN IMMEDIATE")),
      );
      this.#giveBack = giveBack;
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  commit(): void {
    try {
      this.#writer.execute(CompiledQuery.raw("COMMIT"));
    } catch (error) {
      // A COMMIT that failed leaves the transaction open; the next one must not find it so.
      this.#abandon();
      throw error;
    } finally {
      this.#done();
    }
  }

  rollBack(): void {
    this.#abandon();
    this.#done();
  }

  #done(): void {
    this.#giveBack?.();
    this.#giveBack = undefined;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.#breather.breathe();
    if (this.#giveBack) {
      return isForEachRow(query) ? this.#executeForEach<R>(query) : executed<R>(this.#writer, query);
    }
    if (onlyReads(query)) {
      return await this.#patience.reading.untilFree(() => executed<R>(this.#reader, query));
    }
    const giveBack = await this.#queue.acquire();
    try {
      return await this.#patience.writing.untilFree(() => this.#writer.execute<R>(query));
    } finally {
      giveBack();
    }
  }

  async #executeForEach<R>({ sql, rows, answers }: ForEachRow): Promise<QueryResult<R>> {
    const answered: number[] = [];
    for (let start = 0; start < rows.length; start += SLICE_ROWS) {
      await this.#breather.breathe();
      answered.push(
        ...this.#writer.executeForEach({ sql, rows: rows.slice(start, start + SLICE_ROWS), answers }),
      );
    }
    return { rows: answered as R[] };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  /** SQLite has rolled back by itself where the disk was full: why must not be hidden by a second error. */
  #abandon(): void {
    if (this.#writer.isInTransaction) this.#writer.execute(CompiledQuery.raw("ROLLBACK"));
  }
}

function executed<R>(handle: SqliteHandle, query: CompiledQuery): QueryResult<R> {
  return wantsArrays(query) ? handle.readArrays<R>(query) : handle.execute<R>(query);
}

const READING = /^\s*(select|explain)\b/i;

function onlyReads(query: CompiledQuery): boolean {
  return SelectQueryNode.is(query.query) || READING.test(query.sql);
}
