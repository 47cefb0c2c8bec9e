/** Thrown when a call cannot be understood: it is answered with a SOAP fault and status 500. */
export class SoapFault extends Error {
  override readonly name = "SoapFault";
  /** Whose mistake it is. */
  readonly code: "Client" | "Server";

  constructor(code: "Client" | "Server", message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
