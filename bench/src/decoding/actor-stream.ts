import { type Actor, encodeActorList, okResult } from "@brygga/protocol";
import { createEditedCustomers } from "../connector/edits.ts";

/** As large as what a socket hands over at once. */
const CHUNK = 64 * 1024;

/** How many different actors there are; a longer stream has them again, under other keys. */
const MODELS = 1000;

/** An answer to GetActorsByTimestamp of any length, made while it is read. */
export interface ActorStream {
  /** Every edition of an actor has another name. */
  chunks(actors: number, edition?: number): Generator<Uint8Array>;
}

export async function createActorStream(): Promise<ActorStream> {
  const customers = await createEditedCustomers(MODELS);
  const models = customers.edit("changed");
  const { head, encodeActor, tail } = encodeActorList("getActorsByTimestamp", okResult());
  return {
    *chunks(actors, edition = 0) {
      let text = head;
      for (let index = 0; index < actors; index++) {
        text += encodeActor(numbered(models[index % MODELS], { index, edition }));
        if (text.length < CHUNK) continue;
        yield Buffer.from(text);
        text = "";
      }
      yield Buffer.from(text + tail);
    },
  };
}

/** The keys of the actors of a stream, in its order. */
export function* streamedKeys(actors: number): Generator<string> {
  for (let index = 0; index < actors; index++) yield keyOf(index);
}

const FIRST_NUMBER = 1_000_000;
const keyOf = (index: number): string => `C${FIRST_NUMBER + index}`;

function numbered(
  model: Actor | undefined,
  { index, edition }: { readonly index: number; readonly edition: number },
): Actor {
  if (model === undefined) throw new Error("The made-up ERP has no customers.");
  const NUMBER1 = String(FIRST_NUMBER + index);
  const NAME = edition === 0 ? model.fieldValues.NAME : `${model.fieldValues.NAME} ${edition}`;
  return { ...model, erpKey: keyOf(index), fieldValues: { ...model.fieldValues, NUMBER1, NAME: NAME ?? "" } };
}
