import { Button, Menu } from "@mantine/core";
import { CheckIcon, TranslateIcon } from "@phosphor-icons/react";
import { useQueryClient } from "@tanstack/react-query";
import { changeLanguage } from "../i18n/i18n.ts";
import { isLanguage, LANGUAGES, type LanguageCode } from "../i18n/languages.ts";
import { useTexts } from "../i18n/use-texts.ts";

/** Changes the language; texts that come from the server are read again in it. */
export function LanguageSwitch() {
  const { t, i18n } = useTexts();
  const queryClient = useQueryClient();
  const choose = async (language: LanguageCode) => {
    await changeLanguage(language);
    await queryClient.invalidateQueries();
  };
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
              onClick={() => void choose(choice)}
              rightSection={choice === i18n.language ? <CheckIcon size={14} aria-hidden="true" /> : undefined}
            >
              {LANGUAGES[choice].name}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
