import type { CrmEntity } from "@brygga/api-contract";
import { Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Panel } from "../../../components/panel.tsx";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { matchJobsQuery } from "../api/match-jobs.ts";
import { AnchorLink } from "../links.tsx";

/** The latest matchings of an entity, to go on with. */
export function EarlierMatches({ entity }: { entity: CrmEntity }) {
  const { t } = useTexts();
  const format = useFormat();
  const matches = useQuery(matchJobsQuery(entity));
  if (matches.error) return <ErrorNotice error={matches.error} onRetry={() => void matches.refetch()} />;
  if (matches.isPending) return <TableSkeleton rows={3} />;
  const headers = [
    t("matchMany:start.connection"),
    t("matchMany:start.actorType"),
    t("matchMany:start.which"),
    t("matchMany:state"),
  ];
  return (
    <Panel title={t("matchMany:start.earlier")}>
      {matches.data.length === 0 ? (
        <Text fz="sm" c="dimmed" px="md" pb="md">
          {t("matchMany:start.noEarlier")}
        </Text>
      ) : (
        <StackedTable
          aria-label={t("matchMany:start.earlier")}
          minWidth={640}
          headers={headers.map((header) => ({ key: header, header }))}
        >
          {matches.data.map((match) => (
            <Table.Tr key={match.id}>
              <Table.Th scope="row" fw={500}>
                <AnchorLink
                  to="/match/$id"
                  params={{ id: String(match.id) }}
                  fz="sm"
                  aria-label={t("matchMany:start.open", {
                    connection: match.connectionName,
                    time: format.dateTime(match.createdAt),
                  })}
                >
                  {match.connectionName}
                </AnchorLink>
                <Text fz="xs" c="dimmed">
                  {format.dateTime(match.createdAt)}
                </Text>
              </Table.Th>
              <Table.Td data-label={headers[1]}>{actorTypeName(t, match.actorType)}</Table.Td>
              <Table.Td data-label={headers[2]}>
                {t("matchMany:start.records", { count: match.counts.all })}
              </Table.Td>
              <Table.Td data-label={headers[3]}>
                {t("matchMany:start.connectedCount", { count: match.counts.connected })}
              </Table.Td>
            </Table.Tr>
          ))}
        </StackedTable>
      )}
    </Panel>
  );
}
