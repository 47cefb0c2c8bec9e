import { textMap } from "../carriers/text-map.ts";
import { operation } from "../operation.ts";

/** Whether these configuration values would work, before anything is saved. Carries no connection id. */
export const testConfigData = operation("TestConfigData", {
  request: { connectionInfo: textMap },
  requestWireName: "TestConfigDataRequestWS",
  payload: {},
  responseWireName: "ConnectorResultBaseWS",
});
