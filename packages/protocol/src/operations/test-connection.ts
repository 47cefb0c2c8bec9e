import { connectionGuid, operation } from "../operation.ts";

/** Whether a saved connection works. */
export const testConnection = operation("TestConnection", {
  request: { connectionGuid },
  requestWireName: "RequestBaseWS",
  payload: {},
  responseWireName: "ConnectorResultBaseWS",
});
