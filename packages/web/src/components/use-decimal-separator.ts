import { useMemo } from "react";
import { useTexts } from "../i18n/use-texts.ts";

/** What stands between whole and fraction in the present language. */
export function useDecimalSeparator(): string {
  const { i18n } = useTexts();
  return useMemo(
    () =>
      new Intl.NumberFormat(i18n.language).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ??
      ".",
    [i18n.language],
  );
}
