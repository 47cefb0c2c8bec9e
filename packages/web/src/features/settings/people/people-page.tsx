import { Stack, Title } from "@mantine/core";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { GroupsPanel } from "./groups-panel.tsx";
import { PeopleDialogs } from "./people-dialogs.tsx";
import { UsersPanel } from "./users-panel.tsx";

/** Users and groups: who may sign in, as what, and together with whom. */
export function PeoplePage() {
  const { t } = useTexts();
  usePageTitle(t("people:title"));
  return (
    <>
      <Title order={1} mb="md">
        {t("people:title")}
      </Title>
      <Stack gap="lg">
        <UsersPanel />
        <GroupsPanel />
      </Stack>
      <PeopleDialogs />
    </>
  );
}
