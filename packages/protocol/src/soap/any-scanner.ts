import { ByteScanner } from "./byte-scanner.ts";
import { rootOffset } from "./message-head.ts";
import type { MessageScanner, MessageScannerOptions } from "./message-scanner.ts";
import { SaxesScanner } from "./saxes-scanner.ts";
import type { XmlEvents } from "./xml-events.ts";

/** Has the message read by the {@link ByteScanner} if it begins as nearly all do, else by the {@link SaxesScanner}. */
export class AnyScanner implements MessageScanner {
  private readonly events: XmlEvents;
  private readonly options: MessageScannerOptions;
  private scanner: MessageScanner | null = null;
  private head: Uint8Array = new Uint8Array(0);

  constructor(events: XmlEvents, options: MessageScannerOptions) {
    this.events = events;
    this.options = options;
  }

  write(chunk: Uint8Array): void {
    if (this.scanner !== null) {
      this.scanner.write(chunk);
      return;
    }
    this.head = Buffer.concat([this.head, chunk]);
    const offset = rootOffset(this.head, this.options.charset);
    if (offset !== "unclear") this.scanner = this.begin(offset);
  }

  end(): void {
    this.scanner ??= this.begin(null);
    this.scanner.end();
  }

  private begin(offset: number | null): MessageScanner {
    const { events, head, options } = this;
    const start = new TextDecoder().decode(head.subarray(0, 200));
    const scanner =
      offset === null ? new SaxesScanner(events, options) : new ByteScanner(events, { ...options, start });
    this.head = new Uint8Array(0);
    scanner.write(head.subarray(offset ?? 0));
    return scanner;
  }
}
