/** One of the fields that the benchmarks synchronise. */
export interface BenchField {
  readonly fieldKey: string;
  readonly fieldType: "Text" | "Integer" | "Datetime" | "List";
  readonly crmFieldKey: string;
  /** Read-only fields, and types that a text field cannot give back, go to the CRM alone. */
  readonly isTwoWay: boolean;
}

const text = (fieldKey: string, crmFieldKey: string): BenchField => ({
  fieldKey,
  fieldType: "Text",
  crmFieldKey,
  isTwoWay: true,
});

/** Fifteen fields of a customer of the sample ERP and where they go in a company. */
export const CUSTOMER_FIELDS: readonly BenchField[] = [
  { ...text("NUMBER1", "number"), isTwoWay: false },
  text("NAME", "name"),
  text("DEPARTMENT", "department"),
  text("POSTALAD1", "postalAddress1"),
  text("POSTALAD2", "postalAddress2"),
  text("POSTALZIP", "postalZip"),
  text("POSTALCITY", "postalCity"),
  text("COUNTRY", "postalCounty"),
  text("PHONE", "phone"),
  text("EMAIL", "email"),
  text("URL", "website"),
  text("VATNO", "vatNumber"),
  { fieldKey: "CREDITDAYS", fieldType: "Integer", crmFieldKey: "code", isTwoWay: false },
  { fieldKey: "SINCE", fieldType: "Datetime", crmFieldKey: "note", isTwoWay: false },
  { fieldKey: "CUSTGROUP", fieldType: "List", crmFieldKey: "category", isTwoWay: true },
];

/** The items of the list behind CUSTGROUP. */
export const CUSTOMER_GROUPS: readonly string[] = ["G1", "G2", "G3", "G4"];

/** Every actor type of the connection: a cycle asks for each of them once. */
export const ACTOR_TYPES = [
  { actorType: "Customer", entity: "company", fields: CUSTOMER_FIELDS },
  { actorType: "Supplier", entity: "company", fields: [text("NAME", "name"), text("PHONE", "phone")] },
  { actorType: "Project", entity: "project", fields: [text("NAME", "name"), text("TEXT", "description")] },
  { actorType: "Person", entity: "contact", fields: [text("LASTNAME", "lastName")] },
] as const;

export const CONNECTION_GUID = "5f4dfa1c-7f0a-4be0-9d1e-2f3c7d1f0b1e";

/** As which the benchmarks ask for changed actors, whatever Brygga's watermark is. */
export const FROM_THE_BEGINNING = "[DT:01/01/1970 00:00:00.0000000]";
