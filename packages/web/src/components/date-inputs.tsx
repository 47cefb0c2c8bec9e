import { DateInput, type DateInputProps, DateTimePicker, type DateTimePickerProps } from "@mantine/dates";
import { useMemo } from "react";
import { localeOf } from "../i18n/locale-of.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { dateFormatOf, inLetters } from "./date-format.ts";

function useDateFormat() {
  const { t, i18n } = useTexts();
  return useMemo(() => {
    const { day, parse } = dateFormatOf(localeOf(i18n.language));
    const letters = {
      year: t("dateLetters.year"),
      month: t("dateLetters.month"),
      day: t("dateLetters.day"),
    };
    return {
      day,
      parse,
      hint: inLetters(day, letters),
      time: `${t("dateLetters.hour")}:${t("dateLetters.minute")}`,
    };
  }, [i18n.language, t]);
}

interface ValueProps {
  /** "" where there is none. */
  value: string;
  onChange: (value: string) => void;
}

/** A day as `YYYY-MM-DD`, written and typed as the reader's language writes days. */
export function DayInput({
  value,
  onChange,
  ...others
}: ValueProps & Omit<DateInputProps, "onChange" | "ref" | "value">) {
  const { t } = useTexts();
  const { day, hint, parse } = useDateFormat();
  return (
    <DateInput
      valueFormat={day}
      dateParser={parse}
      placeholder={hint}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      {...others}
      value={value === "" ? null : value}
      onChange={(chosen) => onChange(chosen ?? "")}
    />
  );
}

/** A day and a time as `YYYY-MM-DDTHH:MM:SS`. The picker itself writes a space between them. */
export function MomentInput({
  value,
  onChange,
  withSeconds = false,
  ...others
}: ValueProps & Omit<DateTimePickerProps, "onChange" | "ref" | "type" | "value">) {
  const { t } = useTexts();
  const { day, hint, time } = useDateFormat();
  return (
    <DateTimePicker
      valueFormat={`${day} ${withSeconds ? "HH:mm:ss" : "HH:mm"}`}
      withSeconds={withSeconds}
      placeholder={`${hint} ${time}`}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      {...others}
      value={value === "" ? null : value.replace("T", " ")}
      onChange={(chosen) => onChange((chosen ?? "").replace(" ", "T"))}
    />
  );
}
