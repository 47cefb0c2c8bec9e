import { useMemo } from "react";
import { localeOf } from "../i18n/locale-of.ts";
import { useTexts } from "../i18n/use-texts.ts";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** The largest unit in which a number of seconds is whole. */
export function wholeUnit(seconds: number): { unit: (typeof UNITS)[number][0]; count: number } {
  const [unit, size] = UNITS.find(([, length]) => seconds % length === 0) ?? UNITS[3];
  return { unit, count: seconds / size };
}

/** Dates, times and numbers as people write them in the present language. */
export function useFormat() {
  const { i18n } = useTexts();
  return useMemo(() => {
    const locale = localeOf(i18n.language);
    const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium" });
    const time = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
    const number = new Intl.NumberFormat(locale);
    const names = new Intl.ListFormat(locale, { style: "long", type: "conjunction" });
    return {
      dateTime: (iso: string) => dateTime.format(new Date(iso)),
      time: (iso: string) => time.format(new Date(iso)),
      number: (value: number) => number.format(value),
      duration: (seconds: number) => {
        const { unit, count } = wholeUnit(seconds);
        return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
      },
      names: (values: readonly string[]) => names.format(values),
    };
  }, [i18n.language]);
}
