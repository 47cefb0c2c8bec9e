import type { DefaultField } from "@brygga/api-contract";
import { Loader, Select, TextInput } from "@mantine/core";
import { DateTimePicker } from "@mantine/dates";
import { useQuery } from "@tanstack/react-query";
import { canonicalNumber } from "../../../../components/canonical-number.ts";
import { useDecimalSeparator } from "../../../../components/use-decimal-separator.ts";
import { useErrorText } from "../../../../components/use-error-text.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { erpListQuery } from "../../api/defaults.ts";
import { defaultObstacle } from "./default-obstacle.ts";

interface DefaultValueInputProps {
  connectionId: number;
  field: DefaultField;
  /** Canonical text. */
  value: string;
  onChange: (value: string) => void;
}

/** The default value, with the widget of the field's type. */
export function DefaultValueInput(props: DefaultValueInputProps) {
  const { field, value, onChange } = props;
  const { t } = useTexts();
  const separator = useDecimalSeparator();
  const fault = defaultObstacle(field, { hasDefault: true, default: value, askUser: false });
  const error =
    fault === undefined || fault === "blank"
      ? null
      : t(`defaults:obstacles.${fault}`, { max: field.maxLength });
  const common = { label: t("defaults:value"), required: true, error, "data-autofocus": true };
  switch (field.fieldType) {
    case "Checkbox":
      return <YesNo {...props} />;
    case "List":
      return <ListItem {...props} />;
    case "Datetime":
      return (
        <DateTimePicker
          {...common}
          withSeconds
          valueFormat="YYYY-MM-DD HH:mm:ss"
          placeholder={t("connectionForm:dateFormat")}
          value={value === "" ? null : value.replace("T", " ")}
          onChange={(chosen) => onChange(chosen === null ? "" : chosen.replace(" ", "T"))}
        />
      );
    case "Integer":
    case "Double":
      return (
        <TextInput
          {...common}
          inputMode={field.fieldType === "Integer" ? "numeric" : "decimal"}
          value={value.replace(".", separator)}
          onChange={(event) => onChange(canonicalNumber(field.fieldType, event.currentTarget.value))}
        />
      );
    default:
      return (
        <TextInput {...common} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      );
  }
}

function YesNo({ value, onChange }: DefaultValueInputProps) {
  const { t } = useTexts();
  return (
    <Select
      label={t("defaults:value")}
      required
      data-autofocus
      openOnFocus={false}
      allowDeselect={false}
      data={[
        { value: "1", label: t("terms:yes") },
        { value: "0", label: t("terms:no") },
      ]}
      value={value === "1" ? "1" : "0"}
      onChange={(chosen) => onChange(chosen ?? "0")}
    />
  );
}

/** The items of the ERP's list, read when the dialog opens. */
function ListItem({ connectionId, field, value, onChange }: DefaultValueInputProps) {
  const { t } = useTexts();
  const errorText = useErrorText();
  const list = useQuery(erpListQuery(connectionId, field.listName));
  const items = (list.data ?? []).map(({ key, text }) => ({ value: key, label: text || key }));
  if (value !== "" && !items.some((item) => item.value === value)) items.unshift({ value, label: value });
  return (
    <Select
      label={t("defaults:value")}
      required
      data-autofocus
      openOnFocus={false}
      allowDeselect={false}
      searchable={items.length > 10}
      placeholder={t("terms:noSelection")}
      data={items}
      value={value === "" ? null : value}
      error={list.error ? errorText(list.error) : null}
      nothingFoundMessage={t(list.isFetching ? "connectionForm:listLoading" : "connectionForm:listEmpty")}
      rightSection={list.isFetching ? <Loader size={16} aria-hidden="true" /> : undefined}
      onDropdownOpen={() => {
        if (list.isError) void list.refetch();
      }}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
