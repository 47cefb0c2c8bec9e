import type { Random } from "./random.ts";

const PIECES = [
  "<",
  ">",
  "&",
  "</",
  "/>",
  "]]>",
  "--",
  "<!--",
  "-->",
  "<![CDATA[",
  "<?",
  "?>",
  "<!DOCTYPE x>",
  "&amp;",
  "&#1;",
  "&#x;",
  "&nbsp;",
  "&#xD;",
  "\r",
  "\n",
  " ",
  "\t",
  "\u0000",
  "\u0001",
  '"',
  "'",
  "=",
  ":",
  "/",
  "a",
  ' a="1"',
  ' i:nil="true"',
  "<a>",
  "</a>",
  "<a/>",
  "é",
  "\uFFFE",
  "\uFEFF",
  "🙂",
  "<?xml version='1.0'?>",
  "<b:Key>k</b:Key>",
] as const;

/** A copy of the message that is damaged in one to three places: bytes changed, lost, doubled, moved, put in, cut off. */
export function damaged(message: Uint8Array, random: Random): Uint8Array {
  let bytes = message;
  for (let count = 1 + random.below(3); count > 0; count--) bytes = damagedOnce(bytes, random);
  return bytes;
}

function damagedOnce(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const length = random.once(4) ? random.below(80) : random.below(4);
  const before = bytes.subarray(0, at);
  const piece = bytes.subarray(at, at + length);
  const after = bytes.subarray(at + length);
  switch (random.below(8)) {
    case 0:
      return withByte(bytes, at, (bytes[at] ?? 0) ^ (1 << random.below(8)));
    case 1:
      return withByte(bytes, at, random.below(256));
    case 2:
      return Buffer.concat([before, after]);
    case 3:
      return Buffer.concat([before, piece, piece, after]);
    case 4:
      return Buffer.concat([before, after.subarray(0, length), piece, after.subarray(length)]);
    case 5:
      return random.once(4) ? before : withTagEdited(bytes, at, random);
    case 6:
      return Buffer.concat([before, piece, Buffer.from(random.of(PIECES)), after]);
    default:
      return Buffer.concat([before, Buffer.from(random.of(PIECES)), after]);
  }
}

function withByte(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = byte;
  return copy;
}

/** Changes the tag that begins next: takes it away, doubles it, or puts something into it. */
function withTagEdited(bytes: Uint8Array, from: number, random: Random): Uint8Array {
  const start = bytes.indexOf(0x3c, from);
  const end = bytes.indexOf(0x3e, start);
  if (start < 0 || end < 0) return bytes.subarray(0, from);
  const tag = bytes.subarray(start, end + 1);
  const around = (middle: readonly Uint8Array[]) =>
    Buffer.concat([bytes.subarray(0, start), ...middle, bytes.subarray(end + 1)]);
  const inside = start + 1 + random.below(tag.length);
  return random.of([
    () => around([]),
    () => around([tag, tag]),
    () => around([Buffer.from("<!-- -->"), tag]),
    () => Buffer.concat([bytes.subarray(0, inside), Buffer.from(random.of(PIECES)), bytes.subarray(inside)]),
  ])();
}
