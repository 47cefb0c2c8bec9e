import { decodeValue, encodeValue, type FieldMetadata, type FieldType, type TextMap } from "@brygga/protocol";
import { ConnectorError } from "./connector-error.ts";
import { type DisplayText, displayText, joinDisplayTexts } from "./display-text.ts";

/** One configuration field: how it is shown, and how its value is read. Made by {@link text} and its siblings. */
export interface ConfigField<T = unknown> {
  readonly fieldType: FieldType;
  readonly label: DisplayText;
  readonly tooltip: DisplayText;
  readonly mandatory: boolean;
  /** Canonical text of the default; "" is none. */
  readonly defaultText: string;
  /** Characters; 0 is no limit. */
  readonly maxLength: number;
  /** Only of a list: its name, or the items themselves, which the SDK then serves under the field's key. */
  readonly listName: string;
  readonly items: Readonly<Record<string, DisplayText>> | null;
  /** From the canonical text, "" being blank, to what the connector works with. */
  readonly fromText: (canonical: string) => T;
}

/** The configuration of a connector: fields by key, in the order in which they are shown. */
export type ConfigSchema = Readonly<Record<string, ConfigField>>;

/** The parsed configuration that a schema yields. Labels carry no value and are left out. */
export type ConfigOf<S extends ConfigSchema> = {
  readonly [K in keyof S as S[K] extends ConfigField<never> ? never : K]: S[K] extends ConfigField<infer T>
    ? T
    : never;
};

interface Shown {
  label: DisplayText;
  /** @default none */
  tooltip?: DisplayText;
}

interface Input extends Shown {
  /** Whether the connection cannot be saved without it. @default false */
  mandatory?: boolean;
}

type OrNull<O extends Input, T> = O extends { mandatory: true } ? T : T | null;

const base = (fieldType: FieldType, shown: Input): Omit<ConfigField<string>, "fromText"> => ({
  fieldType,
  label: shown.label,
  tooltip: shown.tooltip ?? "",
  mandatory: shown.mandatory ?? false,
  defaultText: "",
  maxLength: 0,
  listName: "",
  items: null,
});

const asIs = (canonical: string): string => canonical;
const orNull = (canonical: string): string | null => (canonical === "" ? null : canonical);

/** A line of text; "" when blank. */
export function text(options: Input & { default?: string; maxLength?: number }): ConfigField<string> {
  return {
    ...base("Text", options),
    defaultText: options.default ?? "",
    maxLength: options.maxLength ?? 0,
    fromText: asIs,
  };
}

/** A secret: masked where it is entered and never shown again; "" when blank. */
export function password(options: Input & { maxLength?: number }): ConfigField<string> {
  return { ...base("Password", options), maxLength: options.maxLength ?? 0, fromText: asIs };
}

/** A whole number within the safe integers; null when blank and not mandatory. */
export function integer<const O extends Input & { default?: number }>(
  options: O,
): ConfigField<OrNull<O, number>> {
  return {
    ...base("Integer", options),
    defaultText: canonicalDefault("Integer", options.default?.toString()),
    fromText: (canonical) => (canonical === "" ? null : safeInteger(canonical)) as OrNull<O, number>,
  };
}

/** A decimal number, kept as its digits (`"1.25"`) so that none is lost; null when blank and not mandatory. */
export function decimal<const O extends Input & { default?: string }>(
  options: O,
): ConfigField<OrNull<O, string>> {
  return {
    ...base("Double", options),
    defaultText: canonicalDefault("Double", options.default),
    fromText: (canonical) => orNull(canonical) as OrNull<O, string>,
  };
}

/** Yes or no; blank is no. */
export function checkbox(options: Shown & { default?: boolean }): ConfigField<boolean> {
  return {
    ...base("Checkbox", options),
    defaultText: options.default ? "1" : "0",
    fromText: (canonical) => canonical === "1",
  };
}

/**
 * One item of a list, by its key; "" when blank. Give `items` (text by key) for a list that is always the
 * same: the SDK serves it. Give `listName` for one that the connector's `getList` answers, which is then
 * asked without a connection, too, while one is being set up.
 */
export function list(
  options: Input & { default?: string } & (
      | { items: Readonly<Record<string, DisplayText>>; listName?: never }
      | { listName: string; items?: never }
    ),
): ConfigField<string> {
  return {
    ...base("List", options),
    defaultText: options.default ?? "",
    listName: options.listName ?? "",
    items: options.items ?? null,
    fromText: asIs,
  };
}

/** A wall clock time `"2013-12-31T23:59:59"`, without time zone; null when blank and not mandatory. */
export function datetime<const O extends Input & { default?: string }>(
  options: O,
): ConfigField<OrNull<O, string>> {
  return {
    ...base("Datetime", options),
    defaultText: canonicalDefault("Datetime", options.default),
    fromText: (canonical) => orNull(canonical) as OrNull<O, string>,
  };
}

/** A static text between the fields; it has no input and no value. */
export function label(options: Shown): ConfigField<never> {
  return { ...base("Label", options), fromText: neverRead };
}

