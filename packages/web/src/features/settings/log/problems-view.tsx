import type { SyncProblem } from "@brygga/api-contract";
import { Anchor, Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { problemsQuery, useRetryProblem } from "../api/sync-log.ts";
import classes from "./log-list.module.css";
import { LogList } from "./log-list.tsx";
import type { LogSearch } from "./log-search.ts";
import { RecordLink } from "./record-link.tsx";

/** What could not be synchronised, why, how often it was tried, and when it is tried again. */
export function ProblemsView({ search }: { search: LogSearch }) {
  const { t } = useTexts();
  const problems = useInfiniteQuery(problemsQuery(search));
  const rows = problems.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <LogList
      query={problems}
      count={rows.length}
      label={t("settings:log.problems")}
      empty={t("settings:log.noProblems")}
      minWidth={960}
      headers={[
        t("settings:log.record"),
        t("settings:log.connection"),
        t("settings:log.field"),
        t("settings:log.problem"),
        t("settings:log.attempts"),
        t("settings:log.since"),
        t("settings:log.nextAttempt"),
      ]}
    >
      {rows.map((problem) => (
        <ProblemRow key={problem.id} problem={problem} />
      ))}
    </LogList>
  );
}

function ProblemRow({ problem }: { problem: SyncProblem }) {
  const { t } = useTexts();
  const format = useFormat();
  const { text, advice } = syncProblemText(t, problem.code, problem.details);
  return (
    <Table.Tr>
      <Table.Td data-label={t("settings:log.record")}>
        <RecordLink entity={problem.entity} id={problem.entityId} name={problem.recordName} />
      </Table.Td>
      <Table.Td data-label={t("settings:log.connection")} className={classes.name}>
        {problem.connectionName}
      </Table.Td>
      <Table.Td data-label={t("settings:log.field")}>
        {problem.erpFieldName ?? t("settings:log.wholeRecord")}
      </Table.Td>
      <Table.Td data-label={t("settings:log.problem")}>
        <Stack gap={2} align="flex-start">
          <Text fz="sm">
            {text} {advice}
          </Text>
          {problem.erpFieldKey === null ? null : <MappingLink problem={problem} />}
          <Retry id={problem.id} />
        </Stack>
      </Table.Td>
      <Table.Td data-label={t("settings:log.attempts")} style={{ whiteSpace: "nowrap" }}>
        {t("settings:log.attemptsCount", { count: problem.attempts })}
      </Table.Td>
      <Table.Td data-label={t("settings:log.since")} style={{ whiteSpace: "nowrap" }}>
        {format.dateTime(problem.firstAt)}
      </Table.Td>
      <Table.Td data-label={t("settings:log.nextAttempt")} style={{ whiteSpace: "nowrap" }}>
        {format.dateTime(problem.nextAttemptAt)}
      </Table.Td>
    </Table.Tr>
  );
}

/** Has the problem tried in the next cycle. */
function Retry({ id }: { id: number }) {
  const { t } = useTexts();
  const retry = useRetryProblem();
  return (
    <Anchor
      component="button"
      type="button"
      fz="xs"
      onClick={() => retry.mutate(id)}
      disabled={retry.isPending}
    >
      {t("retry")}
    </Anchor>
  );
}

function MappingLink({ problem }: { problem: SyncProblem }) {
  const { t } = useTexts();
  return (
    <Link
      to="/settings/quote-sync"
      search={{ connection: problem.connectionId, dialog: "mappings", tab: problem.actorType }}
      className={classes.link ?? ""}
    >
      {t("settings:log.openMapping")}
    </Link>
  );
}
