/** What differs between the databases, as documented facts, so that nothing above asks which one it is. */
export interface Dialect {
  readonly name: "sqlite" | "postgres";
  /** Type of a primary key that the database counts up itself and never gives out twice. */
  readonly idColumn: string;
  /** Whether two transactions may write at once. SQLite says false: writers wait in a queue. */
  readonly supportsConcurrentWriters: boolean;
}
