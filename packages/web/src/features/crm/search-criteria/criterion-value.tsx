import type { SearchField } from "@brygga/api-contract";
import { Loader, MultiSelect, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { canonicalNumber } from "../../../components/canonical-number.ts";
import { MomentInput } from "../../../components/date-inputs.tsx";
import { useDecimalSeparator } from "../../../components/use-decimal-separator.ts";
import { useErrorText } from "../../../components/use-error-text.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { searchItemsQuery } from "../api/advanced-search.ts";
import type { DraftCriterion } from "./draft-criterion.ts";
import classes from "./search-criteria.module.css";

/** A list of more items is searched rather than looked through. */
const MAX_ITEMS = 200;

interface CriterionValueProps {
  connectionId: number;
  field: SearchField;
  criterion: DraftCriterion;
  /** Read out; the column says it to those who see. */
  label: string;
  error: string | undefined;
  onChange: (values: string[]) => void;
}

/** What the field is compared with, with the control of the field's type; two of them for a range. */
export function CriterionValue(props: CriterionValueProps) {
  const { field, criterion, label, error, onChange } = props;
  const { t } = useTexts();
  if (field.fieldType === "List") return <ItemsInput {...props} />;
  const [first = "", second = ""] = criterion.values;
  const common = { fieldType: field.fieldType, isDisabled: !criterion.isActive };
  if (criterion.operator !== "between") {
    return (
      <OneValue
        {...common}
        label={label}
        error={error}
        value={first}
        mayBeBlank={
          criterion.operator === "=" || criterion.operator === "isnot" || criterion.operator === "!="
        }
        onChange={(value) => onChange([value])}
      />
    );
  }
  return (
    <div className={classes.range}>
      <OneValue
        {...common}
        label={`${label}: ${t("search:from")}`}
        placeholder={t("search:from")}
        error={error}
        value={first}
        onChange={(value) => onChange([value, second])}
      />
      <OneValue
        {...common}
        label={`${label}: ${t("search:to")}`}
        placeholder={t("search:to")}
        error={error === undefined ? undefined : true}
        value={second}
        onChange={(value) => onChange([first, value])}
      />
    </div>
  );
}

interface OneValueProps {
  fieldType: string;
  label: string;
  placeholder?: string;
  value: string;
  isDisabled: boolean;
  error: string | true | undefined;
  mayBeBlank?: boolean;
  onChange: (value: string) => void;
}

function OneValue(props: OneValueProps) {
  const { fieldType, label, placeholder, value, isDisabled, error, mayBeBlank = false, onChange } = props;
  const { t } = useTexts();
  const separator = useDecimalSeparator();
  const common = {
    "aria-label": label,
    disabled: isDisabled,
    error,
    placeholder: placeholder ?? (mayBeBlank ? t("search:blank") : ""),
  };
  switch (fieldType) {
    case "Checkbox":
      return (
        <Select
          {...common}
          allowDeselect={false}
          data={[
            { value: "1", label: t("terms:yes") },
            { value: "0", label: t("terms:no") },
          ]}
          value={value === "0" ? "0" : "1"}
          onChange={(chosen) => onChange(chosen ?? "1")}
        />
      );
    case "Datetime":
      return (
        <MomentInput
          {...common}
          {...(placeholder === undefined ? {} : { placeholder })}
          value={value}
          onChange={onChange}
        />
      );
    case "Integer":
    case "Double":
      return (
        <TextInput
          {...common}
          inputMode={fieldType === "Integer" ? "numeric" : "decimal"}
          autoComplete="off"
          value={value.replace(".", separator)}
          onChange={(event) => onChange(canonicalNumber(fieldType, event.currentTarget.value))}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** The items of the ERP's list, by their names. */
function ItemsInput({ connectionId, field, criterion, label, error, onChange }: CriterionValueProps) {
  const { t } = useTexts();
  const errorText = useErrorText();
  const list = useQuery(searchItemsQuery(connectionId, field.listName));
  const { values } = criterion;
  const items = (list.data ?? []).map(({ key, text }) => ({ value: key, label: text || key }));
  const unknown = values.filter((value) => !items.some((item) => item.value === value));
  return (
    <MultiSelect
      aria-label={label}
      disabled={!criterion.isActive}
      searchable
      limit={MAX_ITEMS}
      data={[...items, ...unknown.map((value) => ({ value, label: value }))]}
      value={values}
      placeholder={values.length === 0 ? t("search:chooseItems") : ""}
      error={list.error ? errorText(list.error) : error}
      nothingFoundMessage={t(list.isFetching ? "search:readingItems" : "search:noItems")}
      rightSection={list.isFetching ? <Loader size={16} aria-hidden="true" /> : undefined}
      onDropdownOpen={() => {
        if (list.isError) void list.refetch();
      }}
      onChange={onChange}
    />
  );
}
