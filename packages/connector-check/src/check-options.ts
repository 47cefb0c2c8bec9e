import type { ContractGiven } from "@brygga/connector-sdk/contract";
import type { TextMap } from "@brygga/protocol";
import type { ExaminedService } from "./examined-service.ts";

export interface CheckOptions {
  readonly service: ExaminedService;
  /** Configuration values that work, by field key, as wire text or bare. @default none are known */
  readonly config?: TextMap;
  /** @see ContractGiven.wrongConfig */
  readonly wrongConfig?: TextMap;
  /** @see ContractGiven.values */
  readonly values?: NonNullable<ContractGiven["values"]>;
  /** Whether one actor of each type may be created. The contract cannot delete them. @default false */
  readonly mayCreate?: boolean;
  /** Actors that may be changed, and are put back at the end; at most one of a type. @default those that were created */
  readonly records?: readonly ActorName[];
  /** Types with more actors are not read whole. @default 5000 */
  readonly maxActors?: number;
  /** The examination ends early when it aborts; what it changed is put back nevertheless. */
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
}

export interface ActorName {
  readonly actorType: string;
  readonly erpKey: string;
}
