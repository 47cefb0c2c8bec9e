import type { CrmEntity, CrmField } from "@brygga/api-contract";

export const GROUPS = [
  "general",
  "phoneAndInternet",
  "postalAddress",
  "streetAddress",
  "description",
  "note",
  "userDefined",
] as const;
export type GroupName = (typeof GROUPS)[number];

export interface FieldGroup {
  name: GroupName;
  fields: readonly CrmField[];
}

const ADDRESS_PARTS = ["Address1", "Address2", "Address3", "Zip", "City", "County", "State"];
const address = (prefix: string) => ADDRESS_PARTS.map((part) => `${prefix}${part}`);
const INTERNET = ["email", "website"];

/** Where the standard fields belong. A field that is named nowhere is shown with the general ones. */
const PLACES: Readonly<Record<CrmEntity, Partial<Record<GroupName, readonly string[]>>>> = {
  company: {
    phoneAndInternet: ["phone", "fax", ...INTERNET],
    postalAddress: [...address("postal"), "country"],
    streetAddress: address("street"),
    note: ["note"],
  },
  contact: {
    phoneAndInternet: ["phoneDirect", "phoneMobile", "phonePrivate", "phoneOther", ...INTERNET],
    postalAddress: [...address("postal"), "country"],
  },
  project: { description: ["description"] },
};

/** The fields of an entity in the groups in which its screen shows them; groups without fields are left out. */
export function groupFields(entity: CrmEntity, fields: readonly CrmField[]): FieldGroup[] {
  const byGroup = Map.groupBy(fields, (field) => groupOf(entity, field));
  return GROUPS.flatMap((name) => {
    const members = byGroup.get(name);
    return members === undefined ? [] : [{ name, fields: inOrder(members, PLACES[entity][name]) }];
  });
}

function groupOf(entity: CrmEntity, { key, userDefined }: CrmField): GroupName {
  if (userDefined) return "userDefined";
  return GROUPS.find((name) => PLACES[entity][name]?.includes(key)) ?? "general";
}

const inOrder = (fields: readonly CrmField[], keys: readonly string[] = []): readonly CrmField[] =>
  fields.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));

/** A long text gets lines of its own; one without a limit is a long text. */
export const isLongText = ({ type, maxLength }: CrmField) => type === "text" && maxLength === 0;

/** How many of twelve columns a field takes in its group, so that what belongs together stands side by side. */
export function columnsOf(field: CrmField): number {
  if (isLongText(field) || /Address\d$|^(name|email|website)$/.test(field.key)) return 12;
  if (/(Zip|State)$/.test(field.key)) return 4;
  return /(City|County)$/.test(field.key) ? 8 : 6;
}
