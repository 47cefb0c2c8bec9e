import type { Contract } from "@brygga/connector-sdk/contract";
import type { ExaminedService } from "./examined-service.ts";
import type { ExchangeLog } from "./exchange-log.ts";

/** What a rule has at hand. */
export interface CheckContext {
  readonly contract: Contract;
  readonly service: ExaminedService;
  readonly log: ExchangeLog;
}

/** One sentence of the connector contract, and how to find out over the network whether a connector keeps it. */
export interface CheckRule {
  /** Stays the same when the sentence is worded better. */
  readonly id: string;
  /** Goes on from "The connector": "leaves out keys that do not exist". */
  readonly sentence: string;
  /** @see ContractRule.needs */
  readonly needs: "nothing" | "connection" | "creating" | "changing";
  /**
   * @throws NotTested when the connector, or its data, gives no occasion to find out
   * @throws Error that says what was expected and what came instead
   */
  check(context: CheckContext): Promise<void>;
}

export interface CheckGroup {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly CheckRule[];
}
