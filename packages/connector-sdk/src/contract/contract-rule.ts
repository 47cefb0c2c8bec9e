import type { Contract } from "./contract.ts";

/** One sentence of the connector contract, and how to find out whether a connector keeps it. */
export interface ContractRule {
  /** Stays the same when the sentence is worded better. */
  readonly id: string;
  /** Goes on from the connector's name: "leaves out keys that do not exist". */
  readonly sentence: string;
  /**
   * What there must be to check it: a configuration that works, or leave to create actors, or to change some; "nothing" for
   * what a connector says to anybody. @default "connection"
   */
  readonly needs?: "nothing" | "connection" | "creating" | "changing";
  /**
   * @throws NotTested when this connector, or its data, gives no occasion to find out
   * @throws Error (an AssertionError) that says what was expected and what came instead
   */
  check(contract: Contract): Promise<void>;
}
