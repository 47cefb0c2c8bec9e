import { useMemo } from "react";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { TimeUnit } from "./changes-over-time.ts";

const STEPS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** The largest unit of which there is at least one, and how many of it there are. */
function roundedUnit(seconds: number) {
  const [unit, size] = STEPS.find(([, length]) => seconds >= length) ?? STEPS[3];
  return { unit, count: seconds / size };
}

/** Ages and durations, told roughly. */
export function useHealthFormat() {
  const { t, i18n } = useTexts();
  return useMemo(() => {
    const locale = i18n.language === "en" ? "en-GB" : i18n.language;
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
    const slots: Record<TimeUnit, Intl.DateTimeFormat> = {
      hour: new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }),
      day: new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short" }),
    };
    const short: Record<TimeUnit, Intl.DateTimeFormat> = {
      hour: slots.hour,
      day: new Intl.DateTimeFormat(locale, { day: "numeric", month: "numeric" }),
    };
    return {
      /** How long before an instant, in milliseconds, another one was. */
      ago: (iso: string, now: number) => {
        const { unit, count } = roundedUnit((now - Date.parse(iso)) / 1000);
        return count < 1 ? t("health:now") : relative.format(-Math.floor(count), unit);
      },
      duration: (seconds: number) => {
        const { unit, count } = roundedUnit(seconds);
        const digits = count < 10 && unit !== "second" ? 1 : seconds < 1 ? 1 : 0;
        return new Intl.NumberFormat(locale, {
          ...{ style: "unit", unit, unitDisplay: "short" },
          maximumFractionDigits: digits,
        }).format(count);
      },
      slot: (iso: string, unit: TimeUnit) => slots[unit].format(new Date(iso)),
      shortSlot: (iso: string, unit: TimeUnit) => short[unit].format(new Date(iso)),
    };
  }, [t, i18n.language]);
}
