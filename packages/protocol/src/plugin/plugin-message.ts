import { z } from "zod";
import { actor } from "../carriers/actor.ts";
import { connectorResult } from "../carriers/connector-result.ts";
import { connectorOperations, type OperationKey } from "../operations.ts";

/** Names one call of several that are under way. Chosen by the caller, never used twice in a process. */
const id = z.int().nonnegative();

const operationKeys = Object.keys(connectorOperations) as [OperationKey, ...OperationKey[]];

/** What the server says to the process in which a plugin runs. */
export const toPlugin = z.discriminatedUnion("type", [
  /** First of all, once. The key is not in the environment, where the plugin's own children would inherit it. */
  z.object({
    type: z.literal("start"),
    entry: z.string(),
    /** For whatever the plugin keeps. */
    dataFolder: z.string(),
    /** Where the configurations of its connections are kept. */
    storeFolder: z.string(),
    /** Seals them; 32 bytes as base64url. */
    storeKey: z.string(),
  }),
  z.object({
    type: z.literal("call"),
    id,
    connectorName: z.string(),
    key: z.enum(operationKeys),
    request: z.unknown(),
  }),
  /** Room for one more batch of actors, beside the {@link FIRST_BATCHES} of every call. */
  z.object({ type: z.literal("more"), id }),
  /** The answer is not wanted any more. */
  z.object({ type: z.literal("cancel"), id }),
  z.object({ type: z.literal("ping"), id }),
]);
export type ToPlugin = z.infer<typeof toPlugin>;

/** What a plugin's process says to the server. */
export const fromPlugin = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("ready"),
    connectors: z.array(z.object({ name: z.string().min(1).max(200), description: z.string() })).min(1),
  }),
  /** Instead of ready; the process ends. */
  z.object({ type: z.literal("unloadable"), why: z.string() }),
  /** The answer of the operation. Its actors, if it has any, follow in batches. */
  z.object({ type: z.literal("answer"), id, response: z.unknown(), actorsFollow: z.boolean() }),
  z.object({ type: z.literal("actors"), id, actors: z.array(actor) }),
  z.object({ type: z.literal("end"), id }),
  /** Instead of end: the actors that came are not all, and this is why. */
  z.object({ type: z.literal("broken"), id, result: connectorResult }),
  z.object({ type: z.literal("pong"), id }),
]);
export type FromPlugin = z.infer<typeof fromPlugin>;

/** Batches that a plugin may send without having been asked for more. */
export const FIRST_BATCHES = 2;
