import { z } from "zod";
import { connectionGuid, operation } from "../operation.ts";

/** The actor types that the ERP client behind this connection has. */
export const getSupportedActorTypes = operation("GetSupportedActorTypes", {
  request: { connectionGuid },
  requestWireName: "RequestBaseWS",
  payload: { items: z.array(z.string()).nullable() },
  responseWireName: "StringArrayPluginResponseWS",
});
