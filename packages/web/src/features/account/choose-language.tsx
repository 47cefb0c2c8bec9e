import type { LanguageCode, SessionUser } from "@brygga/api-contract";
import { Stack, Text } from "@mantine/core";
import { useChooseLanguage } from "../../app/use-choose-language.ts";
import { LanguageSelect } from "../../components/language-select.tsx";
import { useTexts } from "../../i18n/use-texts.ts";

/** The language of the texts on every device of the user. */
export function ChooseLanguage({ user }: { user: SessionUser }) {
  const { t } = useTexts();
  const choose = useChooseLanguage();
  return (
    <Stack px="md" pb="md" gap="sm">
      <Text fz="sm">{t("people:account.languageText")}</Text>
      <LanguageSelect
        value={user.language}
        onChange={(language: LanguageCode | null) => void choose(language)}
      />
    </Stack>
  );
}
