/** A text, and the bytes that it was made of. */
export interface Interned {
  readonly text: string;
  readonly bytes: Uint8Array;
}

const BUCKETS = 512;
/** With more texts than this they are ever new ones, and V8 would have to clear them all away again. */
const MANY = 8 * BUCKETS;

/**
 * What was made of bytes that come again and again, such as a tag's name or a field's key. Each bucket holds two
 * and forgets the older one, so that a message with ever new names costs time in proportion to its length, and
 * no memory.
 */
export class InternTable<T extends Interned> {
  private readonly slots: (T | null)[] = new Array<T | null>(BUCKETS * 2).fill(null);
  private count = 0;
  private readonly make: (text: string, bytes: Uint8Array) => T;

  /** @param make may throw what a text that must not stand here fails with. */
  constructor(make: (text: string, bytes: Uint8Array) => T) {
    this.make = make;
  }

  /** What the bytes from `start` to `end` stand for; they must not be none. */
  at(data: Buffer, start: number, end: number): T {
    const slot = bucketOf(data, start, end) * 2;
    const newer = this.slots[slot] ?? null;
    if (newer !== null && isSame(newer, data, start) && newer.bytes.length === end - start) return newer;
    const older = this.slots[slot + 1] ?? null;
    if (older !== null && isSame(older, data, start) && older.bytes.length === end - start) return older;
    const text = data.toString("utf8", start, end);
    const made = this.make(
      ++this.count > MANY ? text : internalised(text),
      Uint8Array.prototype.slice.call(data, start, end),
    );
    this.slots[slot + 1] = newer;
    this.slots[slot] = made;
    return made;
  }
}

function isSame({ bytes }: Interned, data: Uint8Array, start: number): boolean {
  for (let index = 0; index < bytes.length; index++) if (bytes[index] !== data[start + index]) return false;
  return true;
}

/** Names of one message differ in their length, their beginning or, most often, their last few bytes. */
function bucketOf(data: Uint8Array, start: number, end: number): number {
  const length = end - start;
  let hash = length * 31 + (data[start] ?? 0);
  hash = Math.imul(hash, 31) + (data[start + (length >> 1)] ?? 0);
  for (let at = Math.max(start, end - 4); at < end; at++) hash = Math.imul(hash, 31) + (data[at] ?? 0);
  return (hash ^ (hash >>> 9)) & (BUCKETS - 1);
}

/** The same text as V8 keeps it for the keys of objects, so that it need not be looked for each time. */
const internalised = (text: string): string => Object.keys({ [text]: 0 })[0] ?? text;
