import { encodeRequest } from "@brygga/protocol";
import { SaxesParser } from "saxes";
import type { Dispatcher } from "undici";
import { ACTOR_TYPES, CONNECTION_GUID, CUSTOMER_FIELDS, FROM_THE_BEGINNING } from "../mapped-fields.ts";

/** An actor as the floor reads it: the ERP key, then the fifteen fields in their order. */
export type ActorRow = readonly string[];

const COLUMNS = new Map(CUSTOMER_FIELDS.map(({ fieldKey }, index) => [fieldKey, index + 1]));
const BLANK_ROW: ActorRow = ["", ...CUSTOMER_FIELDS.map(() => "")];

/** The calls of one cycle: one per actor type, ready to be posted. */
const CALLS = ACTOR_TYPES.map(({ actorType, fields }) =>
  encodeRequest("getActorsByTimestamp", {
    connectionGuid: CONNECTION_GUID,
    actorType,
    updatedOnOrAfter: FROM_THE_BEGINNING,
    fieldKeys: fields.map(({ fieldKey }) => fieldKey),
  }),
);

/** Makes the calls of one cycle and takes the answers apart while they arrive: the least that can be done. */
export async function receiveAll(
  { dispatcher, url }: { readonly dispatcher: Dispatcher; readonly url: URL },
  onActor: (row: ActorRow) => void,
): Promise<void> {
  for (const { body, soapAction } of CALLS) {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: url.pathname,
      method: "POST",
      headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${soapAction}"` },
      body,
    });
    const parser = parserOf(onActor);
    const decoder = new TextDecoder();
    for await (const chunk of answer.body)
      parser.write(decoder.decode(chunk as Uint8Array, { stream: true }));
    parser.write(decoder.decode()).close();
  }
}

/** Knows the prefixes that the benchmark's own connector writes. */
export function parserOf(onActor: (row: ActorRow) => void): SaxesParser<{ position: false }> {
  const parser = new SaxesParser({ position: false });
  let row = [...BLANK_ROW];
  let text = "";
  let column = 0;
  parser.on("text", (piece) => {
    text = piece;
  });
  parser.on("closetag", ({ name }) => {
    if (name === "b:Key") column = COLUMNS.get(text) ?? 0;
    else if (name === "b:Value") row[column] = text;
    else if (name === "a:ErpKey") row[0] = text;
    else if (name === "a:ErpActorWS") {
      onActor(row);
      row = [...BLANK_ROW];
    }
    text = "";
  });
  parser.on("error", (error) => {
    throw error;
  });
  return parser;
}
