import type { Actor, OperationKey, RequestOf } from "@brygga/protocol";
import type { OnBadRecord } from "@brygga/sync-engine";
import type { CallOptions, CallResult } from "../connector-client/index.ts";

/** The operations that are about a saved connection. */
export type BoundKey = Exclude<OperationKey, "getConfigData" | "testConfigData">;
export type BoundRequest<K extends BoundKey> = Omit<RequestOf<K>, "connectionGuid">;

/**
 * One connection, ready to be called. A connector that has forgotten it is sent the stored configuration again
 * and the call is repeated once. GetActors and SaveActors of any size are split into requests that hosts accept.
 */
export interface BoundConnection {
  readonly connectionId: number;
  /** Whether an examination found that the ERP keeps the fields of an actor that it is not sent. @default false */
  readonly acceptsPartialSave?: boolean;
  /** What an examination found SaveActors to do with good actors next to a bad one; undefined where it is not known. */
  readonly onBadRecord?: OnBadRecord | undefined;
  /** Whether it is known, or nothing speaks against it, which of two stamps is the higher. @default true */
  readonly hasOrderedStamps?: boolean;
  call<K extends BoundKey>(key: K, request: BoundRequest<K>, options?: CallOptions): Promise<CallResult<K>>;
  /** @throws ConnectorFailureError, see `streamActors` of ConnectorClient */
  streamActors(request: BoundRequest<"getActorsByTimestamp">, options?: CallOptions): AsyncIterable<Actor[]>;
}
