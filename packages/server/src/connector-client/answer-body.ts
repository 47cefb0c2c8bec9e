import type { CallClock } from "./call-clock.ts";
import { CallError } from "./call-error.ts";
import type { CallLimits } from "./call-limits.ts";

export interface BodyBounds {
  readonly clock: CallClock;
  readonly limits: CallLimits;
  readonly maxBytes: number;
}

/** A body as undici gives it. */
export type IncomingBody = AsyncIterable<Uint8Array> & { destroy(): unknown };

/**
 * The chunks of an answer, held to its size and to the patience of its reader; the socket is closed when the
 * reader leaves early.
 *
 * @throws CallError too-large, CallTimeout idle or whole
 */
export async function* boundedBody(
  body: IncomingBody,
  { clock, limits, maxBytes }: BodyBounds,
): AsyncGenerator<Uint8Array, void> {
  const iterator = body[Symbol.asyncIterator]();
  const patience = createPatience(clock, limits);
  let bytes = 0;
  try {
    for (;;) {
      const next = await patience.wait(() => iterator.next());
      if (next.done) return;
      bytes += next.value.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      patience.renew(next.value.byteLength);
      yield next.value;
    }
  } finally {
    body.destroy();
  }
}

/**
 * The chunks as one piece. They are copied as they come: held as they are, millions of chunks of one byte would weigh
 * a hundred times their bytes.
 */
export async function wholeBody(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let whole = new Uint8Array(16 * 1024);
  let used = 0;
  for await (const chunk of chunks) {
    if (used + chunk.byteLength > whole.byteLength) {
      const larger = new Uint8Array(Math.max(2 * whole.byteLength, used + chunk.byteLength));
      larger.set(whole.subarray(0, used));
      whole = larger;
    }
    whole.set(chunk, used);
    used += chunk.byteLength;
  }
  return whole.subarray(0, used);
}

export const tooLarge = (maxBytes: number): CallError =>
  new CallError("too-large", { megabytes: Math.round((maxBytes / 1024 / 1024) * 10) / 10 });

/**
 * Time spent waiting for the sender, and nothing else: not that of the consumer. A sender that trickles would
 * outwit a bound on silence, so silence ends only when `idleBytes` have come.
 */
function createPatience(clock: CallClock, { idleMs, idleBytes, bodyMs }: CallLimits) {
  let idleLeft = idleMs;
  let bodyLeft = bodyMs;
  let came = 0;
  return {
    async wait<T>(step: () => Promise<T>): Promise<T> {
      const from = performance.now();
      const isWhole = bodyLeft < idleLeft;
      const bound = isWhole ? { of: bodyMs, left: bodyLeft } : { of: idleMs, left: idleLeft };
      const result = await clock.within(isWhole ? "whole" : "idle", bound, step);
      const waited = performance.now() - from;
      idleLeft = Math.max(idleLeft - waited, 0);
      bodyLeft = Math.max(bodyLeft - waited, 0);
      return result;
    },
    renew(bytes: number): void {
      came += bytes;
      if (came < idleBytes) return;
      came = 0;
      idleLeft = idleMs;
    },
  };
}
