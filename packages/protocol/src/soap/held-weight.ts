import { SoapDecodeError } from "./soap-decode-error.ts";

/** What things take in memory beside their characters, in bytes; measured, and rounded up. */
const RECORD = 256;
const ENTRY = 128;
const TEXT = 48;
const BYTES_PER_CHARACTER = 2;

/**
 * Estimates the memory of what was read and is still held. The length of a message does not bound it: an empty
 * element of four bytes becomes an actor of hundreds.
 */
export class HeldWeight {
  private held = 0;
  private begunAt = 0;
  private readonly max: number;

  /** @param max bytes */
  constructor(max: number) {
    this.max = max;
  }

  record(): void {
    this.add(RECORD);
  }

  entry(key: string, value: string): void {
    this.add(ENTRY + BYTES_PER_CHARACTER * (key.length + value.length));
  }

  text(text: string): void {
    this.add(TEXT + BYTES_PER_CHARACTER * text.length);
  }

  /** What is added from here on may be handed on. */
  begin(): void {
    this.begunAt = this.held;
  }

  /** Forgets what was added since, which somebody else holds from now on, and answers its weight. */
  handOn(): number {
    const weight = this.held - this.begunAt;
    this.held = this.begunAt;
    return weight;
  }

  private add(bytes: number): void {
    this.held += bytes;
    if (this.held <= this.max) return;
    throw new SoapDecodeError(
      "holds-too-much",
      `What the message holds would take more than ${Math.round(this.max / 1024 ** 2)} MB of memory, which is the limit.`,
    );
  }
}
