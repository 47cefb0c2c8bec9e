import { SoapDecodeError } from "./soap-decode-error.ts";

/** @throws SoapDecodeError `invalid-value` */
export function readBoolean(key: string, text: string): boolean {
  switch (text.trim().toLowerCase()) {
    case "true":
    case "1":
      return true;
    case "false":
    case "0":
    case "":
      return false;
    default:
      throw new SoapDecodeError(
        "invalid-value",
        `${key} is "${shortened(text)}", which is neither true nor false.`,
      );
  }
}

/** Lengths and ranks only order and limit what is shown, so an unreadable one is 0 rather than a failure. */
export function readInteger(text: string): number {
  const number = Number(text.trim());
  return Number.isSafeInteger(number) ? number : 0;
}

/** As much of a text of the message as an error may quote. */
export const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
