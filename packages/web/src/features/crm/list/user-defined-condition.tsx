import type { CrmField, UserDefinedFilter } from "@brygga/api-contract";
import { Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { canonicalNumber } from "../../../components/canonical-number.ts";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { DayInput } from "../../../components/date-inputs.tsx";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmListsQuery } from "../api/crm-fields.ts";

const WIDTH = { base: "100%", xs: 180 } as const;

/** Long enough for the next key of a word. */
const PAUSE_MS = 300;

export interface FieldConditionProps {
  field: CrmField;
  condition: UserDefinedFilter[string] | undefined;
  onChange: (condition: UserDefinedFilter[string] | undefined) => void;
}

const textOf = (condition: FieldConditionProps["condition"]): string | null =>
  typeof condition === "string" ? condition : null;

/** One item of the field's list. */
export function ItemCondition({ field, condition, onChange }: FieldConditionProps) {
  const { t } = useTexts();
  const items = useQuery(crmListsQuery).data?.find(({ id }) => id === field.listId)?.items ?? [];
  const chosen = textOf(condition);
  return (
    <Select
      w={WIDTH}
      label={crmFieldLabel(t, field)}
      placeholder={t("recordLists:any")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      nothingFoundMessage={t("crm:form.noItem")}
      data={items
        .filter(({ key, deleted }) => !deleted || key === chosen)
        .map(({ key, name }) => ({ value: key, label: name }))}
      value={chosen}
      onChange={(key) => onChange(key ?? undefined)}
    />
  );
}

export function YesNoCondition({ field, condition, onChange }: FieldConditionProps) {
  const { t } = useTexts();
  return (
    <Select
      w={WIDTH}
      label={crmFieldLabel(t, field)}
      placeholder={t("recordLists:any")}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      data={[
        { value: "true", label: t("terms:yes") },
        { value: "false", label: t("terms:no") },
      ]}
      value={textOf(condition)}
      onChange={(value) => onChange(value ?? undefined)}
    />
  );
}

/** What is somewhere in the text of the field. */
export function TextCondition({ field, condition, onChange }: FieldConditionProps) {
  const { t } = useTexts();
  return (
    <TypedInput
      label={t("recordLists:contains", { field: crmFieldLabel(t, field) })}
      value={textOf(condition) ?? ""}
      onType={(text) => onChange(text === "" ? undefined : text)}
    />
  );
}

/** The first and the last number or day, of which either may be left out. */
export function RangeCondition({ field, condition, onChange }: FieldConditionProps) {
  const { t } = useTexts();
  const range = typeof condition === "object" ? condition : {};
  const isDay = field.type === "date" || field.type === "datetime";
  const Bound = isDay ? DayBound : NumberBound;
  const change = (end: "from" | "to", value: string | undefined) => {
    const { [end]: _before, ...other } = range;
    const next = value === undefined ? other : { ...other, [end]: value };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (["from", "to"] as const).map((end) => (
    <Bound
      key={end}
      label={t(`recordLists:range.${end}`, { field: crmFieldLabel(t, field) })}
      value={range[end]}
      onChange={(value) => change(end, value)}
    />
  ));
}

interface BoundProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function DayBound({ label, value, onChange }: BoundProps) {
  return (
    <DayInput
      w={WIDTH}
      label={label}
      value={value ?? ""}
      onChange={(day) => onChange(day === "" ? undefined : day)}
    />
  );
}

/** A number as people write it; what is not one yet is no condition. */
function NumberBound({ label, value, onChange }: BoundProps) {
  const readable = useReadable();
  const { t } = useTexts();
  const [isWrong, setWrong] = useState(false);
  const type = (typed: string) => {
    const text = canonicalNumber("Double", typed);
    const isNumber = /^-?\d{1,28}(\.\d+)?$/.test(text);
    setWrong(text !== "" && !isNumber);
    onChange(isNumber ? text : undefined);
  };
  return (
    <TypedInput
      label={label}
      inputMode="decimal"
      value={readable("decimal", value ?? "")}
      error={isWrong ? t("recordLists:noNumber") : null}
      onType={type}
    />
  );
}

interface TypedInputProps {
  label: string;
  value: string;
  onType: (text: string) => void;
  inputMode?: "decimal";
  error?: string | null;
}

/** Filters while one types. */
function TypedInput({ label, value, onType, inputMode = undefined, error = null }: TypedInputProps) {
  const [text, setText] = useState(value);
  const typeSoon = useDebouncedCallback(onType, PAUSE_MS);
  return (
    <TextInput
      w={WIDTH}
      label={label}
      {...(inputMode === undefined ? {} : { inputMode })}
      error={error}
      value={text}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        typeSoon(next.trim());
      }}
    />
  );
}
