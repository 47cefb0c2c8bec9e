import { Box, Stack, Text, Title } from "@mantine/core";
import { useSession } from "../../api/session.ts";
import { usePageTitle } from "../../app/use-page-title.ts";
import { Panel } from "../../components/panel.tsx";
import { useTexts } from "../../i18n/use-texts.ts";
import classes from "./account-page.module.css";
import { ChangePassword } from "./change-password.tsx";
import { ChooseLanguage } from "./choose-language.tsx";

/** One's own account. */
export function AccountPage() {
  const { t } = useTexts();
  const user = useSession();
  usePageTitle(t("people:account.title"));
  return (
    <Box className={classes.page}>
      <Title order={1}>{t("people:account.title")}</Title>
      <Text c="dimmed" fz="sm" mb="md">
        {user.displayName} ({user.username}), {t(`user.${user.role}`)}
      </Text>
      <Stack gap="lg">
        <Panel title={t("people:account.languageTitle")}>
          <ChooseLanguage user={user} />
        </Panel>
        <Panel title={t("people:account.passwordTitle")}>
          <ChangePassword username={user.username} />
        </Panel>
      </Stack>
    </Box>
  );
}
