import { z } from "zod";
import { textMap } from "../carriers/text-map.ts";
import { connectionGuid, operation } from "../operation.ts";

/** All items of a list, text by key. Asked with the empty connection id while one is being set up. */
export const getList = operation("GetList", {
  request: { connectionGuid, listName: z.string() },
  requestWireName: "GetListRequestWS",
  payload: { listItems: textMap.nullable() },
  responseWireName: "ListItemArrayPluginResponseWS",
});
