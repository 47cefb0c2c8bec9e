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

const fieldOf =
  (fieldType: FieldType) =>
  (fieldKey: string, displayName: DisplayText, more: More = {}): SampleField => ({
    fieldKey,
    fieldType,
    displayName,
    access: "Normal",
    maxLength: 0,
    listName: "",
    ...more,
  });

const integer = fieldOf("Integer");
const decimal = fieldOf("Double");
const checkbox = fieldOf("Checkbox");
const datetime = fieldOf("Datetime");
const label = fieldOf("Label");
const password = fieldOf("Password");

const text = (fieldKey: string, displayName: DisplayText, more: More = {}): SampleField =>
  fieldOf("Text")(fieldKey, displayName, { maxLength: 60, ...more });

const listed = (fieldKey: string, displayName: DisplayText, listName: SampleList): SampleField => ({
  ...fieldOf("List")(fieldKey, displayName),
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
  label("TERMS", { US: "Terms of payment", SV: "Betalningsvillkor", NO: "Betalingsbetingelser" }, READ_ONLY),
  integer(
    "CREDITDAYS",
    { US: "Credit days", SV: "Kreditdagar", NO: "Kredittdager" },
    { defaultValue: "[I:30]" },
  ),
  decimal("CREDITLIMIT", { US: "Credit limit", SV: "Kreditgräns", NO: "Kredittgrense" }),
  decimal("BALANCE", { US: "Balance", SV: "Saldo", NO: "Saldo" }, READ_ONLY),
  checkbox(
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
  datetime("SINCE", { US: "Customer since", SV: "Kund sedan", NO: "Kunde siden" }),
  listed("CUSTGROUP", { US: "Customer group", SV: "Kundgrupp", NO: "Kundegruppe" }, "CustomerGroup"),
];

const SUPPLIER: readonly SampleField[] = [
  text(
    "NUMBER1",
    { US: "Supplier number", SV: "Leverantörsnummer", NO: "Leverandørnummer" },
    { ...READ_ONLY, maxLength: 10 },
  ),
  ...COMPANY,
  integer("LEADDAYS", { US: "Delivery days", SV: "Leveransdagar", NO: "Leveringsdager" }),
  decimal("RATING", { US: "Rating", SV: "Betyg", NO: "Vurdering" }),
  checkbox("APPROVED", { US: "Approved", SV: "Godkänd", NO: "Godkjent" }),
  datetime("AGREEMENTEND", { US: "Agreement ends", SV: "Avtal till", NO: "Avtale til" }),
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
  datetime("BIRTHDATE", { US: "Date of birth", SV: "Födelsedatum", NO: "Fødselsdato" }),
  checkbox("NEWSLETTER", { US: "Newsletter", SV: "Nyhetsbrev", NO: "Nyhetsbrev" }),
  integer("VISITS", { US: "Visits", SV: "Besök", NO: "Besøk" }),
  decimal("SCORE", { US: "Score", SV: "Poäng", NO: "Poeng" }),
  password("PORTALPIN", { US: "Portal PIN", SV: "Portalens PIN", NO: "Portalens PIN" }, { maxLength: 8 }),
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
  datetime("STARTDATE", { US: "Starts", SV: "Börjar", NO: "Starter" }),
  datetime("ENDDATE", { US: "Ends", SV: "Slutar", NO: "Slutter" }),
  decimal("BUDGET", { US: "Budget", SV: "Budget", NO: "Budsjett" }),
  integer("HOURS", { US: "Hours", SV: "Timmar", NO: "Timer" }),
  checkbox("INVOICED", { US: "Invoiced", SV: "Fakturerat", NO: "Fakturert" }),
];

/** The fields of every actor type, in the order in which they are shown. */
export const SAMPLE_FIELDS: Readonly<Record<SampleActorType, readonly SampleField[]>> = {
  Customer: CUSTOMER,
  Supplier: SUPPLIER,
  Person: PERSON,
  Project: PROJECT,
};
