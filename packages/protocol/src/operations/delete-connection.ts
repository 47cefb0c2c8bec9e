import { connectionGuid, operation } from "../operation.ts";

/** Forgets a connection's configuration. */
export const deleteConnection = operation("DeleteConnection", {
  request: { connectionGuid },
  requestWireName: "RequestBaseWS",
  payload: {},
  responseWireName: "ConnectorResultBaseWS",
});
