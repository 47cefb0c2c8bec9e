import { type CrmField, type ErpField, typesFit } from "@brygga/api-contract";
import { Select } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import { crmFieldLabel } from "../../../../components/crm-field-label.ts";
import { RestingSelect } from "../../../../components/resting-select.tsx";
import { type Translate, useTexts } from "../../../../i18n/use-texts.ts";

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

/** The CRM fields whose type fits. What is chosen is shown at once; the others when somebody is about to choose. */
export function CrmFieldSelect(props: CrmFieldSelectProps) {
  const { field, crmFields, isReadOnly, onChange } = props;
  const { t } = useTexts();
  const [use, setUse] = useState<"none" | "shown" | "focused">("none");
  const chosen = crmFields.find(({ key }) => key === field.crmFieldKey);
  const isGone = field.crmFieldKey !== null && chosen === undefined;
  if (use !== "none" || isGone || field.missingInCrm) {
    const choose = (crmField: CrmField | undefined) => {
      // It stays what it is, with the focus that it has, when it is not a field that is gone any more.
      if (use === "none") setUse("shown");
      onChange(crmField);
    };
    return <UsedSelect {...props} onChange={choose} takesFocus={use === "focused"} isGone={isGone} />;
  }
  return (
    <RestingSelect
      aria-label={t("mapping:crmFieldOf", { field: field.displayName })}
      text={chosen === undefined ? "" : crmFieldLabel(t, chosen)}
      placeholder={t("terms:noSelection")}
      isDisabled={isLocked(field, isReadOnly)}
      clearText={t("clear")}
      onClear={() => onChange(undefined)}
      onWake={() => setUse("focused")}
    />
  );
}

const isLocked = ({ missingInErp, crmFieldKey }: ErpField, isReadOnly: boolean): boolean =>
  isReadOnly || (missingInErp && crmFieldKey === null);

interface UsedSelectProps extends CrmFieldSelectProps {
  /** When it appears. */
  takesFocus: boolean;
  /** The CRM field that is mapped is not there any more. */
  isGone: boolean;
}

/** A CRM field that another ERP field has already is shown and cannot be chosen. */
function UsedSelect(props: UsedSelectProps) {
  const { field, mapped, crmFields, isReadOnly, onChange, takesFocus, isGone } = props;
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  const options = optionsOf(t, { field, mapped, crmFields });
  if (isGone) options.push({ value: field.crmFieldKey ?? "", label: field.crmFieldKey ?? "" });
  return (
    <Select
      ref={input}
      size="xs"
      searchable
      clearable
      aria-label={t("mapping:crmFieldOf", { field: field.displayName })}
      placeholder={t("terms:noSelection")}
      nothingFoundMessage={t("mapping:noMatch")}
      clearButtonProps={{ "aria-label": t("clear") }}
      disabled={isLocked(field, isReadOnly)}
      data={options}
      value={field.crmFieldKey}
      error={isGone || field.missingInCrm ? t("mapping:missingInCrm") : null}
      onChange={(key) => onChange(crmFields.find((crmField) => crmField.key === key))}
    />
  );
}

function optionsOf(
  t: Translate,
  { field, mapped, crmFields }: Pick<CrmFieldSelectProps, "field" | "mapped" | "crmFields">,
): { value: string; label: string; disabled?: boolean }[] {
  const owner = new Map(
    mapped
      .filter(({ fieldKey }) => fieldKey !== field.fieldKey)
      .map(({ crmFieldKey, displayName }) => [crmFieldKey, displayName]),
  );
  return crmFields
    .filter(({ type, key }) => typesFit(field.fieldType, type) || key === field.crmFieldKey)
    .map((crmField) => {
      const label = crmFieldLabel(t, crmField);
      const other = owner.get(crmField.key);
      return other === undefined
        ? { value: crmField.key, label }
        : { value: crmField.key, label: t("mapping:usedBy", { field: label, other }), disabled: true };
    });
}
