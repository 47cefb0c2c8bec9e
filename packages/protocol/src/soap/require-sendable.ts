import { SoapEncodeError } from "./soap-encode-error.ts";

/**
 * Refuses a request with U+0000 in a text. XML has no form for that character, so it never travels: in either
 * direction what is written and what is read in its place is U+FFFD. A request would write that into the other
 * system, and the two would differ from then on; so it is refused before, and whoever entered the text can mend it.
 * An answer is not: refusing one would keep every other record of the ERP from being read.
 *
 * @throws SoapEncodeError
 */
export function requireSendable(request: object): void {
  const path = pathOfNul(request);
  if (path === null) return;
  throw new SoapEncodeError(
    path,
    `The text of ${path} holds the character U+0000, which cannot be sent. Take it out of the text.`,
  );
}

function pathOfNul(value: unknown): string | null {
  if (typeof value === "string") return value.includes("\u0000") ? "" : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [key, member] of Object.entries(value)) {
    const name = key.replaceAll("\u0000", "\uFFFD");
    if (name !== key) return name;
    const path = pathOfNul(member);
    if (path !== null) return path === "" ? name : `${name}.${path}`;
  }
  return null;
}
