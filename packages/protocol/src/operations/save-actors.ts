import { z } from "zod";
import { actor } from "../carriers/actor.ts";
import { actorList } from "../carriers/actor-list.ts";
import { connectionGuid, operation } from "../operation.ts";

/** Saves fields of existing actors; answers them with their new lastModified. */
export const saveActors = operation("SaveActors", {
  request: { connectionGuid, actors: z.array(actor) },
  requestWireName: "SaveActorsRequestWS",
  payload: { actors: actorList },
  responseWireName: "ActorArrayPluginResponseWS",
});