/** The description of a schema's fields as GetConfigData answers it; ranks follow the order of declaration. */
export function configFieldMetadata(schema: ConfigSchema): FieldMetadata[] {
  return Object.entries(schema).map(([fieldKey, field], index) => ({
    access: accessOf(field),
    defaultValue: encodeValue(field.fieldType, field.defaultText),
    displayDescription: displayText(field.tooltip),
    displayName: displayText(field.label),
    fieldKey,
    fieldType: field.fieldType,
    listName: field.fieldType === "List" ? field.listName || fieldKey : "",
    maxLength: field.maxLength,
    rank: index + 1,
  }));
}

/** The items of a list that the schema itself declares, text by key; null when it declares no such list. */
export function configListItems(schema: ConfigSchema, listName: string): TextMap | null {
  const items = Object.hasOwn(schema, listName) ? schema[listName]?.items : undefined;
  if (!items) return null;
  return Object.fromEntries(Object.entries(items).map(([key, words]) => [key, displayText(words)]));
}

/**
 * Reads configuration values as they travel. A value that is absent takes its default, a blank one is blank.
 *
 * @throws ConnectorError `INVALID_CONFIGURATION`, naming every field that is wrong and why.
 */
export function parseConfig<S extends ConfigSchema>(schema: S, values: TextMap): ConfigOf<S> {
  const problems: DisplayText[] = [];
  const config: Record<string, unknown> = {};
  for (const [fieldKey, field] of Object.entries(schema)) {
    if (field.fieldType === "Label") continue;
    const read = readField(field, Object.hasOwn(values, fieldKey) ? values[fieldKey] : undefined);
    if (read.ok) config[fieldKey] = read.value;
    else problems.push(joinDisplayTexts([field.label, read.problem], ": "));
  }
  if (problems.length > 0) throw invalidConfiguration(problems);
  return config as ConfigOf<S>;
}

type ReadField = { ok: true; value: unknown } | { ok: false; problem: DisplayText };

function readField(field: ConfigField, wire: string | undefined): ReadField {
  const decoded =
    wire === undefined ? { ok: true as const, value: field.defaultText } : decodeValue(field.fieldType, wire);
  if (!decoded.ok) return { ok: false, problem: unreadable(field, decoded.text) };
  const canonical = decoded.value;
  const problem = problemOf(field, canonical);
  return problem ? { ok: false, problem } : { ok: true, value: field.fromText(canonical) };
}

function problemOf(field: ConfigField, canonical: string): DisplayText | null {
  if (field.mandatory && canonical.trim() === "") return MANDATORY;
  if (field.maxLength > 0 && canonical.length > field.maxLength) return tooLong(field.maxLength);
  if (field.fieldType === "Integer" && canonical !== "" && !Number.isSafeInteger(Number(canonical))) {
    return unreadable(field, canonical);
  }
  if (field.items && canonical !== "" && !Object.hasOwn(field.items, canonical)) return notAnItem(canonical);
  return null;
}

const MANDATORY: DisplayText = { US: "must be filled in", SV: "måste fyllas i", NO: "må fylles ut" };

const tooLong = (maxLength: number): DisplayText => ({
  US: `is longer than ${maxLength} characters`,
  SV: `är längre än ${maxLength} tecken`,
  NO: `er lengre enn ${maxLength} tegn`,
});

const notAnItem = (key: string): DisplayText => ({
  US: `“${key}” is not an item of the list`,
  SV: `”${key}” finns inte i listan`,
  NO: `«${key}» finnes ikke i listen`,
});

const TYPE_WORDS: Partial<Record<FieldType, DisplayText>> = {
  Integer: { US: "a whole number", SV: "ett heltal", NO: "et heltall" },
  Double: { US: "a decimal number", SV: "ett decimaltal", NO: "et desimaltall" },
  Checkbox: { US: "yes or no", SV: "ja eller nej", NO: "ja eller nei" },
  Datetime: { US: "a date", SV: "ett datum", NO: "en dato" },
};

function unreadable(field: ConfigField, wire: string): DisplayText {
  const shown = field.fieldType === "Password" ? "" : wire.slice(0, 40);
  const words = TYPE_WORDS[field.fieldType] ?? field.fieldType;
  const head: DisplayText = { US: `“${shown}” is not`, SV: `”${shown}” är inte`, NO: `«${shown}» er ikke` };
  return joinDisplayTexts([head, words], " ");
}

function invalidConfiguration(problems: DisplayText[]): ConnectorError {
  const head: DisplayText = {
    US: "The configuration cannot be used.",
    SV: "Konfigurationen kan inte användas.",
    NO: "Konfigurasjonen kan ikke brukes.",
  };
  return new ConnectorError({
    userExplanation: joinDisplayTexts([head, joinDisplayTexts(problems, "; ")], " "),
    errorCode: "INVALID_CONFIGURATION",
  });
}

function accessOf(field: ConfigField): FieldMetadata["access"] {
  if (field.fieldType === "Label") return "ReadOnly";
  return field.mandatory ? "Mandatory" : "Normal";
}

/** @throws TypeError at once, where the connector is defined, rather than at every caller */
function canonicalDefault(fieldType: FieldType, written: string | undefined): string {
  if (written === undefined) return "";
  const decoded = decodeValue(fieldType, written);
  if (decoded.ok) return decoded.value;
  throw new TypeError(`the default ${JSON.stringify(written)} of a field cannot be read as ${fieldType}`);
}

function safeInteger(canonical: string): number {
  return Number(canonical);
}

function neverRead(): never {
  throw new Error("a label has no value to read");
}
