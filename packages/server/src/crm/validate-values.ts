import type { CrmEntity, CrmField, EntryCode } from "@brygga/api-contract";
import type { CrmValue } from "@brygga/sync-engine";
import type { Db } from "../db/database.ts";
import type { ProblemEntry } from "../problem.ts";
import { crmFieldsOf } from "./field-registry.ts";

export type Validated =
  | { readonly ok: true; readonly values: Readonly<Record<string, CrmValue>> }
  | { readonly ok: false; readonly errors: readonly ProblemEntry[] };

export interface ValuesToCheck {
  readonly entity: CrmEntity;
  readonly values: Readonly<Record<string, CrmValue>>;
  /** A new record must have its mandatory fields. */
  readonly creating: boolean;
}

/** Holds the values that a user or program sent to the rules of their fields; blank text becomes null. */
export async function validateValues(
  db: Db,
  { entity, values, creating }: ValuesToCheck,
): Promise<Validated> {
  const fields = new Map((await crmFieldsOf(db, entity)).map((field) => [field.key, field]));
  const entries = Object.entries(values).map(([key, value]) => [key, value === "" ? null : value] as const);
  const given = new Map(entries);
  const errors: ProblemEntry[] = [];
  for (const [key, value] of entries) {
    const field = fields.get(key);
    const error = field ? await checkValue(db, field, value) : unknownField(entity, key);
    errors.push(...(error ? [error] : []));
  }
  for (const field of fields.values()) {
    if (creating && field.mandatory && !given.has(field.key)) {
      errors.push(entryOf(field, "mandatory", "A value is needed."));
    }
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, values: Object.fromEntries(entries) };
}

const entryOf = ({ key }: Pick<CrmField, "key">, code: EntryCode, message: string): ProblemEntry => ({
  path: key,
  code,
  message,
});

const unknownField = (entity: CrmEntity, key: string) =>
  entryOf({ key }, "unknown-field", `A ${entity} has no field of this name.`);

async function checkValue(db: Db, field: CrmField, value: CrmValue): Promise<ProblemEntry | null> {
  if (field.readOnly) {
    return entryOf(field, "read-only", "This field cannot be changed.");
  }
  const isBlank = value === null || (typeof value === "string" && value.trim() === "");
  if (isBlank && field.mandatory) {
    return entryOf(field, "mandatory", "A value is needed.");
  }
  if (value === null) {
    return null;
  }
  if (field.type === "list") {
    return checkListItem(db, field, value);
  }
  return field.type === "reference" ? checkReference(db, field, value) : checkPlain(field, value);
}

function checkPlain(field: CrmField, value: NonNullable<CrmValue>): ProblemEntry | null {
  switch (field.type) {
    case "integer":
      return Number.isSafeInteger(value) ? null : wrongType(field, "a whole number");
    case "checkbox":
      return typeof value === "boolean" ? null : wrongType(field, "true or false");
    case "decimal":
      return checkDecimal(field, value);
    case "date":
      return isDate(value) ? null : entryOf(field, "invalid-date", "A date is written as 2026-12-24.");
    case "datetime":
      return isDateTime(value)
        ? null
        : entryOf(field, "invalid-date", "A date with time is written as 2026-12-24T15:00:00.");
    default:
      return checkText(field, value);
  }
}

const wrongType = (field: CrmField, what: string) =>
  entryOf(field, "wrong-type", `The value must be ${what}.`);

function checkText(field: CrmField, value: NonNullable<CrmValue>): ProblemEntry | null {
  if (typeof value !== "string") {
    return wrongType(field, "text");
  }
  if (value.includes("\u0000")) {
    return entryOf(field, "nul-character", "The text holds the character U+0000, which no ERP can take.");
  }
  // UTF-16 units, as the connector contract counts: what is accepted here has the same length there.
  return field.maxLength > 0 && value.length > field.maxLength
    ? entryOf(field, "too-long", `At most ${field.maxLength} characters fit.`)
    : null;
}

function checkDecimal(field: CrmField, value: NonNullable<CrmValue>): ProblemEntry | null {
  const digits = typeof value === "string" ? /^-?\d{1,28}(?:\.(\d{1,28}))?$/.exec(value) : null;
  if (!digits) {
    return wrongType(field, 'digits in a text, such as "12.50"');
  }
  return field.scale !== null && (digits[1]?.length ?? 0) > field.scale
    ? entryOf(field, "too-precise", digitsKept(field.scale))
    : null;
}

const digitsKept = (scale: number): string =>
  scale === 0
    ? "Whole numbers only: nothing after the point is kept."
    : `At most ${scale} ${scale === 1 ? "digit" : "digits"} after the point ${scale === 1 ? "is" : "are"} kept.`;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/** 30 February has the form of a date, but reads back as another one. */
const isDate = (value: CrmValue) =>
  typeof value === "string" && DATE.test(value) && isReal(`${value}T00:00:00`);
const isDateTime = (value: CrmValue) => typeof value === "string" && DATE_TIME.test(value) && isReal(value);

function isReal(dateTime: string): boolean {
  const parsed = new Date(`${dateTime}Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(dateTime);
}

async function checkListItem(db: Db, field: CrmField, value: NonNullable<CrmValue>) {
  if (typeof value !== "string") {
    return wrongType(field, "the key of a list item");
  }
  const item = await db
    .selectFrom("crm_list_item")
    .select("id")
    .where("list_id", "=", field.listId ?? 0)
    .where("key", "=", value)
    .executeTakeFirst();
  return item ? null : entryOf(field, "no-such-item", "The list has no item of this key.");
}

const REFERENCES: Readonly<Record<string, "company" | "user_account">> = {
  companyId: "company",
  ourContactId: "user_account",
};

async function checkReference(db: Db, field: CrmField, value: NonNullable<CrmValue>) {
  const table = REFERENCES[field.key];
  if (typeof value !== "number" || table === undefined) {
    return wrongType(field, "the id of a record");
  }
  const row = await db.selectFrom(table).select("id").where("id", "=", value).executeTakeFirst();
  return row ? null : entryOf(field, "no-such-record", "There is no record of this id.");
}
