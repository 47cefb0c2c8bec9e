import type { LanguageCode } from "@brygga/api-contract";
import { Select } from "@mantine/core";
import { isLanguage, LANGUAGES } from "../i18n/languages.ts";
import { useTexts } from "../i18n/use-texts.ts";

interface LanguageSelectProps {
  /** null follows the browser. */
  value: LanguageCode | null;
  onChange: (language: LanguageCode | null) => void;
}

/** The language in which a user reads Brygga. */
export function LanguageSelect({ value, onChange }: LanguageSelectProps) {
  const { t } = useTexts();
  const languages = Object.keys(LANGUAGES).filter(isLanguage);
  return (
    <Select
      label={t("language")}
      allowDeselect={false}
      data={[
        { value: "", label: t("people:browserLanguage") },
        ...languages.map((code) => ({ value: code, label: LANGUAGES[code].name })),
      ]}
      value={value ?? ""}
      onChange={(code) => onChange(code !== null && isLanguage(code) ? code : null)}
    />
  );
}
