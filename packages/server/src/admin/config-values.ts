import { type FieldMetadata, isCanonicalValue, textInLanguage } from "@brygga/protocol";
import { Problem, type ProblemEntry } from "../problem.ts";
import type { Language } from "./admin-deps.ts";
import { type Configuration, PASSWORD } from "./connection-store.ts";
import { valueFormWords } from "./value-form-words.ts";
import { charactersInWords, type Words, wordsIn } from "./words.ts";

interface GivenConfig {
  readonly fields: readonly FieldMetadata[];
  /** Canonical text by field key, as the dialog sent it. */
  readonly given: Readonly<Record<string, string>>;
  /** Supplies passwords that were not sent, which are never in the browser. */
  readonly stored: Configuration | null;
  readonly language: Language;
}

/**
 * The configuration that a dialog means: every field of the connector with its value, nothing else.
 *
 * Throws the Problems `invalid-request` (a value that is not of its field's type, is too long or holds U+0000) and
 * `mandatory-fields-missing`.
 */
export function resolveConfig({ fields, given, stored, language }: GivenConfig): Configuration {
  const inputs = fields.filter(({ fieldType }) => fieldType !== "Label");
  const config = Object.fromEntries(
    inputs.map((field) => {
      const value = given[field.fieldKey] ?? storedPassword(field, stored);
      return [field.fieldKey, { fieldType: field.fieldType, value: withDefinedCheckbox(field, value) }];
    }),
  );
  const errors = inputs.flatMap((field) => faultOf(field, config[field.fieldKey]?.value ?? "", language));
  if (errors.length > 0) throw new Problem("invalid-request", { errors });
  refuseMissing(inputs, config, language);
  return config;
}

/** Whether two configurations would reach the connector alike. */
export function isSameConfig(a: Configuration, b: Configuration): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every(
    (key) => a[key]?.fieldType === b[key]?.fieldType && (a[key]?.value ?? "") === (b[key]?.value ?? ""),
  );
}

const storedPassword = ({ fieldKey, fieldType }: FieldMetadata, stored: Configuration | null): string =>
  fieldType === PASSWORD ? (stored?.[fieldKey]?.value ?? "") : "";

/** A check box has no third state. */
const withDefinedCheckbox = ({ fieldType }: FieldMetadata, value: string): string =>
  fieldType === "Checkbox" && value === "" ? "0" : value;

function faultOf(field: FieldMetadata, value: string, language: Language): ProblemEntry[] {
  const words = wordsOfFault(field, value);
  if (words === null) return [];
  const name = textInLanguage(field.displayName, language) || field.fieldKey;
  return [
    {
      path: `config.${field.fieldKey}`,
      code: words.code,
      message: `${name}: ${wordsIn(words.text, language)}`,
    },
  ];
}

function wordsOfFault(field: FieldMetadata, value: string): { code: string; text: Words } | null {
  if (!isCanonicalValue(field.fieldType, value)) {
    return { code: "wrong-type", text: valueFormWords(field.fieldType) };
  }
  if (value.includes("\u0000")) return { code: "nul-character", text: NUL_CHARACTER };
  if (field.maxLength > 0 && value.length > field.maxLength) {
    return { code: "too-long", text: tooLong(field.maxLength) };
  }
  return null;
}

const NUL_CHARACTER: Words = {
  en: "holds the character U+0000, which cannot be sent",
  sv: "innehåller tecknet U+0000, som inte kan skickas",
  nb: "inneholder tegnet U+0000, som ikke kan sendes",
  da: "indeholder tegnet U+0000, som ikke kan sendes",
  de: "enthält das Zeichen U+0000, das nicht gesendet werden kann",
  nl: "bevat het teken U+0000, dat niet kan worden verzonden",
};
const tooLong = (max: number, characters = charactersInWords(max)): Words => ({
  en: `is longer than ${characters.en}`,
  sv: `är längre än ${characters.sv}`,
  nb: `er lengre enn ${characters.nb}`,
  da: `er længere end ${characters.da}`,
  de: `ist länger als ${characters.de}`,
  nl: `is langer dan ${characters.nl}`,
});

function refuseMissing(fields: readonly FieldMetadata[], config: Configuration, language: Language): void {
  const missing = fields.filter(
    ({ access, fieldKey }) => access === "Mandatory" && (config[fieldKey]?.value ?? "").trim() === "",
  );
  if (missing.length === 0) return;
  const nameOf = (field: FieldMetadata) => textInLanguage(field.displayName, language) || field.fieldKey;
  throw new Problem("mandatory-fields-missing", {
    values: { fields: missing.map(nameOf).join(", ") },
    errors: missing.map((field) => ({
      path: `config.${field.fieldKey}`,
      code: "missing",
      message: `${nameOf(field)} ${wordsIn(MISSING, language)}`,
    })),
  });
}

const MISSING: Words = {
  en: "must be filled in",
  sv: "måste fyllas i",
  nb: "må fylles ut",
  da: "skal udfyldes",
  de: "muss ausgefüllt werden",
  nl: "moet worden ingevuld",
};
