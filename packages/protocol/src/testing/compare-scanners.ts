import type { Actor } from "../carriers/actor.ts";
import { AnyScanner } from "../soap/any-scanner.ts";
import type { MessageKey } from "../soap/message.ts";
import type { ScannerClass } from "../soap/message-scanner.ts";
import { type ResponseDecoderOptions, responseDecoderBy } from "../soap/response-decoder.ts";
import { SaxesScanner } from "../soap/saxes-scanner.ts";
import { SoapDecodeError } from "../soap/soap-decode-error.ts";

/** A message and how it arrives. */
export interface Arrival {
  readonly key: MessageKey;
  readonly bytes: Uint8Array;
  /** Lengths of its chunks, in turn. */
  readonly chunks: readonly number[];
  readonly options: ResponseDecoderOptions;
}

/**
 * Reads a message with saxes and with the scanner of ours.
 *
 * @returns whether both read it, or both refused it
 * @throws Error when they do not agree, and whatever else than a SoapDecodeError comes out of either
 */
export function compareScanners(arrival: Arrival): "read" | "refused" {
  const expected = outcomeOf(SaxesScanner, { ...arrival, chunks: [arrival.bytes.length] });
  const actual = outcomeOf(AnyScanner, arrival);
  if (expected.read !== actual.read) {
    const message = Buffer.from(arrival.bytes).toString("latin1");
    throw new Error(
      `saxes: ${expected.read ?? expected.error}\nours: ${actual.read ?? actual.error}\n` +
        `message: ${JSON.stringify(message)}\narrival: ${JSON.stringify({ ...arrival, bytes: undefined })}`,
    );
  }
  return expected.read === null ? "refused" : "read";
}

interface ScannerOutcome {
  /** All that was read, as text; null where it was refused. */
  readonly read: string | null;
  readonly error: unknown;
}

function outcomeOf(Scanner: ScannerClass, { key, bytes, chunks, options }: Arrival): ScannerOutcome {
  const batches: Actor[] = [];
  const decoder = responseDecoderBy(Scanner, key, {
    ...options,
    onActors: (actors) => batches.push(...actors),
  });
  try {
    for (let start = 0, index = 0; start < bytes.length; index++) {
      const end = start + Math.max(1, chunks[index % chunks.length] ?? bytes.length);
      // A receiver may use its buffer again, so nothing may depend on it after the call.
      const chunk = Uint8Array.from(bytes.subarray(start, end));
      decoder.write(chunk);
      chunk.fill(0x3c);
      start = end;
    }
    return { read: JSON.stringify([decoder.end(), batches]), error: null };
  } catch (error) {
    if (error instanceof SoapDecodeError) return { read: null, error };
    throw error;
  }
}
