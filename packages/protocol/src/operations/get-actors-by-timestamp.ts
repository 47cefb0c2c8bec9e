import { z } from "zod";
import { actorList } from "../carriers/actor-list.ts";
import { connectionGuid, operation } from "../operation.ts";

/** Actors changed on or after a stamp: the boundary actors come back every time. */
export const getActorsByTimestamp = operation("GetActorsByTimestamp", {
  request: {
    connectionGuid,
    updatedOnOrAfter: z.string(),
    actorType: z.string(),
    fieldKeys: z.array(z.string()),
  },
  requestWireName: "GetActorsByTimestampRequestWS",
  payload: { actors: actorList },
  responseWireName: "ActorArrayPluginResponseWS",
});
