import { z } from "zod";
import { actorList } from "../carriers/actor-list.ts";
import { connectionGuid, operation } from "../operation.ts";

/** Simple search; the connector matches as it likes, a blank text means all. */
export const searchActors = operation("SearchActors", {
  request: { connectionGuid, actorType: z.string(), searchText: z.string(), fieldKeys: z.array(z.string()) },
  requestWireName: "SearchActorsRequestWS",
  payload: { actors: actorList },
  responseWireName: "ActorArrayPluginResponseWS",
});
