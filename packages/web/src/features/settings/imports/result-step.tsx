import type { ImportView } from "@brygga/api-contract";
import { Anchor, Button, Group, Stack, Table, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { importResultsQuery, isBusy, useImportWrites } from "../api/imports.ts";
import { LogList } from "../log/log-list.tsx";
import { ImportFigures } from "./import-figures.tsx";
import { ImportSelections } from "./import-selections.tsx";
import { LineCells } from "./line-cells.tsx";
import { LineSearch } from "./line-search.tsx";
import { LinesFile } from "./lines-file.tsx";
import { StepFooter } from "./step-footer.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

/** Result: the selections, and what came of each actor; those that failed can be tried again. */
export function ResultStep({ view }: { view: ImportView }) {
  const { t } = useTexts();
  const { search, change } = useImportNavigation();
  const { result, q } = search;
  const { retry } = useImportWrites(view.id);
  const filter = { ...(result === undefined ? {} : { result }), ...(q === undefined ? {} : { q }) };
  const lines = useInfiniteQuery(importResultsQuery(view, filter));
  const rows = lines.data?.pages.flatMap(({ items }) => items) ?? [];
  const { job, results } = view;
  const tryAgain = (lineIds?: number[]) =>
    mutateThen(retry, lineIds, { done: () => change({ step: undefined, result: undefined }) });
  return (
    <Stack gap="md">
      <ImportSelections importId={view.id} />
      <ImportFigures view={view} isFilter />
      <Group justify="space-between" gap="sm">
        <LineSearch />
        <Group gap="md">
          <LinesFile path={`/imports/${view.id}/results.csv`} filter={filter} />
          {job?.canUndo ? (
            <Anchor component={Link} to={`/settings/quote-sync/log?view=jobs&jobs=[${job.id}]`} fz="sm">
              {t("imports:result.undo")}
            </Anchor>
          ) : null}
          {results.failed > 0 && !isBusy(view) ? (
            <Button variant="default" loading={retry.isPending} onClick={() => tryAgain()}>
              {t("imports:result.retryAll")}
            </Button>
          ) : null}
        </Group>
      </Group>
      {retry.error ? <ErrorNotice error={retry.error} /> : null}
      <LogList
        query={lines}
        count={rows.length}
        label={t("imports:result.title")}
        empty={t("imports:lines.empty")}
        minWidth={760}
        headers={[
          t("imports:lines.actor"),
          t("imports:lines.outcome"),
          t("imports:lines.record"),
          t("imports:lines.why"),
          "",
        ]}
      >
        {rows.map((line) => (
          <Table.Tr key={line.lineId}>
            <LineCells line={line} />
            <Table.Td>
              {line.result === "failed" && !isBusy(view) ? (
                <Anchor
                  component="button"
                  type="button"
                  fz="sm"
                  style={{ whiteSpace: "nowrap" }}
                  aria-label={t("imports:result.retryOf", { name: line.name || line.erpKey })}
                  onClick={() => tryAgain([line.lineId])}
                >
                  {t("imports:result.retry")}
                </Anchor>
              ) : null}
            </Table.Td>
          </Table.Tr>
        ))}
      </LogList>
      <Text fz="xs" c="dimmed">
        {t("imports:result.kept")}
      </Text>
      <StepFooter back={{ label: t("imports:result.preview"), onClick: () => change({ step: "preview" }) }} />
    </Stack>
  );
}
