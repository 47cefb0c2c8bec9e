import type { DecodeLimits } from "./decode-limits.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";
import { type XmlEvents, XmlReader, type XmlReaderOptions } from "./xml-reader.ts";
import { XmlTextDecoder } from "./xml-text-decoder.ts";

export interface MessageStreamOptions extends XmlReaderOptions {
  readonly charset: string | undefined;
}

/** Bytes in, XML events out. After an error it repeats that error. */
export class MessageStream {
  private readonly decoder: XmlTextDecoder;
  private readonly reader: XmlReader;
  private readonly limits: DecodeLimits;
  private received = 0;
  private failure: { readonly error: unknown } | null = null;

  constructor(events: XmlEvents, options: MessageStreamOptions) {
    this.decoder = new XmlTextDecoder(options.charset);
    this.reader = new XmlReader(events, options);
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
      this.reader.write(this.decoder.write(chunk));
    });
  }

  end(): void {
    this.guarded(() => {
      this.reader.write(this.decoder.end());
      this.reader.end();
    });
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
