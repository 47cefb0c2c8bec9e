import { z } from "zod";
import { actor } from "./actor.ts";

/** null where the answer had no list of actors at all: that is not "no actors", see GetActorsByTimestamp. */
export const actorList = z.array(actor).nullable();
