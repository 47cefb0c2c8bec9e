import type { DisplayText, FieldDefinition } from "@brygga/connector-sdk";
import type { FieldAccess, FieldType } from "@brygga/protocol";
import type { SampleList } from "./sample-lists.ts";

/** The actor types of the sample ERP. */
export const SAMPLE_ACTOR_TYPES = ["Customer", "Supplier", "Person", "Project"] as const;
export type SampleActorType = (typeof SAMPLE_ACTOR_TYPES)[number];

export const isSampleActorType = (actorType: string): actorType is SampleActorType =>
  SAMPLE_ACTOR_TYPES.some((known) => known === actorType);

/** A field as the sample ERP keeps it. */
export interface SampleField extends FieldDefinition {
  readonly fieldType: FieldType;
  readonly access: FieldAccess;
  readonly displayName: DisplayText;
  readonly maxLength: number;
  readonly listName: SampleList | "";
}

type More = Partial<Pick<SampleField, "access" | "maxLength" | "displayDescription" | "defaultValue">>;

function field(
  fieldType: FieldType,
  fieldKey: string,
  displayName: DisplayText,
  more: More = {},
): SampleField {
  return { fieldKey, fieldType, displayName, access: "Normal", maxLength: 0, listName: "", ...more };
}

const text = (fieldKey: string, displayName: DisplayText, more: More = {}): SampleField =>
  field("Text", fieldKey, displayName, { maxLength: 60, ...more });

const listed = (fieldKey: string, displayName: DisplayText, listName: SampleList): SampleField => ({
  ...field("List", fieldKey, displayName),
  listName,
});

const READ_ONLY: More = { access: "ReadOnly" };
const MANDATORY: More = { access: "Mandatory" };

/** Field keys are those that Brygga maps by itself, where there is one. */
const ADDRESS: readonly SampleField[] = [
  text("POSTALAD1", { US: "Address", SV: "Adress", NO: "Adresse" }),
  text("POSTALAD2", { US: "Address line 2", SV: "Adressrad 2", NO: "Adresselinje 2" }),
  text("POSTALZIP", { US: "Postcode", SV: "Postnummer", NO: "Postnummer" }, { maxLength: 20 }),
  text("POSTALCITY", { US: "City", SV: "Ort", NO: "Sted" }, { maxLength: 40 }),
];

const COMPANY: readonly SampleField[] = [
  text("NAME", { US: "Name", SV: "Namn", NO: "Navn" }, MANDATORY),
  text("DEPARTMENT", { US: "Department", SV: "Avdelning", NO: "Avdeling" }),
  ...ADDRESS,
  text("COUNTRY", { US: "Country", SV: "Land", NO: "Land" }, { maxLength: 40 }),
  text("PHONE", { US: "Phone", SV: "Telefon", NO: "Telefon" }, { maxLength: 30 }),
  text("EMAIL", { US: "E-mail", SV: "E-post", NO: "E-post" }, { maxLength: 100 }),
  text("URL", { US: "Website", SV: "Webbplats", NO: "Nettsted" }, { maxLength: 100 }),
  text(
    "VATNO",
    { US: "VAT number", SV: "Momsregistreringsnummer", NO: "Organisasjonsnummer" },
    { maxLength: 20 },
  ),
];

const CUSTOMER: readonly SampleField[] = [
  text(
    "NUMBER1",
    { US: "Customer number", SV: "Kundnummer", NO: "Kundenummer" },
    { ...READ_ONLY, maxLength: 10 },
  ),
  ...COMPANY,
  field(
    "Label",
    "TERMS",
    { US: "Terms of payment", SV: "Betalningsvillkor", NO: "Betalingsbetingelser" },
    READ_ONLY,
  ),
  field(
    "Integer",
    "CREDITDAYS",
    { US: "Credit days", SV: "Kreditdagar", NO: "Kredittdager" },
    { defaultValue: "[I:30]" },
  ),
  field("Double", "CREDITLIMIT", { US: "Credit limit", SV: "Kreditgräns", NO: "Kredittgrense" }),
  field("Double", "BALANCE", { US: "Balance", SV: "Saldo", NO: "Saldo" }, READ_ONLY),
  field(
    "Checkbox",
    "BLOCKED",
    { US: "Blocked", SV: "Spärrad", NO: "Sperret" },
    {
      displayDescription: {
        US: "No orders are accepted",
        SV: "Tar inte emot order",
        NO: "Tar ikke imot ordrer",
      },
    },
  ),
  field("Datetime", "SINCE", { US: "Customer since", SV: "Kund sedan", NO: "Kunde siden" }),
  listed("CUSTGROUP", { US: "Customer group", SV: "Kundgrupp", NO: "Kundegruppe" }, "CustomerGroup"),
];

