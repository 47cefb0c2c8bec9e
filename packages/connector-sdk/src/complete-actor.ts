import type { Actor } from "@brygga/protocol";
import { requireActors, requireObject, requireText } from "./answer-checks.ts";
import type { ActorSource, AnsweredActor } from "./connector.ts";
import type { ActorStream } from "./handler.ts";

/**
 * The actor with every member that travels; its type is the one that was asked for unless it says otherwise.
 *
 * @throws TypeError for an actor without a key, or something that only a connector without type checks can answer
 */
export function completeActor(actor: AnsweredActor, actorType: string): Actor {
  requireObject(actor, "an actor");
  requireText(actor.erpKey, "an actor's erpKey");
  if (actor.erpKey === "") throw new TypeError("an actor's erpKey is empty: nobody could ask for it again");
  requireText(actor.lastModified, `lastModified of actor ${actor.erpKey}`);
  requireObject(actor.fieldValues, `fieldValues of actor ${actor.erpKey}`);
  for (const key in actor.fieldValues) {
    requireText(actor.fieldValues[key], `field ${key} of actor ${actor.erpKey}`);
  }
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
export function completeActors(actors: ActorSource, actorType: string): ActorStream {
  const source = requireActors(actors);
  // Array.from sees the holes of an array; map passes them over.
  if (Array.isArray(source))
    return Array.from(source, (actor: AnsweredActor) => completeActor(actor, actorType));
  return completeOneByOne(source, actorType);
}

async function* completeOneByOne(actors: ActorSource, actorType: string): AsyncGenerator<Actor> {
  for await (const actor of actors) yield completeActor(actor, actorType);
}
