import type { Actor } from "@brygga/protocol";

/**
 * Room for the items of one request. Default WCF bindings refuse requests over 65,536 bytes; the rest is for
 * the envelope and the field keys.
 */
export const REQUEST_BYTES = 60 * 1024;

const ENVELOPE_BYTES = 1024;
const KEY_BYTES = "<b:string></b:string>".length;
const ENTRY_BYTES = "<b:KeyValueOfstringstring><b:Key></b:Key><b:Value></b:Value></b:KeyValueOfstringstring>"
  .length;
const ACTOR_BYTES = 400;
/** `&quot;` is the longest that one escaped character becomes; control characters stay below it. */
const ESCAPE_BYTES = 5;

/** Splits items into requests that stay below the limit; an item that is larger goes alone. */
export function chunksBySize<Item>(
  items: readonly Item[],
  options: { sizeOf: (item: Item) => number; fixedBytes: number; maxBytes?: number },
): Item[][] {
  const room = (options.maxBytes ?? REQUEST_BYTES) - ENVELOPE_BYTES - options.fixedBytes;
  const chunks: Item[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const size = options.sizeOf(item);
    if (used + size > room) {
      chunks.push([]);
      used = 0;
    }
    chunks.at(-1)?.push(item);
    used += size;
  }
  return chunks;
}

/** Bytes of a key in an array of strings. */
export const sizeOfKey = (key: string): number => KEY_BYTES + sizeOfText(key);

export const sizeOfKeys = (keys: readonly string[]): number =>
  keys.reduce((sum, key) => sum + sizeOfKey(key), 0);

/** Bytes of an actor in a SaveActors request. */
export function sizeOfActor(actor: Actor): number {
  let size = ACTOR_BYTES;
  for (const text of [actor.erpKey, actor.lastModified, actor.parentErpKey]) size += sizeOfText(text);
  for (const [key, value] of Object.entries(actor.fieldValues)) {
    size += ENTRY_BYTES + sizeOfText(key) + sizeOfText(value);
  }
  return size;
}

function sizeOfText(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML must write as references
  const escaped = text.match(/[&<>"'\u0000-\u001f]/g)?.length ?? 0;
  return Buffer.byteLength(text) + escaped * ESCAPE_BYTES;
}
