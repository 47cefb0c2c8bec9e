import type { Actor } from "@brygga/protocol";
import type { ActorSource, AnsweredActor } from "./connector.ts";
import type { ActorStream } from "./handler.ts";

/**
 * The actor with every member that travels; its type is the one that was asked for unless it says otherwise.
 *
 * @throws TypeError for something that is not text, which only a connector without type checks can answer
 */
export function completeActor(actor: AnsweredActor, actorType: string): Actor {
  requireText(actor.erpKey, "an actor's erpKey");
  requireText(actor.lastModified, `lastModified of actor ${actor.erpKey}`);
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
  if (Array.isArray(actors)) return actors.map((actor: AnsweredActor) => completeActor(actor, actorType));
  return completeOneByOne(actors, actorType);
}

async function* completeOneByOne(actors: ActorSource, actorType: string): AsyncGenerator<Actor> {
  for await (const actor of actors) yield completeActor(actor, actorType);
}

function requireText(value: unknown, what: string): void {
  if (typeof value === "string") return;
  throw new TypeError(`${what} is ${value === null ? "null" : typeof value}, it must be a string`);
}
