import type { Dialect } from "./dialect.ts";

/** One numbered step of the tables' history. */
export interface Migration {
  /** 1, 2, 3 … without gaps. */
  readonly version: number;
  readonly name: string;
  readonly statements: (dialect: Dialect) => readonly string[];
}
