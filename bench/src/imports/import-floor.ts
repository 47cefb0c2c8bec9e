import { join } from "node:path";
import { encodeRequest } from "@brygga/protocol";
import { Agent } from "undici";
import { parserOf } from "../floor/receive.ts";
import { openRowStore, type RowStore } from "../floor/row-store.ts";
import { CONNECTION_GUID, CUSTOMER_FIELDS } from "../mapped-fields.ts";
import { answerAsks } from "../parts/answer-asks.ts";
import { measure } from "../parts/measure.ts";

/** The part that does the least that any program could do: the same calls, taken apart, one row each. */
const dispatcher = new Agent();
let opened: { readonly url: URL; readonly store: RowStore } | undefined;

const answers = {
  open: async ({ url, folder }: { url: string; folder: string }) => {
    opened = { url: new URL(url), store: openRowStore(join(folder, "import-floor.db")) };
  },
  import: async ({ batches }: { batches: readonly (readonly string[])[] }) => {
    if (opened === undefined) throw new Error("ask `open` first");
    const { url, store } = opened;
    return measure(async () => {
      for (const erpKeys of batches) await receive(url, erpKeys, store);
      return store.finish();
    });
  },
};
export type ImportFloorAsks = typeof answers;

async function receive(url: URL, erpKeys: readonly string[], store: RowStore): Promise<void> {
  const { body, soapAction } = encodeRequest("getActors", {
    connectionGuid: CONNECTION_GUID,
    actorType: "Customer",
    erpKeys: [...erpKeys],
    fieldKeys: CUSTOMER_FIELDS.map(({ fieldKey }) => fieldKey),
  });
  const answer = await dispatcher.request({
    origin: url.origin,
    path: url.pathname,
    method: "POST",
    headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${soapAction}"` },
    body,
  });
  const parser = parserOf(store.write);
  const decoder = new TextDecoder();
  for await (const chunk of answer.body) parser.write(decoder.decode(chunk as Uint8Array, { stream: true }));
  parser.write(decoder.decode()).close();
}

answerAsks(answers, async () => {
  opened?.store.close();
  await dispatcher.destroy();
});
