import { textMap } from "../carriers/text-map.ts";
import { connectionGuid, operation } from "../operation.ts";

/** Stores the configuration of a connection under its id; also sent again when the connector forgot it. */
export const saveConnection = operation("SaveConnection", {
  request: { connectionGuid, connectionInfo: textMap },
  requestWireName: "SaveConnectionRequestWS",
  payload: {},
  responseWireName: "ConnectorResultBaseWS",
});
