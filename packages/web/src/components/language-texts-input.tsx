import type { LanguageCode, MultiLanguage } from "@brygga/api-contract";
import { Button, Collapse, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { CaretDownIcon, CaretRightIcon } from "@phosphor-icons/react";
import { useId } from "react";
import { isLanguage, LANGUAGES } from "../i18n/languages.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { textInLanguage } from "./text-in-language.ts";

interface LanguageTextsInputProps {
  label: string;
  description?: string;
  value: MultiLanguage;
  onChange: (value: MultiLanguage) => void;
  error?: string | undefined;
  required?: boolean;
  /** It is what the dialog begins with. */
  isFirst?: boolean;
}

/** A text in the language of the user, and on demand in the others. */
export function LanguageTextsInput(props: LanguageTextsInputProps) {
  const { label, description, value, onChange, error, required = false, isFirst = false } = props;
  const { t, i18n } = useTexts();
  const own: LanguageCode = isLanguage(i18n.language) ? i18n.language : "en";
  const others = Object.keys(LANGUAGES)
    .filter(isLanguage)
    .filter((code) => code !== own);
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  const Caret = isOpen ? CaretDownIcon : CaretRightIcon;
  const set = (language: LanguageCode, text: string) => onChange({ ...value, [language]: text });
  return (
    <Stack gap={6}>
      <TextInput
        label={label}
        description={description}
        required={required}
        maxLength={200}
        data-autofocus={isFirst || undefined}
        autoComplete="off"
        value={value[own] ?? ""}
        placeholder={value[own] ? "" : textInLanguage(value, own)}
        error={error}
        onChange={(event) => set(own, event.currentTarget.value)}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        w="fit-content"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={t("otherLanguagesOf", { name: label })}
        leftSection={<Caret size={14} aria-hidden="true" />}
        onClick={toggle}
      >
        {t("otherLanguages")}
      </Button>
      <Collapse expanded={isOpen} id={id}>
        <Stack gap={8} ps="md">
          {others.map((language) => (
            <TextInput
              key={language}
              size="xs"
              label={LANGUAGES[language].name}
              lang={language}
              maxLength={200}
              autoComplete="off"
              aria-label={`${label}, ${LANGUAGES[language].name}`}
              value={value[language] ?? ""}
              onChange={(event) => set(language, event.currentTarget.value)}
            />
          ))}
        </Stack>
      </Collapse>
    </Stack>
  );
}
