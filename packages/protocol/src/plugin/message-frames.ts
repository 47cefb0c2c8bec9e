/** Thrown for bytes that are no message: the two sides do not understand each other any more. */
export class FrameError extends Error {
  override readonly name = "FrameError";
}

const HEADER_BYTES = 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** A message as its length in bytes (32 bits, big-endian) followed by JSON in UTF-8. */
export function encodeFrame(message: unknown): Uint8Array {
  const body = encoder.encode(JSON.stringify(message));
  const frame = new Uint8Array(HEADER_BYTES + body.byteLength);
  new DataView(frame.buffer).setUint32(0, body.byteLength);
  frame.set(body, HEADER_BYTES);
  return frame;
}

export interface FrameReader {
  /**
   * Takes bytes as they arrive and answers the messages that are complete now, with their size.
   *
   * @throws FrameError for a message that is too large, before it is gathered, or that is no JSON
   */
  read(chunk: Uint8Array): { readonly message: unknown; readonly bytes: number }[];
}

/** @param maxBytes of one message */
export function createFrameReader(maxBytes: number): FrameReader {
  let chunks: Uint8Array[] = [];
  let held = 0;
  /** Of the message that is being gathered; null until its header is there. */
  let length: number | null = null;
  const take = (bytes: number): Uint8Array => {
    const all = joined(chunks, held);
    chunks = all.byteLength === bytes ? [] : [all.subarray(bytes)];
    held -= bytes;
    return all.subarray(0, bytes);
  };
  return {
    read(chunk) {
      chunks.push(chunk);
      held += chunk.byteLength;
      const complete: { message: unknown; bytes: number }[] = [];
      for (;;) {
        if (length === null) {
          if (held < HEADER_BYTES) return complete;
          length = lengthIn(take(HEADER_BYTES), maxBytes);
        }
        if (held < length) return complete;
        complete.push({ message: parsed(take(length)), bytes: length });
        length = null;
      }
    },
  };
}

function lengthIn(header: Uint8Array, maxBytes: number): number {
  const length = new DataView(header.buffer, header.byteOffset).getUint32(0);
  if (length > maxBytes) throw new FrameError(`a message of ${length} bytes; at most ${maxBytes} are taken`);
  return length;
}

function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch (cause) {
    throw new FrameError("a message that is not JSON", { cause });
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}