const SUPPLIER: readonly SampleField[] = [
  text(
    "NUMBER1",
    { US: "Supplier number", SV: "Leverantörsnummer", NO: "Leverandørnummer" },
    { ...READ_ONLY, maxLength: 10 },
  ),
  ...COMPANY,
  field("Integer", "LEADDAYS", { US: "Delivery days", SV: "Leveransdagar", NO: "Leveringsdager" }),
  field("Double", "RATING", { US: "Rating", SV: "Betyg", NO: "Vurdering" }),
  field("Checkbox", "APPROVED", { US: "Approved", SV: "Godkänd", NO: "Godkjent" }),
  field("Datetime", "AGREEMENTEND", { US: "Agreement ends", SV: "Avtal till", NO: "Avtale til" }),
  listed(
    "SUPPGROUP",
    { US: "Supplier group", SV: "Leverantörsgrupp", NO: "Leverandørgruppe" },
    "SupplierGroup",
  ),
];

const PERSON: readonly SampleField[] = [
  text(
    "NUMBER",
    { US: "Person number", SV: "Personnummer i ERP", NO: "Personnummer i ERP" },
    { ...READ_ONLY, maxLength: 10 },
  ),
  text("FIRSTNAME", { US: "First name", SV: "Förnamn", NO: "Fornavn" }),
  text("MIDDLENAME", { US: "Middle name", SV: "Mellannamn", NO: "Mellomnavn" }),
  text("LASTNAME", { US: "Last name", SV: "Efternamn", NO: "Etternavn" }, MANDATORY),
  text("TITLE", { US: "Title", SV: "Titel", NO: "Tittel" }),
  listed("POSITION", { US: "Position", SV: "Befattning", NO: "Stilling" }, "Position"),
  text("PHONE_DIRECT", { US: "Phone", SV: "Telefon", NO: "Telefon" }, { maxLength: 30 }),
  text("PHONE_MOBILE", { US: "Mobile", SV: "Mobil", NO: "Mobil" }, { maxLength: 30 }),
  text("EMAIL", { US: "E-mail", SV: "E-post", NO: "E-post" }, { maxLength: 100 }),
  ...ADDRESS,
  field("Datetime", "BIRTHDATE", { US: "Date of birth", SV: "Födelsedatum", NO: "Fødselsdato" }),
  field("Checkbox", "NEWSLETTER", { US: "Newsletter", SV: "Nyhetsbrev", NO: "Nyhetsbrev" }),
  field("Integer", "VISITS", { US: "Visits", SV: "Besök", NO: "Besøk" }),
  field("Double", "SCORE", { US: "Score", SV: "Poäng", NO: "Poeng" }),
  field(
    "Password",
    "PORTALPIN",
    { US: "Portal PIN", SV: "Portalens PIN", NO: "Portalens PIN" },
    { maxLength: 8 },
  ),
];

const PROJECT: readonly SampleField[] = [
  text(
    "NUMBER",
    { US: "Project number", SV: "Projektnummer", NO: "Prosjektnummer" },
    { ...READ_ONLY, maxLength: 10 },
  ),
  text("NAME", { US: "Name", SV: "Namn", NO: "Navn" }, MANDATORY),
  text("TEXT", { US: "Description", SV: "Beskrivning", NO: "Beskrivelse" }, { maxLength: 500 }),
  text("URL", { US: "Website", SV: "Webbplats", NO: "Nettsted" }, { maxLength: 100 }),
  listed("STATUS", { US: "Status", SV: "Status", NO: "Status" }, "ProjectStatus"),
  field("Datetime", "STARTDATE", { US: "Starts", SV: "Börjar", NO: "Starter" }),
  field("Datetime", "ENDDATE", { US: "Ends", SV: "Slutar", NO: "Slutter" }),
  field("Double", "BUDGET", { US: "Budget", SV: "Budget", NO: "Budsjett" }),
  field("Integer", "HOURS", { US: "Hours", SV: "Timmar", NO: "Timer" }),
  field("Checkbox", "INVOICED", { US: "Invoiced", SV: "Fakturerat", NO: "Fakturert" }),
];

/** The fields of every actor type, in the order in which they are shown. */
export const SAMPLE_FIELDS: Readonly<Record<SampleActorType, readonly SampleField[]>> = {
  Customer: CUSTOMER,
  Supplier: SUPPLIER,
  Person: PERSON,
  Project: PROJECT,
};
