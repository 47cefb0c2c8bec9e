import {
  type Actor,
  type ActorListKey,
  type ConnectorResult,
  encodeActorList,
  type SoapDialect,
} from "@brygga/protocol";
import { type ForbiddenCharacters, spelled } from "./forbidden-characters.ts";

/** Characters of XML that are gathered before they are handed on. */
const PART_LENGTH = 64 * 1024;

export interface ActorsAnswer {
  readonly key: ActorListKey;
  readonly result: ConnectorResult;
  readonly actors: Iterable<Actor> | AsyncIterable<Actor>;
  readonly dialect: SoapDialect;
  readonly forbiddenCharacters: ForbiddenCharacters;
}

/**
 * An answer with actors as pieces of XML that together are the whole envelope; no more than one piece is held,
 * whatever the size of the answer, and the next actor is asked for only when a piece was taken.
 */
export async function* encodeInParts(answer: ActorsAnswer): AsyncGenerator<string> {
  const { head, tail, encodeActor } = encodeActorList(answer.key, answer.result, answer.dialect);
  let part = head;
  for await (const actor of answer.actors) {
    part += encodeActor(actor);
    if (part.length < PART_LENGTH) continue;
    yield spelled(part, answer.forbiddenCharacters);
    part = "";
  }
  yield spelled(part + tail, answer.forbiddenCharacters);
}
