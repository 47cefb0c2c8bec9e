import type { IncomingMessage } from "node:http";
import { HttpRefusal } from "./http-refusal.ts";

/** Reads the bodies of requests within bounds. */
export interface BodyReader {
  /**
   * The whole body of a request.
   *
   * @throws HttpRefusal 413 when it is larger than one may be, 503 when too much is being read at once
   */
  read(request: IncomingMessage): Promise<Buffer>;
}

export interface BodyBounds {
  readonly maxBytes: number;
  /** Of all bodies that are being read at once. @default eight of the largest */
  readonly maxBytesAtOnce?: number;
}

export function createBodyReader({ maxBytes, maxBytesAtOnce = 8 * maxBytes }: BodyBounds): BodyReader {
  let atOnce = 0;
  return {
    async read(request) {
      const body = new GrowingBuffer(maxBytes);
      let size = 0;
      let held = 0;
      try {
        // Not destroyed on return: the answer still has to go out over the same socket.
        for await (const chunk of request.iterator({ destroyOnReturn: false })) {
          size += chunk.length;
          if (size > maxBytes + LINGER_BYTES) break;
          if (size > maxBytes) continue;
          body.add(chunk);
          atOnce += body.capacity - held;
          held = body.capacity;
          if (atOnce > maxBytesAtOnce) throw tooBusy();
        }
      } finally {
        atOnce -= held;
      }
      if (size > maxBytes) throw tooLarge(maxBytes);
      return body.bytes;
    },
  };
}

/**
 * How much of a body that is too large is still read and thrown away: most clients look for an answer only
 * when they have sent everything, and would see a broken connection instead of the reason.
 */
const LINGER_BYTES = 16 * 1024 * 1024;

const FIRST_CAPACITY = 16 * 1024;

/** Gathers chunks by copying them: millions of chunks of one byte would weigh a hundred times their bytes. */
class GrowingBuffer {
  private readonly maxBytes: number;
  private buffer = Buffer.alloc(0);
  private used = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  get capacity(): number {
    return this.buffer.length;
  }

  get bytes(): Buffer {
    return this.buffer.subarray(0, this.used);
  }

  add(chunk: Buffer): void {
    const needed = this.used + chunk.length;
    if (needed > this.buffer.length) this.grow(needed);
    chunk.copy(this.buffer, this.used);
    this.used = needed;
  }

  private grow(needed: number): void {
    const doubled = Math.max(FIRST_CAPACITY, this.buffer.length * 2, needed);
    const larger = Buffer.allocUnsafeSlow(Math.max(Math.min(doubled, this.maxBytes), needed));
    this.buffer.copy(larger, 0, 0, this.used);
    this.buffer = larger;
  }
}

function tooLarge(maxBytes: number): HttpRefusal {
  const message = `The request is larger than ${maxBytes} bytes, which is what this service accepts. Send fewer keys or actors in one call.`;
  return new HttpRefusal(413, message, { connection: "close" });
}

function tooBusy(): HttpRefusal {
  const message =
    "The service is reading as many large requests as it can hold. Send this one again in a moment.";
  return new HttpRefusal(503, message, { connection: "close", "retry-after": "1" });
}
