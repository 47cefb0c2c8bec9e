import { SoapDecodeError } from "./soap-decode-error.ts";
import { type BytesToText, Utf8FirstDecoder } from "./utf8-first-decoder.ts";
import { badEncoding } from "./xml-refusals.ts";

const DECLARED_ENCODING = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/;
const DECLARATION_START = [0x3c, 0x3f, 0x78, 0x6d, 0x6c];

/** An XML declaration that is longer than this is not looked at. */
const MAX_DECLARATION = 1024;

/**
 * Turns the bytes of an XML message into text as they arrive. The encoding is that of the byte order mark, else
 * the charset that came with the bytes, else the one that the XML declaration names, else UTF-8. A charset that servers
 * add to everything gives way to a declaration of UTF-8 as long as the bytes bear that out.
 */
export class XmlTextDecoder {
  private readonly charset: string | undefined;
  private decoder: BytesToText | null = null;
  private head: Uint8Array = new Uint8Array(0);

  /** @param charset of the Content-Type header, where it said one. */
  constructor(charset?: string) {
    this.charset = charset;
  }

  /** @throws SoapDecodeError `bad-encoding` */
  write(chunk: Uint8Array): string {
    if (this.decoder !== null) return this.decode(this.decoder, chunk);
    this.head = this.head.length === 0 ? chunk : joined(this.head, chunk);
    return this.isHeadComplete() ? this.start() : "";
  }

  /** @throws SoapDecodeError `bad-encoding` */
  end(): string {
    const rest = this.decoder === null ? this.start() : "";
    return rest + this.decode(this.decoder, undefined);
  }

  private isHeadComplete(): boolean {
    const { head } = this;
    if (head.length >= MAX_DECLARATION) return true;
    const hasDeclaration = DECLARATION_START.every((byte, index) => (head[index] ?? byte) === byte);
    return hasDeclaration ? head.length > DECLARATION_START.length && head.includes(0x3e) : head.length >= 4;
  }

  private start(): string {
    const label = encodingOf(this.head, this.charset);
    try {
      const decoder = new TextDecoder(label, { fatal: true });
      this.decoder = isServerDefault(this.head, this.charset) ? new Utf8FirstDecoder(decoder) : decoder;
    } catch (cause) {
      throw new SoapDecodeError(
        "bad-encoding",
        `The message says that its encoding is "${label}", which is not known here. Send it as UTF-8.`,
        { cause },
      );
    }
    const { head } = this;
    this.head = new Uint8Array(0);
    return this.decode(this.decoder, head);
  }

  private decode(decoder: BytesToText | null, chunk: Uint8Array | undefined): string {
    if (decoder === null) return "";
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      throw badEncoding(decoder.encoding, cause);
    }
  }
}

/** The label of the encoding that the bytes of a message are read in. */
export function encodingOf(head: Uint8Array, charset: string | undefined): string {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0x3c && second === 0) return "utf-16le";
  if (first === 0 && second === 0x3c) return "utf-16be";
  const declared = charset ?? DECLARED_ENCODING.exec(asciiOf(head))?.[1] ?? "utf-8";
  // Bytes that read as ASCII cannot be UTF-16: .NET string writers declare it and then send UTF-8.
  return /^(?:utf-?16|ucs-?2|unicode$)/i.test(declared) ? "utf-8" : declared;
}

/** What web servers put into the header of their own accord, without a look at what they send. */
const SERVER_DEFAULT = /^(?:iso-?8859-1|latin-?1|windows-1252|us-ascii)$/i;

const isServerDefault = (head: Uint8Array, charset = ""): boolean =>
  SERVER_DEFAULT.test(charset) && /^utf-?8$/i.test(DECLARED_ENCODING.exec(asciiOf(head))?.[1] ?? "");

const asciiOf = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, Math.min(length, MAX_DECLARATION)).toString("latin1");

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
