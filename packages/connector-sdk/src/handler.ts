import type { Actor, ConnectorOperations, OperationKey, RequestOf } from "@brygga/protocol";
import type { z } from "zod";
import type { ConfigurationStore } from "./configuration-store.ts";
import type { Noted } from "./noted.ts";

const ACTOR_LIST_OPERATIONS = [
  "getActors",
  "getActorsByTimestamp",
  "searchActors",
  "searchActorByParent",
  "searchActorsAdvanced",
  "saveActors",
] as const satisfies readonly OperationKey[];

/** The operations whose answer is a list of actors, which is streamed. */
export type ActorListOperation = (typeof ACTOR_LIST_OPERATIONS)[number];

export const isActorListOperation = (key: OperationKey): key is ActorListOperation =>
  ACTOR_LIST_OPERATIONS.some((operation) => operation === key);

/** Complete actors: all there, or still being produced. */
export type ActorStream = readonly Actor[] | AsyncIterable<Actor>;

/** What an operation answers beside the members of every answer; lists of actors are still being produced. */
export type ServedPayload<K extends OperationKey> = K extends ActorListOperation
  ? { actors: ActorStream }
  : z.infer<ConnectorOperations[K]["payload"]>;

export type Served<K extends OperationKey> = ServedPayload<K> | Noted<ServedPayload<K>>;

/** Serves one operation of one connector; failures are thrown. */
export type Handler<K extends OperationKey> = (
  request: RequestOf<K>,
  store: ConfigurationStore,
) => Promise<Served<K>>;

/** One handler for every operation of the contract. */
export type Handlers = { readonly [K in OperationKey]: Handler<K> };
