import type { CrmEntity, CrmField } from "@brygga/api-contract";

/** A field that every installation has, with what only the server needs to know of it. */
export interface StandardField extends Omit<CrmField, "listId"> {
  readonly column: string;
  /** Key of the CRM list of a list field. */
  readonly listKey: string | null;
  /** The search box looks into it: its folded text is stored in `<column>_folded`. */
  readonly searchable: boolean;
}

type Details = Partial<Pick<StandardField, "type" | "maxLength" | "mandatory" | "listKey" | "searchable">>;

const define =
  (entity: CrmEntity) =>
  (key: string, details: Details = {}): StandardField => ({
    entity,
    key,
    type: "text",
    label: null,
    maxLength: (details.type ?? "text") === "text" ? 255 : 0,
    scale: null,
    readOnly: false,
    mandatory: false,
    userDefined: false,
    column: toColumn(key),
    listKey: null,
    searchable: false,
    ...details,
  });

/** `postalAddress1` is `postal_address1`. */
function toColumn(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const list = (listKey: string): Details => ({ type: "list", listKey });
const address = (prefix: "postal" | "street") =>
  ["Address1", "Address2", "Address3", "Zip", "City", "County", "State"].map((part) => `${prefix}${part}`);

const company = define("company");
const contact = define("contact");
const project = define("project");

/** In the order in which screens and mappings show them. */
export const standardFields: readonly StandardField[] = [
  company("name", { maxLength: 220, mandatory: true, searchable: true }),
  company("department", { maxLength: 220, searchable: true }),
  company("code"),
  company("number", { searchable: true }),
  company("vatNumber"),
  company("category", list("category")),
  company("business", list("business")),
  company("phone"),
  company("fax"),
  company("email", { searchable: true }),
  company("website", { maxLength: 2000 }),
  company("country", list("country")),
  ...address("postal").map((key) => company(key)),
  ...address("street").map((key) => company(key)),
  company("note", { maxLength: 0 }),
  company("ourContactId", { type: "reference" }),

  contact("companyId", { type: "reference" }),
  contact("firstName", { searchable: true }),
  contact("middleName"),
  contact("lastName", { mandatory: true, searchable: true }),
  contact("title"),
  contact("position", list("position")),
  contact("number", { searchable: true }),
  contact("birthdate", { type: "date" }),
  contact("phoneDirect"),
  contact("phonePrivate"),
  contact("phoneMobile"),
  contact("phoneOther"),
  contact("email", { searchable: true }),
  contact("website", { maxLength: 2000 }),
  ...address("postal").map((key) => contact(key)),
  contact("country", list("country")),

  project("name", { maxLength: 220, mandatory: true, searchable: true }),
  project("number", { searchable: true }),
  project("description", { maxLength: 0 }),
  project("type", list("project-type")),
  project("status", list("project-status")),
  project("endDate", { type: "date" }),
  project("website", { maxLength: 2000 }),
];

/** What the keys of user-defined fields begin with. */
export const USER_DEFINED_PREFIX = "x_";

export const CRM_ENTITY_NAMES = ["company", "contact", "project"] as const satisfies readonly CrmEntity[];

const byEntity = Map.groupBy(standardFields, (field) => field.entity);
const byKey = new Map(
  [...byEntity].map(([entity, fields]) => [entity, new Map(fields.map((field) => [field.key, field]))]),
);

export function standardFieldsOf(entity: CrmEntity): readonly StandardField[] {
  return byEntity.get(entity) ?? [];
}

export function standardField(entity: CrmEntity, key: string): StandardField | undefined {
  return byKey.get(entity)?.get(key);
}
