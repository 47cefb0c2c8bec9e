import { datetimeOnTheWire, isCanonicalDatetime } from "./datetime.ts";
import { isCanonicalDecimal, isCanonicalInteger } from "./decimal.ts";

/** Thrown when a text is handed over as canonical that is not so for its field type: a mistake in the program. */
export class InvalidCanonicalValue extends Error {
  override readonly name = "InvalidCanonicalValue";
  readonly fieldType: string;
  readonly value: string;

  constructor(fieldType: string, value: string) {
    super(`"${value}" is not the canonical text of a value of type ${fieldType}; decode it first.`);
    this.fieldType = fieldType;
    this.value = value;
  }
}

interface Writing {
  readonly isCanonical: (text: string) => boolean;
  readonly write: (canonical: string) => string;
}

const WRITINGS: ReadonlyMap<string, Writing> = new Map([
  ["Integer", { isCanonical: isCanonicalInteger, write: (value) => `[I:${value}]` }],
  ["Double", { isCanonical: isCanonicalDecimal, write: decimalOnTheWire }],
  ["Checkbox", { isCanonical: (text) => text === "1" || text === "0", write: (value) => `[I:${value}]` }],
  ["Datetime", { isCanonical: isCanonicalDatetime, write: datetimeOnTheWire }],
]);

/** Whether a text is the one spelling of its value: what {@link decodeValue} yields. Blank always is. */
export function isCanonicalValue(fieldType: string, text: string): boolean {
  return text === "" || (WRITINGS.get(fieldType)?.isCanonical(text) ?? true);
}

/**
 * Writes a canonical text in the strict wire form of its field type. Blank is written as "".
 *
 * @throws InvalidCanonicalValue when the text is not canonical for the type.
 */
export function encodeValue(fieldType: string, canonical: string): string {
  const writing = WRITINGS.get(fieldType);
  if (writing === undefined || canonical === "") return canonical;
  if (!writing.isCanonical(canonical)) throw new InvalidCanonicalValue(fieldType, canonical);
  return writing.write(canonical);
}

/** At least one decimal, as .NET connectors write it. */
function decimalOnTheWire(canonical: string): string {
  return canonical.includes(".") ? `[F:${canonical}]` : `[F:${canonical}.0]`;
}
