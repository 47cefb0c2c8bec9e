import { isUtf8 } from "node:buffer";
import { badEncoding } from "./xml-refusals.ts";

/** Most messages fit into the least; of a long one as much is looked at together as stays near the processor. */
const LEAST = 2 * 1024;
const MOST = 64 * 1024;

/** Unfinished pieces up to this size are looked at again with every chunk, longer ones when they have doubled. */
const EAGER = 4096;

/** A byte that no token goes on across: it ends every loop, so that none needs to ask for the window's end. */
const SENTINEL = 0x3c;

/**
 * The part of a message that is being scanned: what was left of the chunks before, and as much of the present
 * one as fits. Everything from 0 to `end` is UTF-8, and a `<` stands behind it.
 */
export class ByteWindow {
  data: Buffer = Buffer.allocUnsafeSlow(LEAST + 1);
  view: DataView = viewOf(this.data);
  end = 0;

  private filled = 0;
  private covered = 0;
  private dueAt = 1;

  /** Takes bytes of a chunk from an offset on, and answers how many; never none. */
  fill(chunk: Uint8Array, offset: number): number {
    const room = this.data.length - 1 - this.filled;
    if (room === 0 || (room < chunk.length - offset && this.data.length <= MOST)) this.grow();
    const count = Math.min(this.data.length - 1 - this.filled, chunk.length - offset);
    this.data.set(count === chunk.length ? chunk : chunk.subarray(offset, offset + count), this.filled);
    this.filled += count;
    return count;
  }

  get isDue(): boolean {
    return this.filled >= this.dueAt;
  }

  /** Bytes that are held. */
  get size(): number {
    return this.filled;
  }

  /** How many characters the bytes held are, counted as JavaScript counts; half a character counts as one. */
  characters(): number {
    let count = 0;
    for (let at = 0; at < this.filled; at++) {
      const byte = this.data[at] ?? 0;
      if (byte < 0x80 || byte >= 0xc0) count += byte >= 0xf0 ? 2 : 1;
    }
    return count;
  }

  /** Makes what is there ready to be scanned. @throws SoapDecodeError `bad-encoding` */
  open(isLast: boolean): void {
    const { data, filled } = this;
    const end = isLast ? filled : filled - unfinishedBytes(data, filled);
    if (!isUtf8(data.subarray(this.end, end))) throw badEncoding("utf-8");
    this.end = end;
    this.covered = data[end] ?? 0;
    data[end] = SENTINEL;
  }

  /** Forgets what stands before `at`. */
  close(at: number): void {
    const { data, filled } = this;
    data[this.end] = this.covered;
    data.copyWithin(0, at, filled);
    this.filled = filled - at;
    this.end -= at;
    this.dueAt = this.filled < EAGER ? this.filled + 1 : this.filled * 2;
  }

  /** Text of bytes that are all ASCII. It is a copy: a part of a larger string would keep all of that in memory. */
  ascii(start: number, end: number): string {
    return this.data.toString("latin1", start, end);
  }

  text(start: number, end: number): string {
    return this.data.toString("utf8", start, end);
  }

  private grow(): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(MOST, (this.data.length - 1) * 2) + 1);
    this.data.copy(larger, 0, 0, this.filled);
    this.data = larger;
    this.view = viewOf(larger);
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Buffer): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** How many bytes at the end are the beginning of a character. */
function unfinishedBytes(data: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = data[end - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}

const lengthOf = (leadByte: number): number => (leadByte >= 0xf0 ? 4 : leadByte >= 0xe0 ? 3 : 2);
