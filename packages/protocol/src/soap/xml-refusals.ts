import type { DecodeLimits } from "./decode-limits.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";

/** The errors that both readers of XML throw, in the same words. */

/** @param start of the message, in whose words the error says what came instead. */
export const notSoap = (start: string): SoapDecodeError =>
  notSoapBecause(start.trim() === "" ? "is empty" : `begins with "${start.trim().slice(0, 60)}"`);

export const notSoapBecause = (what: string): SoapDecodeError =>
  new SoapDecodeError(
    "not-soap",
    `What came is not a SOAP message: it ${what}. Check that the URL is that of the service.`,
  );

export const malformed = (why: string, cause?: unknown): SoapDecodeError =>
  new SoapDecodeError("malformed-xml", `The message is not well-formed XML, or it was cut off: ${why}`, {
    cause,
  });

export const entityRefused = (cause?: unknown): SoapDecodeError =>
  new SoapDecodeError(
    "doctype-refused",
    "The message uses an entity other than the five of XML and character references, which is refused for safety.",
    { cause },
  );

export const controlCharacterRefused = (): SoapDecodeError =>
  new SoapDecodeError("control-character", "The message holds a control character, which XML forbids.");

export const nameTooLong = ({ maxNameLength }: DecodeLimits): SoapDecodeError =>
  new SoapDecodeError(
    "name-too-long",
    `The message has a name of more than ${maxNameLength} characters, which is the limit.`,
  );

export const tooDeep = ({ maxDepth }: DecodeLimits): SoapDecodeError =>
  new SoapDecodeError("too-deep", `The message nests more than ${maxDepth} elements, which is the limit.`);

export const tooManyAttributes = ({ maxAttributes }: DecodeLimits): SoapDecodeError =>
  new SoapDecodeError(
    "too-large",
    `An element has more than ${maxAttributes} attributes, which is the limit.`,
  );

export const pieceTooLong = ({ maxTextLength }: DecodeLimits): SoapDecodeError =>
  new SoapDecodeError(
    "too-large",
    `The message holds one piece of more than ${maxTextLength} characters, which is the limit.`,
  );

export const badEncoding = (encoding: string, cause?: unknown): SoapDecodeError =>
  new SoapDecodeError(
    "bad-encoding",
    `The message holds bytes that are not ${encoding} text, although that is its encoding by what it says. ` +
      "The sender must declare the encoding that it uses.",
    { cause },
  );
