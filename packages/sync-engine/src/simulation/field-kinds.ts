import type { CrmFieldType, CrmValue, MappedField } from "../model/model.ts";
import type { FieldKey, FieldSetup, StoredForm } from "./schedule.ts";

export type { FieldKey } from "./schedule.ts";

/** Fields of the simulated CRM. The ERP's field of the same meaning has the key in capitals. */
export const FIELD_KINDS = {
  name: { crm: "text", erp: "Text", crmMaxLength: 0 },
  phone: { crm: "text", erp: "Text", crmMaxLength: 0 },
  city: { crm: "text", erp: "Text", crmMaxLength: 12 },
  staff: { crm: "integer", erp: "Integer", crmMaxLength: 0 },
  turnover: { crm: "decimal", erp: "Double", crmMaxLength: 0 },
  kind: { crm: "list", erp: "List", crmMaxLength: 0 },
  since: { crm: "date", erp: "Datetime", crmMaxLength: 0 },
} as const satisfies Record<FieldKey, { crm: CrmFieldType; erp: string; crmMaxLength: number }>;

export const FIELD_KEYS = Object.keys(FIELD_KINDS) as readonly FieldKey[];

export const isTextField = (key: FieldKey): boolean => FIELD_KINDS[key].crm === "text";

/** Digits after the point that the CRM keeps of a decimal. */
const CRM_SCALE = 2;

export const erpKeyOf = (key: FieldKey): string => key.toUpperCase();

export type Items = Readonly<Record<string, string>>;

/** The mapping as the engine gets it. */
export function mappedField(field: FieldSetup, items: Items): MappedField {
  const kind = FIELD_KINDS[field.key];
  const mapped = {
    erpFieldKey: erpKeyOf(field.key),
    erpFieldType: kind.erp,
    erpMaxLength: field.erpMaxLength,
    erpReadOnly: false,
    crmFieldKey: field.key,
    crmFieldType: kind.crm,
    crmMaxLength: kind.crmMaxLength,
    crmScale: kind.crm === "decimal" ? CRM_SCALE : null,
    syncToCrm: field.toCrm,
    syncToErp: field.toErp,
  };
  return kind.crm === "list" ? { ...mapped, list: listOf(items) } : mapped;
}

function listOf(items: Items): NonNullable<MappedField["list"]> {
  const pairs = Object.entries(items);
  return {
    toCrm: new Map(pairs),
    toErp: new Map(pairs.map(([erpItem, crmItem]) => [crmItem, erpItem])),
    erpTexts: new Map(),
  };
}

// What follows says what values mean. It is the oracle, so it uses nothing of the engine.

/** The meaning of a CRM value as text; blank is "". */
export function meaningOfCrm(key: FieldKey, value: CrmValue): string {
  if (value === null) return "";
  return FIELD_KINDS[key].crm === "decimal" ? plainDecimal(String(value)) : String(value);
}

/** The meaning of a wire value, in the words of the CRM; null when it has none there. */
export function meaningOfWire(key: FieldKey, wire: string, items: Items): string | null {
  if (wire === "") return "";
  switch (FIELD_KINDS[key].crm) {
    case "text":
      return wire;
    case "list":
      return items[wire] ?? null;
    case "integer":
      return /^\[I:(-?\d+)\]$/.exec(wire)?.[1] ?? (/^-?\d+$/.test(wire) ? wire : null);
    case "decimal": {
      const digits = /^\[F:(-?\d+(?:\.\d+)?)\]$/.exec(wire)?.[1];
      return digits === undefined ? null : plainDecimal(digits);
    }
    case "date": {
      const date = /^\[DT:(\d\d)\/(\d\d)\/(\d{4}) /.exec(wire);
      return date === null ? null : `${date[3]}-${date[1]}-${date[2]}`;
    }
  }
}

const plainDecimal = (digits: string): string => digits.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");

/** Whether two meanings are one at the coarser precision of the two sides. */
export function isSameMeaning(key: FieldKey, left: string | null, right: string | null): boolean {
  if (left === right) return true;
  if (left === null || right === null || left === "" || right === "") return false;
  return FIELD_KINDS[key].crm === "decimal" && cents(left) === cents(right);
}

const cents = (digits: string): number => Math.round(Number(digits) * 100);

/** Why a meaning cannot be written to the CRM; null when it can. */
export function obstacleToCrm(key: FieldKey, meaning: string): string | null {
  const { crm, crmMaxLength } = FIELD_KINDS[key];
  if (crmMaxLength > 0 && meaning.length > crmMaxLength) return "too-long-for-crm";
  if (crm === "decimal" && /\.\d{3,}$/.test(meaning)) return "does-not-fit-crm";
  return null;
}

/** Why a meaning cannot be sent to the ERP; null when it can. */
export function obstacleToErp(
  { key, erpMaxLength }: FieldSetup,
  meaning: string,
  items: Items,
): string | null {
  if (FIELD_KINDS[key].crm === "list" && meaning !== "" && !Object.values(items).includes(meaning)) {
    return "list-item-unmapped";
  }
  if (isTextField(key) && erpMaxLength > 0 && meaning.length > erpMaxLength) return "too-long-for-erp";
  return null;
}

/** What the ERP makes of text. */
export function storedAs(form: StoredForm, text: string): string {
  switch (form) {
    case "verbatim":
      return text;
    case "trimmed":
      return text.trim();
    case "upper":
      return text.toUpperCase();
    case "lower":
      return text.toLowerCase();
    case "padded":
      return /^\d+$/.test(text) ? text.padStart(6, "0") : text;
  }
}

/** What the ERP makes of a value that is entered or sent. */
export const storedText = ({ key, stores }: Pick<FieldSetup, "key" | "stores">, wire: string): string =>
  isTextField(key) ? storedAs(stores, wire) : wire;
