import { useMemo } from "react";
import { localeOf } from "../i18n/locale-of.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { dateFormatOf } from "./date-format.ts";
import { useDecimalSeparator } from "./use-decimal-separator.ts";

/**
 * Canonical text in the words of the language, for ERP and CRM field types alike; a text of a type unknown to
 * us stays as it is.
 */
export function useReadable() {
  const { t, i18n } = useTexts();
  const separator = useDecimalSeparator();
  const dates = useMemo(() => dateFormatOf(localeOf(i18n.language)), [i18n.language]);
  return (fieldType: string, text: string): string => {
    switch (fieldType.toLowerCase()) {
      case "checkbox":
        return text === "1" ? t("terms:yes") : text === "0" ? t("terms:no") : text;
      case "double":
      case "decimal":
        return text.replace(".", separator);
      case "date":
      case "datetime":
        return dates.write(text.replace(/T00:00:00$/, "").replace("T", " "));
      default:
        return text;
    }
  };
}
