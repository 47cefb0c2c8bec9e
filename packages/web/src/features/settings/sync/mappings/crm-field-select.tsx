import { type CrmField, type ErpField, typesFit } from "@brygga/api-contract";
import { Select } from "@mantine/core";
import { crmFieldLabel } from "../../../../components/crm-field-label.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";

/** An ERP field that has a CRM field. */
export type MappedField = Pick<ErpField, "fieldKey" | "crmFieldKey" | "displayName">;

interface CrmFieldSelectProps {
  field: ErpField;
  /** Of the actor type: a CRM field can be mapped once only. */
  mapped: readonly MappedField[];
  crmFields: readonly CrmField[];
  isReadOnly: boolean;
  onChange: (crmField: CrmField | undefined) => void;
}

/** The CRM fields whose type fits; one that another ERP field has already is shown and cannot be chosen. */
export function CrmFieldSelect({ field, mapped, crmFields, isReadOnly, onChange }: CrmFieldSelectProps) {
  const { t } = useTexts();
  const owner = new Map(
    mapped
      .filter(({ fieldKey }) => fieldKey !== field.fieldKey)
      .map(({ crmFieldKey, displayName }) => [crmFieldKey, displayName]),
  );
  const options = crmFields
    .filter(({ type, key }) => typesFit(field.fieldType, type) || key === field.crmFieldKey)
    .map((crmField) => {
      const label = crmFieldLabel(t, crmField);
      const other = owner.get(crmField.key);
      return other === undefined
        ? { value: crmField.key, label }
        : {
            value: crmField.key,
            label: t("mapping:usedBy", { field: label, other }),
            disabled: true,
          };
    });
  const isGone = field.crmFieldKey !== null && !options.some(({ value }) => value === field.crmFieldKey);
  if (isGone) options.push({ value: field.crmFieldKey ?? "", label: field.crmFieldKey ?? "" });
  return (
    <Select
      size="xs"
      searchable
      clearable
      aria-label={t("mapping:crmFieldOf", { field: field.displayName })}
      placeholder={t("terms:noSelection")}
      nothingFoundMessage={t("mapping:noMatch")}
      clearButtonProps={{ "aria-label": t("clear") }}
      disabled={isReadOnly || (field.missingInErp && field.crmFieldKey === null)}
      data={options}
      value={field.crmFieldKey}
      error={isGone || field.missingInCrm ? t("mapping:missingInCrm") : null}
      onChange={(key) => onChange(crmFields.find((crmField) => crmField.key === key))}
    />
  );
}
