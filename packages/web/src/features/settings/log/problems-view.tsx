import type { SyncProblem } from "@brygga/api-contract";
import { Anchor, Group, Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { mutateThen } from "../../../api/mutate-then.ts";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useNow } from "../../../components/use-now.ts";
import { useUndoNotification } from "../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { problemsQuery, useIgnoreProblem, useRetryProblem } from "../api/sync-log.ts";
import classes from "./log-list.module.css";
import { LogList } from "./log-list.tsx";
import { countConditions, type LogSearch } from "./log-search.ts";
import { RecordLink } from "./record-link.tsx";

/** What could not be synchronised, why, how often it was tried, and when it is tried again. */
export function ProblemsView({ search }: { search: LogSearch }) {
  const { t } = useTexts();
  const problems = useInfiniteQuery(problemsQuery(search));
  const rows = problems.data?.pages.flatMap(({ items }) => items) ?? [];
  const nothing =
    countConditions(search) > 0
      ? "noProblemsFiltered"
      : search.ignored === true
        ? "noneIgnored"
        : "noProblems";
  return (
    <LogList
      query={problems}
      count={rows.length}
      label={t("log:problems")}
      empty={t(`log:${nothing}`)}
      minWidth={960}
      headers={[
        t("log:record"),
        t("log:connection"),
        t("log:field"),
        t("log:problem"),
        t("log:attempts"),
        t("log:since"),
        t("log:nextAttempt"),
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
  const isDue = Date.parse(problem.nextAttemptAt) <= useNow();
  return (
    <Table.Tr>
      <Table.Td data-label={t("log:record")}>
        <RecordLink entity={problem.entity} id={problem.entityId} name={problem.recordName} />
      </Table.Td>
      <Table.Td data-label={t("log:connection")} className={classes.name}>
        {problem.connectionName}
      </Table.Td>
      <Table.Td data-label={t("log:field")}>{problem.erpFieldName ?? t("log:wholeRecord")}</Table.Td>
      <Table.Td data-label={t("log:problem")}>
        <Stack gap={4} align="flex-start">
          <Text fz="sm">
            {text} {advice}
          </Text>
          {problem.ignoredAt === null ? null : (
            <Text fz="xs" c="dimmed">
              {t("log:ignoredBy", {
                user: problem.ignoredBy ?? "",
                time: format.dateTime(problem.ignoredAt),
              })}
            </Text>
          )}
          <Actions problem={problem} />
        </Stack>
      </Table.Td>
      <Table.Td data-label={t("log:attempts")} style={{ whiteSpace: "nowrap" }}>
        {t("log:attemptsCount", { count: problem.attempts })}
      </Table.Td>
      <Table.Td data-label={t("log:since")} style={{ whiteSpace: "nowrap" }}>
        {format.dateTime(problem.firstAt)}
      </Table.Td>
      <Table.Td data-label={t("log:nextAttempt")} style={{ whiteSpace: "nowrap" }}>
        {isDue ? t("log:inNextSync") : format.dateTime(problem.nextAttemptAt)}
      </Table.Td>
    </Table.Tr>
  );
}

/** Open the mapping, retry now, ignore or bring back. */
function Actions({ problem }: { problem: SyncProblem }) {
  const { t } = useTexts();
  const failed = useErrorNotification();
  const offerUndo = useUndoNotification();
  const retry = useRetryProblem();
  const ignore = useIgnoreProblem();
  const { id, ignoredAt } = problem;
  const isIgnored = ignoredAt !== null;
  const changeIgnored = () =>
    mutateThen(
      ignore,
      { id, ignore: !isIgnored },
      {
        failed,
        done: () =>
          offerUndo(t(isIgnored ? "log:broughtBack" : "log:ignored"), () =>
            ignore.mutateAsync({ id, ignore: isIgnored }),
          ),
      },
    );
  return (
    <Group gap="sm">
      {problem.erpFieldKey === null ? null : <MappingLink problem={problem} />}
      <Anchor
        component="button"
        type="button"
        fz="xs"
        onClick={() => mutateThen(retry, id, { failed })}
        disabled={retry.isPending}
      >
        {t("retry")}
      </Anchor>
      <Anchor component="button" type="button" fz="xs" onClick={changeIgnored} disabled={ignore.isPending}>
        {t(isIgnored ? "log:bringBack" : "log:ignore")}
      </Anchor>
    </Group>
  );
}

function MappingLink({ problem }: { problem: SyncProblem }) {
  const { t } = useTexts();
  const { connectionId, actorType, erpFieldKey, code } = problem;
  // The list of a field is mapped elsewhere than the field.
  const isOfList = code.startsWith("list-item") && erpFieldKey !== null;
  return (
    <Link
      to="/settings/quote-sync"
      search={
        isOfList
          ? { connection: connectionId, dialog: "list-mapping", tab: `${actorType}/${erpFieldKey}` }
          : {
              connection: connectionId,
              dialog: "mappings",
              tab: actorType,
              ...(erpFieldKey === null ? {} : { field: erpFieldKey }),
            }
      }
      className={classes.link ?? ""}
    >
      {t("log:openMapping")}
    </Link>
  );
}
