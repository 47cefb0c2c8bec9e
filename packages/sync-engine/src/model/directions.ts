import type { CrmFieldType, MappedField } from "./model.ts";

/** The directions that a pair of field types allows, or that a mapped field has. */
export interface Directions {
  /** `>` */
  readonly toCrm: boolean;
  /** `<` */
  readonly toErp: boolean;
}

const NONE: Directions = { toCrm: false, toErp: false };
const BOTH: Directions = { toCrm: true, toErp: true };
const TO_CRM: Directions = { toCrm: true, toErp: false };
const TO_ERP: Directions = { toCrm: false, toErp: true };

type Row = Readonly<Partial<Record<CrmFieldType, Directions>>>;

const TEXT: Row = { text: BOTH, list: BOTH };
const NOTHING: Row = {};

/** Rows are ERP field types. What is missing would lose information, or be a guess. */
const ALLOWED: ReadonlyMap<string, Row> = new Map<string, Row>([
  ["Text", TEXT],
  ["Integer", { text: TO_CRM, integer: BOTH, decimal: TO_CRM }],
  ["Double", { text: TO_CRM, decimal: BOTH, integer: TO_ERP }],
  ["Checkbox", { text: TO_CRM, checkbox: BOTH }],
  ["Datetime", { text: TO_CRM, date: BOTH, datetime: BOTH }],
  ["List", { text: TO_CRM, list: BOTH }],
  // A label is no value, and a password would end up readable in the CRM and in the log.
  ["Label", NOTHING],
  ["Password", NOTHING],
]);

/** The directions in which values of these types can be synchronised. An unknown ERP type counts as Text. */
export function allowedDirections(erpFieldType: string, crmFieldType: CrmFieldType): Directions {
  return (ALLOWED.get(erpFieldType) ?? TEXT)[crmFieldType] ?? NONE;
}

/** The directions in which this field is synchronised: chosen, allowed by its types, and writable. */
export function directionsOf(field: MappedField): Directions {
  const allowed = allowedDirections(field.erpFieldType, field.crmFieldType);
  return {
    toCrm: field.syncToCrm && allowed.toCrm,
    toErp: field.syncToErp && allowed.toErp && !field.erpReadOnly,
  };
}
