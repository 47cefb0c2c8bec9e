import type { SyncRun } from "@brygga/api-contract";
import { Badge, CloseButton, Group, Paper, Table, Text } from "@mantine/core";
import { Details } from "../../../../components/details.tsx";
import { StackedTable } from "../../../../components/stacked-table.tsx";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import classes from "./sync-result.module.css";

const COUNTS = ["read", "written", "unchanged", "unlinked", "conflicting", "skipped", "failed"] as const;
const COLORS = { running: "gray", completed: "fjord", failed: "red", interrupted: "orange" } as const;

/** Runs that had nothing to do are not kept and have no id; each connection has one run at a time. */
const keyOf = ({ connectionId, startedAt }: SyncRun) => `${connectionId} ${startedAt}`;

/** How the cycles that Sync now started went, connection by connection. */
export function SyncResult({ runs, onClose }: { runs: readonly SyncRun[]; onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Paper withBorder p="sm" aria-live="polite">
      <Group justify="space-between" mb={runs.length === 0 ? 0 : 4}>
        <Text fz="sm" fw={600}>
          {t("engine:runs.title")}
        </Text>
        <CloseButton aria-label={t("engine:runs.close")} onClick={onClose} />
      </Group>
      {runs.length === 0 ? <Text fz="sm">{t("engine:runs.none")}</Text> : <RunTable runs={runs} />}
      {runs
        .filter(({ outcome }) => outcome === "failed")
        .map((run) => (
          <RunFailure key={keyOf(run)} run={run} />
        ))}
    </Paper>
  );
}

function RunTable({ runs }: { runs: readonly SyncRun[] }) {
  const { t } = useTexts();
  const format = useFormat();
  return (
    <StackedTable
      aria-label={t("engine:runs.title")}
      fz="xs"
      minWidth={720}
      className={classes.runs ?? ""}
      headers={[
        { key: "connection", header: t("engine:runs.connection") },
        { key: "outcome", header: t("engine:runs.outcome") },
        ...COUNTS.map((count) => ({ key: count, header: t(`engine:runs.${count}`) })),
      ]}
    >
      {runs.map((run) => (
        <Table.Tr key={keyOf(run)}>
          <Table.Th scope="row" fw={560}>
            {run.connectionName}
          </Table.Th>
          <Table.Td data-label={t("engine:runs.outcome")}>
            <Badge color={COLORS[run.outcome]} variant="light">
              {t(`engine:runs.outcomes.${run.outcome}`)}
            </Badge>
          </Table.Td>
          {COUNTS.map((count) => (
            <Table.Td key={count} data-label={t(`engine:runs.${count}`)}>
              {format.number(run[count])}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
    </StackedTable>
  );
}

function RunFailure({ run }: { run: SyncRun }) {
  return (
    <Group gap={4} mt="xs" align="flex-start">
      <Text fz="sm" c="var(--mantine-color-error)">
        {run.connectionName}: {run.explanation}
      </Text>
      <Details text={run.failure} />
    </Group>
  );
}
