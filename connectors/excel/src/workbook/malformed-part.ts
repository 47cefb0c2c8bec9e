/** Thrown when a part of the package is not the XML that it should be; the message completes "because …". */
export class MalformedPart extends Error {
  override readonly name = "MalformedPart";

  /** The XML parser's own errors are about the part, too. */
  static from(error: unknown): MalformedPart {
    if (error instanceof MalformedPart) return error;
    const reason = error instanceof Error ? error.message : String(error);
    return new MalformedPart(`its XML is damaged (${reason})`, { cause: error });
  }
}
