/**
 * Why a SOAP message was refused.
 * - `empty`: there was nothing to read.
 * - `malformed-xml`: not well-formed XML, or cut off.
 * - `bad-encoding`: bytes that are not text in the encoding that was declared, or an unknown encoding.
 * - `doctype-refused`: a document type declaration or an entity of the message's own.
 * - `too-large`, `too-deep`, `name-too-long`: a limit of {@link DecodeLimits} was passed.
 * - `holds-too-much`: what the message holds would take more memory than its limits allow, however few its bytes.
 * - `control-character`: a character that XML forbids, where the policy is to refuse.
 * - `not-soap`: XML, but no SOAP envelope; often a web page.
 * - `soap-version`: an envelope of SOAP 1.2, which this transport does not speak.
 * - `unexpected-body`: SOAP, but the body is not the answer (or request) that was waited for.
 * - `unknown-operation`: a request for an operation that the contract does not have.
 * - `duplicate-key`, `null-key`: a dictionary says two different things under one key, or has no key.
 * - `invalid-value`: a member that must be true or false says something else.
 */
export type SoapDecodeErrorCode =
  | "empty"
  | "malformed-xml"
  | "bad-encoding"
  | "doctype-refused"
  | "too-large"
  | "too-deep"
  | "name-too-long"
  | "holds-too-much"
  | "control-character"
  | "not-soap"
  | "soap-version"
  | "unexpected-body"
  | "unknown-operation"
  | "duplicate-key"
  | "null-key"
  | "invalid-value";

/** Thrown when a message cannot be read: by the bytes, the XML, the SOAP around it or a limit. */
export class SoapDecodeError extends Error {
  override readonly name = "SoapDecodeError";
  readonly code: SoapDecodeErrorCode;

  constructor(code: SoapDecodeErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
