import { type BytePattern, patternOf } from "./byte-pattern.ts";
import type { Interned } from "./intern-table.ts";

const OPENS = Buffer.from("<");
const CLOSES = Buffer.from("</");
const ENDS = Buffer.from(">");

/**
 * The name of an element. It remembers which element came next the last time: in a list of actors that is nearly
 * always right, and then the whole tag is recognised by one comparison.
 */
export class TagName implements Interned {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** `<name>`, which is how a tag without attributes looks. */
  readonly opening: BytePattern;
  /** `</name>`. */
  readonly closing: BytePattern;
  /** The element that was opened next after this one was opened. */
  afterOpening: TagName | null = null;
  /** The element that was opened next after this one was closed. */
  afterClosing: TagName | null = null;

  constructor(text: string, bytes: Uint8Array) {
    this.text = text;
    this.bytes = bytes;
    this.opening = patternOf(OPENS, bytes, ENDS);
    this.closing = patternOf(CLOSES, bytes, ENDS);
  }
}
