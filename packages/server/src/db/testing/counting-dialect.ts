import type {
  CompiledQuery,
  DatabaseConnection,
  Dialect,
  Driver,
  QueryResult,
  TransactionSettings,
} from "kysely";
import { isForEachRow } from "../for-each-row.ts";

/** What goes between a program and its database. */
export interface Traffic {
  /** Rows that were handed to the program. */
  rowsRead: number;
  /** Statements that were run; one that runs for many rows counts for each. */
  statements: number;
  /** The texts of the statements. */
  readonly texts: Set<string>;
}

export const noTraffic = (): Traffic => ({ rowsRead: 0, statements: 0, texts: new Set() });

/** A dialect that notes what goes through it, in transactions and outside. */
export const countingDialect = (dialect: Dialect, traffic: Traffic): Dialect => ({
  createDriver: () => new CountingDriver(dialect.createDriver(), traffic),
  createAdapter: () => dialect.createAdapter(),
  createQueryCompiler: () => dialect.createQueryCompiler(),
  createIntrospector: (db) => dialect.createIntrospector(db),
});

class CountingDriver implements Driver {
  readonly #driver: Driver;
  readonly #traffic: Traffic;

  constructor(driver: Driver, traffic: Traffic) {
    this.#driver = driver;
    this.#traffic = traffic;
  }

  init = () => this.#driver.init();
  destroy = () => this.#driver.destroy();
  acquireConnection = async () =>
    new CountingConnection(await this.#driver.acquireConnection(), this.#traffic);
  releaseConnection = (connection: DatabaseConnection) => this.#driver.releaseConnection(counted(connection));
  beginTransaction = (connection: DatabaseConnection, settings: TransactionSettings) =>
    this.#driver.beginTransaction(counted(connection), settings);
  commitTransaction = (connection: DatabaseConnection) => this.#driver.commitTransaction(counted(connection));
  rollbackTransaction = (connection: DatabaseConnection) =>
    this.#driver.rollbackTransaction(counted(connection));
}

class CountingConnection implements DatabaseConnection {
  readonly connection: DatabaseConnection;
  readonly #traffic: Traffic;

  constructor(connection: DatabaseConnection, traffic: Traffic) {
    this.connection = connection;
    this.#traffic = traffic;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.connection.executeQuery<Row>(query);
    this.#traffic.texts.add(query.sql);
    this.#traffic.statements += isForEachRow(query) ? query.rows.length : 1;
    if (!isForEachRow(query)) this.#traffic.rowsRead += result.rows.length;
    return result;
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }
}

function counted(connection: DatabaseConnection): DatabaseConnection {
  if (connection instanceof CountingConnection) return connection.connection;
  throw new TypeError("This connection belongs to another driver.");
}
