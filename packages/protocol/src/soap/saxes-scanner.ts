import type { MessageScanner, MessageScannerOptions } from "./message-scanner.ts";
import type { XmlEvents } from "./xml-events.ts";
import { XmlReader } from "./xml-reader.ts";
import { XmlTextDecoder } from "./xml-text-decoder.ts";

/** Reads any message that is XML, in any encoding, by way of text. */
export class SaxesScanner implements MessageScanner {
  private readonly decoder: XmlTextDecoder;
  private readonly reader: XmlReader;

  constructor(events: XmlEvents, options: MessageScannerOptions) {
    this.decoder = new XmlTextDecoder(options.charset);
    this.reader = new XmlReader(events, options);
  }

  write(chunk: Uint8Array): void {
    this.reader.write(this.decoder.write(chunk));
  }

  end(): void {
    this.reader.write(this.decoder.end());
    this.reader.end();
  }
}
