import type { Actor } from "@brygga/protocol";
import type { ActorSource, AnsweredActor } from "./connector.ts";

/** The actor with every member that travels; its type is the one that was asked for unless it says otherwise. */
export function completeActor(actor: AnsweredActor, actorType: string): Actor {
  return {
    actorType: actor.actorType ?? actorType,
    erpKey: actor.erpKey,
    fieldValues: actor.fieldValues,
    lastModified: actor.lastModified,
    parentActorType: actor.parentActorType ?? "",
    parentErpKey: actor.parentErpKey ?? "",
  };
}

/** Completes actors one by one as they are produced; an array stays an array. */
export function completeActors(
  actors: ActorSource,
  actorType: string,
): Iterable<Actor> | AsyncIterable<Actor> {
  if (Array.isArray(actors)) return actors.map((actor: AnsweredActor) => completeActor(actor, actorType));
  return completeOneByOne(actors, actorType);
}

async function* completeOneByOne(actors: ActorSource, actorType: string): AsyncGenerator<Actor> {
  for await (const actor of actors) yield completeActor(actor, actorType);
}
