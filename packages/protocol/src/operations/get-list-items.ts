import { z } from "zod";
import { textMap } from "../carriers/text-map.ts";
import { connectionGuid, operation } from "../operation.ts";

/** The texts of some items of a list; an unknown key is left out. */
export const getListItems = operation("GetListItems", {
  request: { connectionGuid, listName: z.string(), listItemKeys: z.array(z.string()) },
  requestWireName: "GetListItemsRequestWS",
  payload: { listItems: textMap.nullable() },
  responseWireName: "ListItemArrayPluginResponseWS",
});
