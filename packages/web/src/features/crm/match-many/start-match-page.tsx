import type { RecordFilter } from "@brygga/api-contract";
import { Alert, Box, Button, Group, Radio, Select, Stack, Text, Title } from "@mantine/core";
import { InfoIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { mutateThen } from "../../../api/mutate-then.ts";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Panel } from "../../../components/panel.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { matchTargetsQuery, useCreateMatchJob } from "../api/match-jobs.ts";
import { ListLink } from "../list-link.tsx";
import classes from "../page.module.css";
import { EarlierMatches } from "./earlier-matches.tsx";
import { readStartSearch } from "./match-search.ts";
import { isWholeList } from "./whole-list.ts";

/** Chooses what a list is matched with, and shows what was proposed before. */
export function StartMatchPage() {
  const { t } = useTexts();
  const search = readStartSearch(useSearch({ strict: false }));
  const { entity } = search;
  const title = t(`matchMany:start.title.${entity}`);
  usePageTitle(title);
  const targets = useQuery(matchTargetsQuery(entity));
  return (
    <Box className={classes.page}>
      <ListLink entity={entity} />
      <Title order={1} mt={6} mb="md">
        {title}
      </Title>
      <Stack gap="lg">
        {targets.error ? <ErrorNotice error={targets.error} onRetry={() => void targets.refetch()} /> : null}
        {targets.isPending ? <TableSkeleton rows={4} /> : null}
        {targets.data === undefined ? null : targets.data.length === 0 ? (
          <Alert color="orange" variant="light" icon={<InfoIcon size={20} aria-hidden="true" />}>
            <Text fz="sm">{t("matchMany:start.none")}</Text>
          </Alert>
        ) : (
          <StartForm search={search} targets={targets.data} />
        )}
        <EarlierMatches entity={entity} />
      </Stack>
    </Box>
  );
}

interface StartFormProps {
  search: ReturnType<typeof readStartSearch>;
  targets: readonly { connectionId: number; connectionName: string; actorTypes: string[] }[];
}

function StartForm({ search, targets }: StartFormProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const create = useCreateMatchJob();
  const { entity, list = {} } = search;
  const target = targets.find(({ connectionId }) => connectionId === search.connection) ?? targets[0];
  const actorType = target?.actorTypes.find((type) => type === search.actorType) ?? target?.actorTypes[0];
  const change = (part: { connection?: number; actorType?: string; list?: RecordFilter | undefined }) =>
    void navigate({ to: "/match", search: { ...search, ...part }, replace: true, resetScroll: false });
  if (target === undefined || actorType === undefined) return null;
  const begin = () => {
    const body = { connectionId: target.connectionId, entity, actorType, list: { query: list } };
    mutateThen(create, body, {
      done: ({ id }) => navigate({ to: "/match/$id", params: { id: String(id) } }),
    });
  };
  return (
    <Panel title={t("terms:connectErp")}>
      <Stack gap="md" p="md" maw={620}>
        <Text fz="sm">{t("matchMany:start.intro")}</Text>
        {entity === "contact" ? <Text fz="sm">{t("matchMany:start.contacts")}</Text> : null}
        <Select
          label={t("matchMany:start.connection")}
          allowDeselect={false}
          data={targets.map(({ connectionId, connectionName }) => ({
            value: String(connectionId),
            label: connectionName,
          }))}
          value={String(target.connectionId)}
          onChange={(id) => change({ connection: Number(id) })}
        />
        <Radio.Group
          label={t("matchMany:start.actorType")}
          value={actorType}
          onChange={(type) => change({ connection: target.connectionId, actorType: type })}
        >
          <Group mt={6} gap="lg">
            {target.actorTypes.map((type) => (
              <Radio key={type} value={type} label={actorTypeName(t, type)} />
            ))}
          </Group>
        </Radio.Group>
        <WhichRecords list={list} onChange={(next) => change({ list: next })} />
        {create.error ? <ErrorNotice error={create.error} /> : null}
        <Group>
          <Button onClick={begin} loading={create.isPending}>
            {t("matchMany:start.begin")}
          </Button>
        </Group>
      </Stack>
    </Panel>
  );
}

interface WhichRecordsProps {
  list: RecordFilter;
  onChange: (list: RecordFilter | undefined) => void;
}

/** Whether the list's search and filter hold for the matching too; where it has any. */
function WhichRecords({ list, onChange }: WhichRecordsProps) {
  const { t } = useTexts();
  if (isWholeList(list)) return null;
  const { q, ...filters } = list;
  const isSearch = q !== undefined && isWholeList(filters);
  const chosen: string = "list";
  return (
    <Radio.Group
      label={t("matchMany:start.which")}
      value={chosen}
      onChange={(which) => onChange(which === "all" ? undefined : list)}
    >
      <Stack mt={6} gap="xs">
        <Radio
          value="list"
          label={isSearch ? t("matchMany:start.searched", { text: q }) : t("matchMany:start.filtered")}
        />
        <Radio value="all" label={t("matchMany:start.all")} />
      </Stack>
    </Radio.Group>
  );
}
