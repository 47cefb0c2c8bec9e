import type { Actor } from "../carriers/actor.ts";
import { type SoapDialect, WCF_DIALECT } from "./dialect.ts";
import { spokenMessage } from "./spoken-message.ts";
import { writeItem, writeText } from "./write-record.ts";

/** What the items of a request take in it, in bytes of the encoded body. */
export interface ItemSizes {
  /** One of the ERP keys of GetActors. */
  readonly ofKey: (erpKey: string) => number;
  /** One of the actors of SaveActors. */
  readonly ofActor: (actor: Actor) => number;
}

/** Sizes in the spelling of one service: with the length of a request without items they add up to that of a whole one. */
export function itemSizes(dialect: SoapDialect = WCF_DIALECT): ItemSizes {
  const { members } = spokenMessage("getActors", "request", dialect).record;
  const keys = members.find(({ plan }) => plan?.key === "erpKeys");
  const { item } = spokenMessage("saveActors", "request", dialect);
  if (item === null) throw new TypeError("SaveActors has no list of actors.");
  return {
    // A service that declares no keys is sent none.
    ofKey: (erpKey) => (keys?.plan ? Buffer.byteLength(writeText(keys.arrays, erpKey)) : 0),
    ofActor: (actor) => Buffer.byteLength(writeItem(item, actor)),
  };
}
