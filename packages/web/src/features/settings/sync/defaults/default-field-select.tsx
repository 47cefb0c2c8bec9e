import type { DefaultField } from "@brygga/api-contract";
import { Select } from "@mantine/core";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { hasDefault, unfilledOf } from "./defaults-draft.ts";

interface DefaultFieldSelectProps {
  fields: readonly DefaultField[];
  field: DefaultField | undefined;
  /** Whether it is the default of this field that is being changed. */
  isFixed: boolean;
  onChoose: (field: DefaultField | undefined) => void;
}

const optionOf = ({ fieldKey, displayName }: DefaultField) => ({ value: fieldKey, label: displayName });

/** The fields without a default; those that the ERP demands and that nothing fills come first. */
export function DefaultFieldSelect({ fields, field, isFixed, onChoose }: DefaultFieldSelectProps) {
  const { t } = useTexts();
  const free = fields.filter((one) => !hasDefault(one) && !one.missingInErp);
  const demanded = unfilledOf(free);
  const others = free.filter((one) => !demanded.includes(one));
  const groups = [
    { group: t("defaults:demanded"), items: demanded.map(optionOf) },
    { group: t("defaults:otherFields"), items: others.map(optionOf) },
  ].filter(({ items }) => items.length > 0);
  return (
    <Select
      label={t("terms:erpField")}
      description={field?.displayDescription}
      placeholder={t("defaults:chooseField")}
      required
      searchable={!isFixed}
      disabled={isFixed}
      // A field that is given already leaves the value to be filled in.
      data-autofocus={field === undefined ? true : undefined}
      openOnFocus={false}
      allowDeselect={false}
      data={isFixed && field !== undefined ? [optionOf(field)] : groups}
      value={field?.fieldKey ?? null}
      nothingFoundMessage={t("mapping:noMatch")}
      onChange={(key) => onChoose(fields.find(({ fieldKey }) => fieldKey === key))}
    />
  );
}
