import { z } from "zod";
import { actorList } from "../carriers/actor-list.ts";
import { connectionGuid, operation } from "../operation.ts";

/** Simple search among the children of one actor: persons of a company. */
export const searchActorByParent = operation("SearchActorByParent", {
  request: {
    connectionGuid,
    actorType: z.string(),
    searchText: z.string(),
    parentActorType: z.string(),
    parentActorErpKey: z.string(),
    fieldKeys: z.array(z.string()),
  },
  requestWireName: "SearchActorByParentRequestWS",
  payload: { actors: actorList },
  responseWireName: "ActorArrayPluginResponseWS",
});
