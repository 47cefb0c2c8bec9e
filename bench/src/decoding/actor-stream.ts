import { type Actor, encodeActorList, okResult } from "@brygga/protocol";
import { createEditedCustomers } from "../connector/edits.ts";

/** As large as what a socket hands over at once. */
const CHUNK = 64 * 1024;

/** How many different actors there are; a longer stream has them again, under other keys. */
const MODELS = 1000;

/** An answer to GetActorsByTimestamp of any length, made while it is read. */
export interface ActorStream {
  chunks(actors: number): Generator<Uint8Array>;
}

export async function createActorStream(): Promise<ActorStream> {
  const customers = await createEditedCustomers(MODELS);
  const models = customers.edit("changed");
  const { head, encodeActor, tail } = encodeActorList("getActorsByTimestamp", okResult());
  return {
    *chunks(actors) {
      let text = head;
      for (let index = 0; index < actors; index++) {
        text += encodeActor(numbered(models[index % MODELS], index));
        if (text.length < CHUNK) continue;
        yield Buffer.from(text);
        text = "";
      }
      yield Buffer.from(text + tail);
    },
  };
}

function numbered(model: Actor | undefined, index: number): Actor {
  if (model === undefined) throw new Error("The made-up ERP has no customers.");
  const number = String(1_000_000 + index);
  return { ...model, erpKey: `C${number}`, fieldValues: { ...model.fieldValues, NUMBER1: number } };
}
