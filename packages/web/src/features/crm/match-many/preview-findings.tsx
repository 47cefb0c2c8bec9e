import type { MatchChange, MatchJob, MatchWork } from "@brygga/api-contract";
import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { matchChangesQuery } from "../api/match-jobs.ts";
import { Blank } from "../blank.tsx";
import classes from "./match-many.module.css";
import { proposalProblem } from "./proposal-problem.ts";

interface PreviewFindingsProps {
  match: MatchJob;
  preview: MatchWork;
}

/** What connecting would write on either side, and which records it would leave. */
export function PreviewFindings({ match, preview }: PreviewFindingsProps) {
  const { t } = useTexts();
  const { connected = 0, left = 0, crmValues = 0, erpValues = 0 } = preview.figures;
  return (
    <Stack gap="sm">
      <Text fz="sm" role="status" fw={560}>
        {t("matchMany:dialog.summary", { connected, crm: crmValues, erp: erpValues })}{" "}
        {left === 0 ? null : t("matchMany:dialog.left", { count: left })}
      </Text>
      {crmValues + erpValues > 0 ? (
        <ChangeList match={match} preview={preview} category="change" />
      ) : connected > 0 ? (
        <Text fz="sm">{t("matchMany:dialog.nothing")}</Text>
      ) : null}
      {left > 0 ? <ChangeList match={match} preview={preview} category="left" /> : null}
    </Stack>
  );
}

function ChangeList({ match, preview, category }: PreviewFindingsProps & { category: "change" | "left" }) {
  const { t } = useTexts();
  const changes = useInfiniteQuery(matchChangesQuery(match.id, preview.id, category));
  if (changes.error) return <ErrorNotice error={changes.error} onRetry={() => void changes.refetch()} />;
  if (changes.data === undefined) return <TableSkeleton rows={4} />;
  const rows = changes.data.pages.flatMap(({ items }) => items);
  const names =
    category === "left"
      ? (["record", "would"] as const)
      : (["record", "field", "direction", "oldValue", "newValue"] as const);
  const headers = names.map((name) => t(`matchMany:dialog.${name}`));
  return (
    <>
      <StackedTable
        aria-label={t(category === "left" ? "matchMany:dialog.would" : "matchMany:dialog.changes")}
        minWidth={category === "left" ? 420 : 680}
        headers={headers.map((header) => ({ key: header, header }))}
      >
        {rows.map((row) => (
          <Table.Tr key={row.id}>
            <Table.Th scope="row" fw={500} className={classes.value ?? ""}>
              {row.recordName}
            </Table.Th>
            {category === "left" ? (
              <Table.Td data-label={headers[1]}>
                {proposalProblem(t, { problem: row.reason, explanation: row.explanation })}
              </Table.Td>
            ) : (
              <ChangeCells change={row} headers={headers} />
            )}
          </Table.Tr>
        ))}
      </StackedTable>
      {changes.hasNextPage ? (
        <Group>
          <Button
            size="xs"
            variant="default"
            loading={changes.isFetchingNextPage}
            onClick={() => void changes.fetchNextPage()}
          >
            {t("matchMany:more")}
          </Button>
        </Group>
      ) : null}
    </>
  );
}

function ChangeCells({ change, headers }: { change: MatchChange; headers: readonly string[] }) {
  const { t } = useTexts();
  const { fieldName, target, oldValue, newValue } = change;
  return (
    <>
      <Table.Td data-label={headers[1]}>{fieldName}</Table.Td>
      <Table.Td data-label={headers[2]} className={classes.direction ?? ""}>
        {target === null ? null : t(`matchMany:dialog.to.${target}`)}
      </Table.Td>
      <Table.Td data-label={headers[3]} className={classes.value ?? ""}>
        {oldValue || <Blank />}
      </Table.Td>
      <Table.Td data-label={headers[4]} className={classes.value ?? ""}>
        {newValue || <Blank />}
      </Table.Td>
    </>
  );
}
