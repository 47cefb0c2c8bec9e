import type { ExcelActorType } from "../configuration.ts";
import type { ColumnType } from "./column-types.ts";

/** What is known of a heading before any cell under it is looked at. */
export interface KnownColumn {
  readonly heading: string;
  /** Key under which Brygga maps the field automatically; the heading itself where there is no such key. */
  readonly fieldKey: string;
  readonly type: ColumnType;
  /** Configuration field that names the sheet of the list. */
  readonly list?: "CustomerGroupSheet" | "SupplierGroupSheet";
  readonly label?: { readonly US: string; readonly SV: string };
}

const ANY_TYPE: readonly KnownColumn[] = [
  { heading: "IntField", fieldKey: "IntField", type: "Integer" },
  { heading: "DoubleField", fieldKey: "DoubleField", type: "Double" },
  { heading: "DateField", fieldKey: "DateField", type: "Datetime" },
  { heading: "CheckboxField", fieldKey: "CheckboxField", type: "Checkbox" },
];

const number = { US: "Number", SV: "Nummer" };

const COMPANY: readonly KnownColumn[] = [
  {
    heading: "CustNo",
    fieldKey: "NUMBER2",
    type: "Text",
    label: { US: "Customer number", SV: "Kundnummer" },
  },
  {
    heading: "SupNo",
    fieldKey: "NUMBER2",
    type: "Text",
    label: { US: "Supplier number", SV: "Leverantörsnummer" },
  },
  { heading: "Nm", fieldKey: "NAME", type: "Text", label: { US: "Name", SV: "Namn" } },
  { heading: "Ad1", fieldKey: "POSTALAD1", type: "Text", label: { US: "Address 1", SV: "Adress 1" } },
  { heading: "Ad2", fieldKey: "POSTALAD2", type: "Text", label: { US: "Address 2", SV: "Adress 2" } },
  { heading: "Zip", fieldKey: "POSTALZIP", type: "Text", label: { US: "Postcode", SV: "Postnummer" } },
  { heading: "City", fieldKey: "POSTALCITY", type: "Text", label: { US: "City", SV: "Postort" } },
  {
    heading: "CustGr",
    fieldKey: "CustGr",
    type: "List",
    list: "CustomerGroupSheet",
    label: { US: "Customer group", SV: "Kundgrupp" },
  },
  {
    heading: "SupGr",
    fieldKey: "SupGr",
    type: "List",
    list: "SupplierGroupSheet",
    label: { US: "Supplier group", SV: "Leverantörsgrupp" },
  },
  ...ANY_TYPE,
];

const PERSON: readonly KnownColumn[] = [
  { heading: "PersonNo", fieldKey: "NUMBER", type: "Text", label: number },
  { heading: "FirstName", fieldKey: "FIRSTNAME", type: "Text", label: { US: "First name", SV: "Förnamn" } },
  { heading: "LastName", fieldKey: "LASTNAME", type: "Text", label: { US: "Last name", SV: "Efternamn" } },
  { heading: "Address", fieldKey: "POSTALAD1", type: "Text", label: { US: "Address", SV: "Adress" } },
  { heading: "Phone", fieldKey: "PHONE_DIRECT", type: "Text", label: { US: "Phone", SV: "Telefon" } },
  ...ANY_TYPE,
];

const PROJECT: readonly KnownColumn[] = [
  { heading: "ProjNo", fieldKey: "NUMBER", type: "Text", label: number },
  { heading: "Nm", fieldKey: "NAME", type: "Text", label: { US: "Name", SV: "Namn" } },
  { heading: "EndDate", fieldKey: "ENDDATE", type: "Datetime", label: { US: "End date", SV: "Slutdatum" } },
  { heading: "Description", fieldKey: "TEXT", type: "Text", label: { US: "Description", SV: "Beskrivning" } },
  ...ANY_TYPE,
];

/**
 * The layout that needs no configuration. Every other column has its heading as field key and the type that
 * its cells show; headings such as NAME or PHONE are mapped automatically by themselves.
 *
 * | Heading | Field key | | Heading | Field key |
 * |---|---|---|---|---|
 * | CustNo, SupNo | NUMBER2 | | PersonNo, ProjNo | NUMBER |
 * | Nm | NAME | | FirstName, LastName | FIRSTNAME, LASTNAME |
 * | Ad1, Ad2 | POSTALAD1, POSTALAD2 | | Address (person) | POSTALAD1 |
 * | Zip, City | POSTALZIP, POSTALCITY | | Phone | PHONE_DIRECT |
 * | EndDate, Description | ENDDATE, TEXT | | CustGr, SupGr | themselves, as lists |
 */
const KNOWN: Record<ExcelActorType, readonly KnownColumn[]> = {
  Customer: COMPANY,
  Supplier: COMPANY,
  Partner: COMPANY,
  Person: PERSON,
  Project: PROJECT,
};

export function knownColumn(actorType: ExcelActorType, heading: string): KnownColumn | undefined {
  const wanted = heading.toLowerCase();
  return KNOWN[actorType].find((known) => known.heading.toLowerCase() === wanted);
}
