import { AnyScanner } from "./any-scanner.ts";
import type { DecodeLimits } from "./decode-limits.ts";
import type { MessageScanner, MessageScannerOptions, ScannerClass } from "./message-scanner.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";
import type { XmlEvents } from "./xml-events.ts";

export interface MessageStreamOptions extends MessageScannerOptions {
  /** @default AnyScanner */
  readonly Scanner?: ScannerClass;
}

/** Bytes in, XML events out. After an error it repeats that error. */
export class MessageStream {
  private readonly scanner: MessageScanner;
  private readonly limits: DecodeLimits;
  private received = 0;
  private failure: { readonly error: unknown } | null = null;

  constructor(events: XmlEvents, { Scanner = AnyScanner, ...options }: MessageStreamOptions) {
    this.scanner = new Scanner(events, options);
    this.limits = options.limits;
  }

  write(chunk: Uint8Array): void {
    this.guarded(() => {
      this.received += chunk.byteLength;
      if (this.received > this.limits.maxBytes) {
        throw new SoapDecodeError(
          "too-large",
          `The message is larger than ${this.limits.maxBytes} bytes, which is the limit.`,
        );
      }
      this.scanner.write(chunk);
    });
  }

  end(): void {
    this.guarded(() => this.scanner.end());
  }

  private guarded(step: () => void): void {
    if (this.failure !== null) throw this.failure.error;
    try {
      step();
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }
}
