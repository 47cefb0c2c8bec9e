/** What a message may cost to read. Each bound is one that a hostile or broken peer could otherwise use. */
export interface DecodeLimits {
  /** Bytes of the whole message as they arrive. @default 1 GiB */
  readonly maxBytes: number;
  /** Elements inside elements. The contract needs 9; a fault's nested exceptions need more. @default 64 */
  readonly maxDepth: number;
  /** Characters of an element or attribute name, prefix included. @default 256 */
  readonly maxNameLength: number;
  /** Characters of one value, and of anything else that must be held as one piece (comment, attribute). @default 16 Mi */
  readonly maxTextLength: number;
  /** Attributes of one element. @default 64 */
  readonly maxAttributes: number;
  /**
   * Bytes of memory, as estimated, that what was read may take until it is handed on: all of an answer, or a batch of
   * actors and the actor that is being read. @default 256 MiB
   */
  readonly maxHeldBytes: number;
}

export const DEFAULT_DECODE_LIMITS: DecodeLimits = {
  maxBytes: 1024 ** 3,
  maxDepth: 64,
  maxNameLength: 256,
  maxTextLength: 16 * 1024 ** 2,
  maxAttributes: 64,
  maxHeldBytes: 256 * 1024 ** 2,
};

/**
 * What to do with characters that XML 1.0 forbids but .NET connectors send as `&#x1;`.
 * - `keep`: take them as they are, so that a value goes back to its ERP exactly as it came. Only U+0000 becomes
 *   U+FFFD, because no database can hold it as text.
 * - `replace`: each becomes U+FFFD.
 * - `refuse`: the message fails with `control-character`.
 */
export type ControlCharacterPolicy = "keep" | "replace" | "refuse";

/**
 * Keeping loses least: a value that was replaced would be written into the ERP with the replacement as soon as
 * another field of its actor is saved.
 */
export const DEFAULT_CONTROL_CHARACTERS: ControlCharacterPolicy = "keep";
