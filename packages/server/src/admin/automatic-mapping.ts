import type { CrmEntity, CrmField } from "@brygga/api-contract";
import { type ErpFieldConfig, isKeyField } from "./actor-type-mapping.ts";
import { pairDirections } from "./pair-directions.ts";

const address = (upper: string, camel: string): Record<string, string> => ({
  [`${upper}AD1`]: `${camel}Address1`,
  [`${upper}AD2`]: `${camel}Address2`,
  [`${upper}AD3`]: `${camel}Address3`,
  [`${upper}ZIP`]: `${camel}Zip`,
  [`${upper}CITY`]: `${camel}City`,
  [`${upper}COUNTY`]: `${camel}County`,
  [`${upper}STATE`]: `${camel}State`,
});

/** CRM field by upper-case ERP field key. */
const CRM_FIELD_OF: Readonly<Record<CrmEntity, Readonly<Record<string, string>>>> = {
  company: {
    NAME: "name",
    NUMBER1: "code",
    NUMBER2: "number",
    DEPARTMENT: "department",
    PHONE: "phone",
    FAX: "fax",
    EMAIL: "email",
    URL: "website",
    ...address("POSTAL", "postal"),
    ...address("STREET", "street"),
    COUNTRY: "country",
    VATNO: "vatNumber",
  },
  contact: {
    FIRSTNAME: "firstName",
    MIDDLENAME: "middleName",
    LASTNAME: "lastName",
    TITLE: "title",
    NUMBER: "number",
    PHONE_DIRECT: "phoneDirect",
    PHONE_PRIVATE: "phonePrivate",
    PHONE_MOBILE: "phoneMobile",
    PHONE_OTHER: "phoneOther",
    EMAIL: "email",
    POSITION: "position",
    BIRTHDATE: "birthdate",
    URL: "website",
    ...address("POSTAL", "postal"),
    POSTALCOUNTRY: "country",
  },
  project: {
    NAME: "name",
    TEXT: "description",
    NUMBER: "number",
    URL: "website",
    ENDDATE: "endDate",
  },
};

/**
 * Maps the fields that go by well-known keys, without any direction. A mapping that is there is kept, no CRM field
 * is used twice, and nothing is mapped whose types fit in neither direction.
 */
export function mapAutomatically<Field extends ErpFieldConfig>(
  fields: readonly Field[],
  entity: CrmEntity,
  crmFields: readonly CrmField[],
): Field[] {
  const byKey = new Map(
    crmFields.filter((field) => field.entity === entity).map((field) => [field.key, field]),
  );
  const used = new Set(fields.map(({ crmFieldKey }) => crmFieldKey));
  return fields.map((field) => {
    const crmField = byKey.get(CRM_FIELD_OF[entity][field.fieldKey.toUpperCase()] ?? "");
    if (field.crmFieldKey !== null || crmField === undefined || used.has(crmField.key)) return field;
    if (isKeyField(field) || !fits(field.fieldType, crmField)) return field;
    used.add(crmField.key);
    return { ...field, crmFieldKey: crmField.key };
  });
}

function fits(erpFieldType: string, crmField: CrmField): boolean {
  const { toCrm, toErp } = pairDirections(erpFieldType, crmField);
  return toCrm || toErp;
}
