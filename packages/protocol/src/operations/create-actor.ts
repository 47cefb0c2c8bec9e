import { actor } from "../carriers/actor.ts";
import { connectionGuid, operation } from "../operation.ts";

/** Creates an actor (its erpKey and lastModified are sent empty); answers it with both filled in. */
export const createActor = operation("CreateActor", {
  request: { connectionGuid, actor },
  requestWireName: "CreateActorRequestWS",
  payload: { actor: actor.nullable() },
  responseWireName: "ActorPluginResponseWS",
});
