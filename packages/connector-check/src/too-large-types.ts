import { type Contract, sinceTheBeginning } from "@brygga/connector-sdk/contract";
import { AnswerTooLarge } from "./service-failure.ts";

const DEFAULT_MAX_ACTORS = 5000;

/** The actor types that have too many actors to read them all over and over. */
export async function tooLargeTypes(
  contract: Contract,
  maxActors = DEFAULT_MAX_ACTORS,
): Promise<ReadonlySet<string>> {
  const types = (await contract.ask("getSupportedActorTypes", {}).catch(() => null))?.items ?? [];
  const large = new Set<string>();
  for (const actorType of types) {
    // What goes wrong here goes wrong in a rule about reading, too, which says so.
    const actors = await sinceTheBeginning(contract, actorType).catch((error: unknown) => tooMuchOf(error));
    if (actors === "too-much" || actors.length > maxActors) large.add(actorType);
  }
  return large;
}

const tooMuchOf = (error: unknown): "too-much" | readonly never[] =>
  error instanceof AnswerTooLarge ? "too-much" : [];
