import { Button, Menu } from "@mantine/core";
import { CheckIcon, TranslateIcon } from "@phosphor-icons/react";
import { isLanguage, LANGUAGES, type LanguageCode } from "../i18n/languages.ts";
import { useTexts } from "../i18n/use-texts.ts";

interface LanguageSwitchProps {
  onChoose: (language: LanguageCode) => Promise<void>;
}

/** Changes the language of the texts. */
export function LanguageSwitch({ onChoose }: LanguageSwitchProps) {
  const { t, i18n } = useTexts();
  // The name holds what is to be seen on the button, for those who speak to their browser.
  const code = i18n.language.toUpperCase();
  const name = isLanguage(i18n.language) ? LANGUAGES[i18n.language].name : "";
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="dimmed"
          px={8}
          aria-label={`${code}, ${t("language")}: ${name}`}
          leftSection={<TranslateIcon size={18} aria-hidden="true" />}
          styles={{ section: { marginInlineEnd: 6 } }}
        >
          {code}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.keys(LANGUAGES)
          .filter(isLanguage)
          .map((choice) => (
            <Menu.Item
              key={choice}
              lang={choice}
              onClick={() => void onChoose(choice)}
              rightSection={choice === i18n.language ? <CheckIcon size={14} aria-hidden="true" /> : undefined}
            >
              {LANGUAGES[choice].name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
