import { z } from "zod";
import { connectionGuid, operation } from "../operation.ts";

/** The keys of the fields that an advanced search may use. */
export const getSearchableFields = operation("GetSearchableFields", {
  request: { connectionGuid, actorType: z.string() },
  requestWireName: "GetSearchableFieldsRequestWS",
  payload: { items: z.array(z.string()).nullable() },
  responseWireName: "StringArrayPluginResponseWS",
});
