import { shortened } from "./read-scalar.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";

/** Why a message is refused while it is built, apart from the paths that are taken for every value. */

export const nullKey = (): SoapDecodeError =>
  new SoapDecodeError("null-key", "A dictionary in the message has an entry without a key.");

export const duplicateKey = (key: string): SoapDecodeError =>
  new SoapDecodeError(
    "duplicate-key",
    `A dictionary in the message has two different values under the key "${shortened(key)}".`,
  );

export const valueTooLong = (limit: number): SoapDecodeError =>
  new SoapDecodeError(
    "too-large",
    `A value is longer than ${limit} characters, which is the limit for one value.`,
  );
