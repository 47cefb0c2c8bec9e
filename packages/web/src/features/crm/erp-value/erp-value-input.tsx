import { Loader, Select, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { canonicalNumber } from "../../../components/canonical-number.ts";
import { MomentInput } from "../../../components/date-inputs.tsx";
import { useDecimalSeparator } from "../../../components/use-decimal-separator.ts";
import { useErrorText } from "../../../components/use-error-text.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { searchItemsQuery } from "../api/advanced-search.ts";

export interface ErpValueInputProps {
  connectionId: number;
  field: { fieldType: string; listName: string; maxLength: number };
  label: string;
  description?: string | undefined;
  isRequired: boolean;
  /** Whether a dialog begins here. @default false */
  isFirst?: boolean;
  /** Canonical text. */
  value: string;
  /** What is wrong, in words. */
  error: string | undefined;
  onChange: (value: string) => void;
}

/** A value of an ERP field, with the control of the field's type. */
export function ErpValueInput(props: ErpValueInputProps) {
  const { field, value, onChange } = props;
  const separator = useDecimalSeparator();
  const common = commonOf(props);
  switch (field.fieldType) {
    case "Checkbox":
      return <YesNo {...props} />;
    case "List":
      return <ListItem {...props} />;
    case "Datetime":
      return <MomentInput {...common} withSeconds value={value} onChange={onChange} />;
    case "Integer":
    case "Double":
      return (
        <TextInput
          {...common}
          inputMode={field.fieldType === "Integer" ? "numeric" : "decimal"}
          autoComplete="off"
          value={value.replace(".", separator)}
          onChange={(event) => onChange(canonicalNumber(field.fieldType, event.currentTarget.value))}
        />
      );
    default:
      return <TextValue {...props} />;
  }
}

const commonOf = ({ label, description, isRequired, isFirst, error }: ErpValueInputProps) => ({
  ...{ label, description, required: isRequired, error },
  ...(isFirst ? { "data-autofocus": true } : {}),
});

/** Characters from which a text is more than one line. */
const LONG_TEXT = 255;

function TextValue(props: ErpValueInputProps) {
  const { field, value, onChange } = props;
  const common = { ...commonOf(props), value, autoComplete: "off" };
  return field.maxLength > LONG_TEXT ? (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...common} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}

/** Of two: a check box could not be left blank, and says less. */
function YesNo(props: ErpValueInputProps) {
  const { isRequired, value, onChange } = props;
  const { t } = useTexts();
  return (
    <Select
      {...commonOf(props)}
      allowDeselect={!isRequired}
      openOnFocus={false}
      placeholder={t("terms:noSelection")}
      data={[
        { value: "1", label: t("terms:yes") },
        { value: "0", label: t("terms:no") },
      ]}
      value={value === "" ? null : value}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}

/** The items of the ERP's list, read when the dialog opens; a value that the list does not have stays shown. */
function ListItem(props: ErpValueInputProps) {
  const { connectionId, field, isRequired, value, error, onChange } = props;
  const { t } = useTexts();
  const errorText = useErrorText();
  const list = useQuery(searchItemsQuery(connectionId, field.listName));
  const items = (list.data ?? []).map(({ key, text }) => ({ value: key, label: text || key }));
  if (value !== "" && !items.some((item) => item.value === value)) items.unshift({ value, label: value });
  return (
    <Select
      {...commonOf(props)}
      openOnFocus={false}
      allowDeselect={!isRequired}
      clearable={!isRequired}
      clearButtonProps={{ "aria-label": t("clear") }}
      searchable={items.length > 10}
      placeholder={t("terms:noSelection")}
      data={items}
      value={value === "" ? null : value}
      error={list.error ? errorText(list.error) : error}
      nothingFoundMessage={t(list.isFetching ? "search:readingItems" : "search:noItems")}
      rightSection={list.isFetching ? <Loader size={16} aria-hidden="true" /> : undefined}
      onDropdownOpen={() => {
        if (list.isError) void list.refetch();
      }}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}
