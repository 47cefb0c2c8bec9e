import type { Contract } from "./contract.ts";

/** One sentence of the connector contract, and how to find out whether a connector keeps it. */
export interface ContractRule {
  /** Stays the same when the sentence is worded better. */
  readonly id: string;
  /** Goes on from the connector's name: "leaves out keys that do not exist". */
  readonly sentence: string;
  /** Whether checking it changes what the ERP holds. @default false */
  readonly writes?: boolean;
  /**
   * @throws NotTested when this connector, or its data, gives no occasion to find out
   * @throws Error (an AssertionError) that says what was expected and what came instead
   */
  check(contract: Contract): Promise<void>;
}
