import { Box, Group, Paper, Title } from "@mantine/core";
import { PlusIcon } from "@phosphor-icons/react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { NEW_RECORD_PATHS } from "../entity.ts";
import { ButtonLink } from "../links.tsx";
import classes from "../page.module.css";
import { useEntity } from "../use-entity.ts";
import { type ListSearch, readListSearch } from "./list-search.ts";
import { RecordList } from "./record-list.tsx";
import { SearchBox } from "./search-box.tsx";

/** The list of companies, contacts or projects; what is searched for and the order are in the address. */
export function RecordListPage() {
  const { t } = useTexts();
  const entity = useEntity();
  const title = t(`terms:entitiesMany.${entity}`);
  usePageTitle(title);
  const { q = "", sort = "name" } = readListSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (part: ListSearch) =>
    void navigate({
      to: ".",
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Box className={classes.page}>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={1}>{title}</Title>
        <ButtonLink to={NEW_RECORD_PATHS[entity]} leftSection={<PlusIcon size={16} aria-hidden="true" />}>
          {t(`crm:list.new.${entity}`)}
        </ButtonLink>
      </Group>
      <SearchBox
        label={t(`crm:list.search.${entity}`)}
        value={q}
        onSearch={(text) => change({ q: text === "" ? undefined : text })}
      />
      <Paper withBorder radius="lg" mt="md" style={{ overflow: "hidden" }}>
        <RecordList
          entity={entity}
          filter={{ q, sort }}
          empty={q === "" ? t(`crm:list.empty.${entity}`) : t("crm:list.noMatch", { text: q })}
          onSort={(next) => change({ sort: next })}
        />
      </Paper>
    </Box>
  );
}
