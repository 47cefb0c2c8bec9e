/**
 * What becomes of characters in an ERP's values that XML 1.0 forbids, such as U+0001.
 * - `reference`: they are written as WCF writes them, `&#x1;`. Brygga and WCF read them and bring them back as they
 *   were; a reader that goes by the book, such as zeep or PHP, refuses the whole answer.
 * - `replace`: each becomes U+FFFD, and everybody can read the answer.
 */
export type ForbiddenCharacters = "reference" | "replace";

/** References as the encoder writes them; one that is part of a value has its ampersand escaped. */
const REFERENCES = /&#x(?:[0-8BCEF]|1[0-9A-F]|FFF[EF]);/g;

/** The XML of an answer by the policy. */
export const spelled = (xml: string, policy: ForbiddenCharacters): string =>
  policy === "replace" ? xml.replace(REFERENCES, "\uFFFD") : xml;
