import { z } from "zod";
import { fieldMetadataList } from "../carriers/field-metadata.ts";
import { connectionGuid, operation } from "../operation.ts";

/** The fields of one actor type. */
export const getSupportedActorTypeFields = operation("GetSupportedActorTypeFields", {
  request: { connectionGuid, actorType: z.string() },
  requestWireName: "GetSupportedActorTypeFieldsRequestWS",
  payload: { fieldMetadata: fieldMetadataList },
  responseWireName: "FieldMetadataInfoArrayPluginResponseWS",
});
