import type { CrmField } from "./crm.ts";

/** Directions of a field mapping: `>` is towards the CRM, `<` towards the ERP. */
export interface AllowedDirections {
  readonly toCrm: boolean;
  readonly toErp: boolean;
}

type CrmFieldType = CrmField["type"];

const NONE: AllowedDirections = { toCrm: false, toErp: false };
const BOTH: AllowedDirections = { toCrm: true, toErp: true };
const TO_CRM: AllowedDirections = { toCrm: true, toErp: false };
const TO_ERP: AllowedDirections = { toCrm: false, toErp: true };

type Row = Readonly<Partial<Record<CrmFieldType, AllowedDirections>>>;

const TEXT: Row = { text: BOTH, list: BOTH };

/** Rows are ERP field types. A pair that is missing would lose information, or be a guess. */
const ALLOWED: Readonly<Record<string, Row>> = {
  Text: TEXT,
  Integer: { text: TO_CRM, integer: BOTH, decimal: TO_CRM },
  Double: { text: TO_CRM, decimal: BOTH, integer: TO_ERP },
  Checkbox: { text: TO_CRM, checkbox: BOTH },
  Datetime: { text: TO_CRM, date: BOTH, datetime: BOTH },
  List: { text: TO_CRM, list: BOTH },
  // A label is no value, and a password would end up readable in the CRM and in the log.
  Label: {},
  Password: {},
};

/**
 * The directions in which values of these types can be synchronised; the same rule that the sync engine
 * holds to (a test of the server compares both). An ERP type unknown to us counts as text.
 */
export function allowedDirections(erpFieldType: string, crmFieldType: CrmFieldType): AllowedDirections {
  const row = Object.hasOwn(ALLOWED, erpFieldType) ? ALLOWED[erpFieldType] : TEXT;
  return row?.[crmFieldType] ?? NONE;
}

/** Whether a CRM field of this type can be chosen for an ERP field of that type at all. */
export function typesFit(erpFieldType: string, crmFieldType: CrmFieldType): boolean {
  const { toCrm, toErp } = allowedDirections(erpFieldType, crmFieldType);
  return toCrm || toErp;
}

/**
 * Whether a field repeats the actor's key, by the name that the connector contract has for it. It is shown in
 * every search and cannot be mapped: the link holds the key.
 */
export const isKeyField = (fieldKey: string): boolean => fieldKey.toLowerCase() === "erpkey";
