import type { CrmEntity } from "@brygga/api-contract";
import { beforeAll, describe, expect, test } from "vitest";
import { crmFields } from "../crm/field-registry.ts";
import { openTestDatabase } from "../db/testing.ts";
import type { ErpFieldConfig } from "./actor-type-mapping.ts";
import { mapAutomatically } from "./automatic-mapping.ts";

let registry: Awaited<ReturnType<typeof crmFields>>;

beforeAll(async () => {
  const database = await openTestDatabase();
  registry = await crmFields(database.db);
  await database.close();
});

const field = (fieldKey: string, part: Partial<ErpFieldConfig> = {}): ErpFieldConfig => ({
  ...{ fieldKey, displayName: fieldKey, displayDescription: "", fieldType: "Text", listName: "" },
  ...{ defaultValue: "", maxLength: 0, access: "Normal", searchable: true, rank: 1, crmFieldKey: null },
  ...{ syncToCrm: false, syncToErp: false, showInErpTab: false, showInSearch: false },
  ...{ hasDefault: false, defaultSetting: "", askUser: false, mandatory: false },
  ...{ missingInErp: false, missingInCrm: false },
  ...part,
});

const mappedTo = (entity: CrmEntity, ...fields: ErpFieldConfig[]) =>
  mapAutomatically(fields, entity, registry).map(({ crmFieldKey }) => crmFieldKey);

const ADDRESS = ["Address1", "Address2", "Address3", "Zip", "City", "County", "State"];
const addressRows = (upper: string, camel: string) =>
  ["AD1", "AD2", "AD3", "ZIP", "CITY", "COUNTY", "STATE"].map(
    (part, index) => [`${upper}${part}`, `${camel}${ADDRESS[index]}`] as const,
  );

/** The table of the specification, row by row. */
const TABLE = {
  company: [
    ["NAME", "name"],
    ["NUMBER1", "code"],
    ["NUMBER2", "number"],
    ["DEPARTMENT", "department"],
    ["PHONE", "phone"],
    ["FAX", "fax"],
    ["EMAIL", "email"],
    ["URL", "website"],
    ...addressRows("POSTAL", "postal"),
    ...addressRows("STREET", "street"),
    ["COUNTRY", "country"],
    ["VATNO", "vatNumber"],
  ],
  contact: [
    ["FIRSTNAME", "firstName"],
    ["MIDDLENAME", "middleName"],
    ["LASTNAME", "lastName"],
    ["TITLE", "title"],
    ["NUMBER", "number"],
    ["PHONE_DIRECT", "phoneDirect"],
    ["PHONE_PRIVATE", "phonePrivate"],
    ["PHONE_MOBILE", "phoneMobile"],
    ["PHONE_OTHER", "phoneOther"],
    ["EMAIL", "email"],
    ["POSITION", "position"],
    ["BIRTHDATE", "birthdate"],
    ["URL", "website"],
    ...addressRows("POSTAL", "postal"),
    ["POSTALCOUNTRY", "country"],
  ],
  project: [
    ["NAME", "name"],
    ["TEXT", "description"],
    ["NUMBER", "number"],
    ["URL", "website"],
    ["ENDDATE", "endDate"],
  ],
} as const;

/** The ERP type that fits: text, but for what the CRM has as a date. */
const typed = (key: string) => field(key, key.endsWith("DATE") ? { fieldType: "Datetime" } : {});

describe.each(["company", "contact", "project"] as const)("the automatic mapping of a %s", (entity) => {
  test.each(TABLE[entity].map(([erp, crm]) => [erp, crm]))(
    "maps %s to %s, without a direction",
    (erp, crm) => {
      const [mapped] = mapAutomatically([typed(erp)], entity, registry);
      expect(mapped).toMatchObject({ crmFieldKey: crm, syncToCrm: false, syncToErp: false });
    },
  );

  test("maps every row of the table at once", () => {
    const keys = TABLE[entity].map(([erp]) => typed(erp));
    expect(mappedTo(entity, ...keys)).toEqual(TABLE[entity].map(([, crm]) => crm));
  });
});

describe("the automatic mapping", () => {
  test("does not mind upper and lower case", () => {
    expect(mappedTo("company", field("PostalAd1"), field("vatno"))).toEqual(["postalAddress1", "vatNumber"]);
  });

  test("leaves alone what is mapped, and what a mapped field has already", () => {
    expect(mappedTo("company", field("PHONE", { crmFieldKey: "fax" }), field("FAX"))).toEqual(["fax", null]);
  });

  test("maps nothing whose types fit in neither direction, and no key", () => {
    expect(mappedTo("company", field("NAME", { fieldType: "Label" }), field("ERPKEY"))).toEqual([null, null]);
    expect(mappedTo("contact", field("BIRTHDATE", { fieldType: "Checkbox" }))).toEqual([null]);
  });

  test("does not know the keys of another entity", () => {
    expect(mappedTo("project", field("PHONE"), field("FIRSTNAME"))).toEqual([null, null]);
  });
});
