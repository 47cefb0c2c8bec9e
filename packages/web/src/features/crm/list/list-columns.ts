import type { CrmEntity, CrmField } from "@brygga/api-contract";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import type { Translate } from "../../../i18n/use-texts.ts";

/** A column of a list, beside the name that each has. */
export interface ListColumn {
  key: string;
  label: string;
  /** null: when the record was made or changed. */
  field: CrmField | null;
}

/** What a list shows before its user has chosen. */
export const DEFAULT_COLUMNS: Readonly<Record<CrmEntity, readonly string[]>> = {
  company: ["number", "postalCity", "category", "phone", "email", "updatedAt"],
  contact: ["companyId", "position", "phoneDirect", "email", "updatedAt"],
  project: ["number", "type", "status", "endDate", "updatedAt"],
};

/** Parts of the name, which every list shows at first. */
const NAMING: Readonly<Record<CrmEntity, readonly string[]>> = {
  company: ["name"],
  contact: [],
  project: ["name"],
};

interface ColumnsOf {
  entity: CrmEntity;
  fields: readonly CrmField[];
}

/** Every column that a list can have, in the order of the fields. */
export function allColumns(t: Translate, { entity, fields }: ColumnsOf): ListColumn[] {
  const ofFields = fields
    .filter(({ key }) => !NAMING[entity].includes(key))
    .map((field) => ({ key: field.key, label: labelOf(t, field), field }));
  return [
    ...ofFields,
    { key: "updatedAt", label: t("crm:list.updatedAt"), field: null },
    { key: "createdAt", label: t("recordLists:createdAt"), field: null },
  ];
}

/** Most companies have one address that counts, so its city needs no more words. */
const labelOf = (t: Translate, field: CrmField) =>
  field.key === "postalCity" && field.entity === "company" ? t("crm:list.city") : crmFieldLabel(t, field);

/** The columns of these keys; a field that is gone is left out. */
export const columnsOf = (all: readonly ListColumn[], keys: readonly string[]): ListColumn[] =>
  keys.flatMap((key) => all.find((column) => column.key === key) ?? []);
