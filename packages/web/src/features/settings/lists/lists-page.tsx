import { Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { listsQuery } from "../api/lists.ts";
import { ItemsPanel } from "./items-panel.tsx";
import { ListDialogs } from "./list-dialogs.tsx";
import { ListsPanel } from "./lists-panel.tsx";
import { useListsNavigation } from "./use-lists-navigation.ts";

/** Lists: what the list fields of the CRM offer. */
export function ListsPage() {
  const { t } = useTexts();
  const { search } = useListsNavigation();
  const lists = useQuery(listsQuery(search.deleted === true)).data;
  const selected = lists?.find(({ id }) => id === search.list);
  usePageTitle(t("lists:title"));
  return (
    <>
      <Title order={1} mb="md">
        {t("lists:title")}
      </Title>
      <Stack gap="lg">
        <ListsPanel selected={selected} />
        {selected !== undefined && selected.deletedAt === null ? <ItemsPanel list={selected} /> : null}
      </Stack>
      <ListDialogs />
    </>
  );
}
