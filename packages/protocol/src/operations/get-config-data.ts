import { fieldMetadataList } from "../carriers/field-metadata.ts";
import { operation } from "../operation.ts";

/** The fields of a connection's configuration. Has no request parameter on the wire. */
export const getConfigData = operation("GetConfigData", {
  request: {},
  requestWireName: "",
  payload: { fieldMetadata: fieldMetadataList },
  responseWireName: "FieldMetadataInfoArrayPluginResponseWS",
});
