import type { CrmEntity } from "@brygga/api-contract";
import { Badge, Box, Button, Group, Paper, Skeleton, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { FunnelIcon, PlusIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/crm-fields.ts";
import { NEW_RECORD_PATHS } from "../entity.ts";
import { ButtonLink } from "../links.tsx";
import { MatchManyLink } from "../match-many/match-many-link.tsx";
import classes from "../page.module.css";
import { useEntity } from "../use-entity.ts";
import { countConditions, FIRST_PAGE, filterOf, type ListSearch, readListSearch } from "./list-search.ts";
import { RecordListPanel } from "./record-list-panel.tsx";
import { SearchBox } from "./search-box.tsx";
import { SelectionChip } from "./selection-chip.tsx";

// Its calendars are half as large as the rest of the page, and most who open a list want no filter.
const ListFilter = lazy(async () => ({ default: (await import("./list-filter.tsx")).ListFilter }));

/** The list of companies, contacts or projects; what it shows, and how, is in the address. */
export function RecordListPage() {
  const { t } = useTexts();
  const entity = useEntity();
  const title = t(`terms:entitiesMany.${entity}`);
  usePageTitle(title);
  const search = readListSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (part: ListSearch, { replace = true }: { replace?: boolean } = {}) =>
    void navigate({
      to: ".",
      search: (before) => ({ ...before, ...part }),
      replace,
      resetScroll: false,
    });
  const restrict = (part: ListSearch) => change({ ...FIRST_PAGE, ...part });
  return (
    <Box className={classes.page}>
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={1}>{title}</Title>
        <Group gap={8}>
          <MatchManyLink entity={entity} list={filterOf(search)} />
          <ButtonLink to={NEW_RECORD_PATHS[entity]} leftSection={<PlusIcon size={16} aria-hidden="true" />}>
            {t(`crm:list.new.${entity}`)}
          </ButtonLink>
        </Group>
      </Group>
      <Restrictions key={entity} entity={entity} search={search} onChange={restrict} />
      {search.selection === undefined ? null : (
        <SelectionChip id={search.selection} onClear={() => restrict({ selection: undefined })} />
      )}
      <Paper withBorder radius="lg" mt="md" style={{ overflow: "hidden" }}>
        <RecordListPanel entity={entity} search={search} onChange={change} />
      </Paper>
    </Box>
  );
}

interface RestrictionsProps {
  entity: CrmEntity;
  search: ListSearch;
  onChange: (part: ListSearch) => void;
}

/** The search box, and the filter below it where it is wanted. */
function Restrictions({ entity, search, onChange }: RestrictionsProps) {
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery(entity));
  const count = countConditions(search) + (search.deleted ? 1 : 0);
  const [isOpen, { toggle }] = useDisclosure(count > 0);
  return (
    <>
      <Group gap="sm">
        <SearchBox
          label={t(`crm:list.search.${entity}`)}
          value={search.q ?? ""}
          onSearch={(text) => onChange({ q: text === "" ? undefined : text })}
        />
        <Button
          variant="default"
          leftSection={<FunnelIcon size={16} aria-hidden="true" />}
          rightSection={
            count === 0 ? null : (
              <Badge size="sm" circle aria-label={t("recordLists:activeFilters", { count })}>
                {count}
              </Badge>
            )
          }
          aria-expanded={isOpen}
          onClick={toggle}
        >
          {t(isOpen ? "recordLists:hideFilter" : "recordLists:filter")}
        </Button>
      </Group>
      {isOpen ? (
        <Suspense fallback={<Skeleton h={62} mt="sm" />}>
          <ListFilter entity={entity} fields={fields.data ?? []} search={search} onChange={onChange} />
        </Suspense>
      ) : null}
    </>
  );
}
