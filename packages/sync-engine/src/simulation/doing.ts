import type { SimPorts } from "./faulty-ports.ts";
import type { Work } from "./schedule.ts";

/** Work for one connection, and over what it is done. */
export interface Doing {
  readonly work: Work | undefined;
  readonly ports: SimPorts;
  readonly signal: AbortSignal;
  /** Nothing else is done meanwhile, and nothing goes wrong: what it says can be held against what it does. */
  readonly isAlone: boolean;
}
