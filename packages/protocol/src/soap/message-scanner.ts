import type { XmlEvents, XmlReaderOptions } from "./xml-events.ts";

/** Takes the bytes of one message and tells what its XML holds. Of no further use after an error. */
export interface MessageScanner {
  /** @throws SoapDecodeError, and whatever the receiver of the events throws. */
  write(chunk: Uint8Array): void;
  /** @throws SoapDecodeError when the message is cut off. */
  end(): void;
}

export interface MessageScannerOptions extends XmlReaderOptions {
  /** Of the Content-Type header, where it said one. */
  readonly charset: string | undefined;
}

export type ScannerClass = new (events: XmlEvents, options: MessageScannerOptions) => MessageScanner;
