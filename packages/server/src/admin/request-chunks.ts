/**
 * Bytes of one request, unless the administrator sets another number. Default WCF bindings refuse requests over
 * 65,536 bytes; what is between belongs to proxies that count headers too.
 */
export const REQUEST_BYTES = 60 * 1024;

/** Splits items into requests that stay below the limit; an item that is larger goes alone. */
export function chunksBySize<Item>(
  items: readonly Item[],
  options: { sizeOf: (item: Item) => number; fixedBytes: number; maxBytes: number },
): Item[][] {
  const room = options.maxBytes - options.fixedBytes;
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
