import { z } from "zod";
import { actorList } from "../carriers/actor-list.ts";
import { searchRestriction } from "../carriers/search-restriction.ts";
import { connectionGuid, operation } from "../operation.ts";

/** Search by criteria, all of which must hold. `fieldKeys` are the fields to return. */
export const searchActorsAdvanced = operation("SearchActorsAdvanced", {
  request: {
    connectionGuid,
    actorType: z.string(),
    restrictions: z.array(searchRestriction),
    fieldKeys: z.array(z.string()),
  },
  requestWireName: "SearchActorsAdvancedRequestWS",
  payload: { actors: actorList },
  responseWireName: "ActorArrayPluginResponseWS",
});
