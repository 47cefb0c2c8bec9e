import { z } from "zod";
import { actorList } from "../carriers/actor-list.ts";
import { connectionGuid, operation } from "../operation.ts";

/** Actors by key. A key that is unknown is left out of the answer. */
export const getActors = operation("GetActors", {
  request: {
    connectionGuid,
    actorType: z.string(),
    erpKeys: z.array(z.string()),
    fieldKeys: z.array(z.string()),
  },
  requestWireName: "GetActorsRequestWS",
  payload: { actors: actorList },
  responseWireName: "ActorArrayPluginResponseWS",
});
