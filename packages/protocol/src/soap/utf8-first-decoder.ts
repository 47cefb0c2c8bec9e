/** What a {@link TextDecoder} can be asked for here. */
export interface BytesToText {
  readonly encoding: string;
  /** @throws TypeError for bytes that are no text in the encoding. */
  decode(chunk?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

const CONTINUATION = 0b1000_0000;
const LONGEST = 4;

/**
 * Reads a message that calls itself UTF-8 while the header that came with it names the default of a web server. It is
 * UTF-8 up to the first bytes that cannot be, and from there on what the header says.
 */
export class Utf8FirstDecoder implements BytesToText {
  encoding = "utf-8";

  private readonly other: BytesToText;
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true });
  /** The beginning of a character whose rest is still to come. */
  private begun: Uint8Array = new Uint8Array(0);

  constructor(other: BytesToText) {
    this.other = other;
  }

  decode(chunk: Uint8Array = new Uint8Array(0), options: { readonly stream?: boolean } = {}): string {
    const bytes = Buffer.concat([this.begun, chunk]);
    const whole = options.stream === true ? bytes.length - lengthOfBegun(bytes) : bytes.length;
    this.begun = bytes.subarray(whole);
    if (this.encoding === "utf-8") {
      try {
        return this.utf8.decode(bytes.subarray(0, whole));
      } catch {
        this.encoding = this.other.encoding;
      }
    }
    this.begun = new Uint8Array(0);
    return this.other.decode(bytes, options);
  }
}

/** How many of the last bytes are the beginning of a character of UTF-8. */
function lengthOfBegun(bytes: Uint8Array): number {
  for (let length = 1; length < LONGEST && length <= bytes.length; length++) {
    const byte = bytes[bytes.length - length] ?? 0;
    if (byte < CONTINUATION) return 0;
    if (byte >= 0b1100_0000) return charLength(byte) > length ? length : 0;
  }
  return 0;
}

const charLength = (first: number): number => (first >= 0b1111_0000 ? 4 : first >= 0b1110_0000 ? 3 : 2);
