import { IMPORT_OUTCOMES, type ImportView } from "@brygga/api-contract";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { queryKeys } from "../../../api/query-keys.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { previewLinesQuery, useImportWrites } from "../api/imports.ts";
import { LogList } from "../log/log-list.tsx";
import { FigureFilter } from "./figure-filter.tsx";
import type { ImportSearch } from "./import-search.ts";
import { LineSearch } from "./line-search.tsx";
import { LinesFile } from "./lines-file.tsx";
import { PreviewRow } from "./preview-row.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

/** The lines of a preview: filtered by outcome and text, checked or unchecked, and as a file. */
export function PreviewLines({ view, isFixed }: { view: ImportView; isFixed: boolean }) {
  const { t } = useTexts();
  const { search, change } = useImportNavigation();
  const { check } = useImportWrites(view.id);
  const { mutate, isPending } = check;
  useLinesOfOthers(view, isPending);
  const filter = filterOf(search);
  const lines = useInfiniteQuery(previewLinesQuery(view, filter));
  const rows = lines.data?.pages.flatMap(({ items }) => items) ?? [];
  // The same from one drawing to the next, so that a click draws one row and not all that are shown.
  const checkOne = useCallback(
    (lineId: number, isChecked: boolean) => mutate({ lineIds: [lineId], isChecked }),
    [mutate],
  );
  const open = useCallback((line: number) => change({ line }, { replace: false }), [change]);
  return (
    <Stack gap="md">
      <OutcomeFilter view={view} />
      <Group justify="space-between" gap="sm" align="flex-end">
        <LineSearch />
        <Group gap="md">
          {isFixed ? null : <CheckAll view={view} check={check} />}
          <LinesFile path={`/imports/${view.id}/preview.csv`} filter={filter} />
        </Group>
      </Group>
      {check.error ? <ErrorNotice error={check.error} /> : null}
      <LogList
        query={lines}
        count={rows.length}
        label={t("imports:preview.title")}
        empty={t("imports:lines.empty")}
        minWidth={820}
        headers={[
          "",
          t("imports:lines.actor"),
          t("imports:lines.outcome"),
          t("imports:lines.record"),
          t("imports:lines.why"),
          t("imports:lines.details"),
        ]}
      >
        {rows.map((line) => (
          <PreviewRow key={line.lineId} line={line} isFixed={isFixed} onCheck={checkOne} onOpen={open} />
        ))}
      </LogList>
    </Stack>
  );
}

function OutcomeFilter({ view: { outcomes } }: { view: ImportView }) {
  const { t } = useTexts();
  const { search, change } = useImportNavigation();
  if (outcomes === null) return null;
  const all = IMPORT_OUTCOMES.reduce((sum, name) => sum + outcomes[name], 0);
  return (
    <FigureFilter
      label={t("imports:preview.filter")}
      value={search.outcome}
      onChange={(outcome) => change({ outcome })}
      figures={[
        { key: undefined, label: t("imports:lines.all"), count: all },
        ...IMPORT_OUTCOMES.map((key) => ({
          key,
          label: t(`imports:outcomes.${key}`),
          count: outcomes[key],
          isAlarming: key === "problem",
        })),
      ]}
    />
  );
}

/** Shows what another administrator checks or unchecks in the same preview; what one does oneself is shown anyway. */
function useLinesOfOthers({ id, unchecked }: Pick<ImportView, "id" | "unchecked">, isOwn: boolean): void {
  const queryClient = useQueryClient();
  const shown = useRef(unchecked);
  useEffect(() => {
    if (shown.current === unchecked) return;
    shown.current = unchecked;
    if (!isOwn) void queryClient.invalidateQueries({ queryKey: queryKeys.importRows.allLines(id) });
  }, [queryClient, id, unchecked, isOwn]);
}

/** What the lines are filtered by. */
const filterOf = ({ outcome, q }: Pick<ImportSearch, "outcome" | "q">) => ({
  ...(outcome === undefined ? {} : { outcome }),
  ...(q === undefined ? {} : { q }),
});

/** Checks or unchecks everything that the filter shows, also what has not been scrolled to. */
function CheckAll({ view, check }: { view: ImportView; check: ReturnType<typeof useImportWrites>["check"] }) {
  const { t } = useTexts();
  const { search } = useImportNavigation();
  const filter = filterOf(search);
  const isFiltered = Object.keys(filter).length > 0;
  const set = (isChecked: boolean) => check.mutate({ all: true, isChecked, ...filter });
  return (
    <Group gap={8}>
      {view.unchecked === 0 ? null : (
        <Text fz="sm" c="dimmed">
          {t("imports:preview.unchecked", { count: view.unchecked })}
        </Text>
      )}
      <Button size="xs" variant="default" disabled={check.isPending} onClick={() => set(true)}>
        {t(isFiltered ? "imports:preview.checkThese" : "imports:preview.checkAll")}
      </Button>
      <Button size="xs" variant="default" disabled={check.isPending} onClick={() => set(false)}>
        {t(isFiltered ? "imports:preview.uncheckThese" : "imports:preview.uncheckAll")}
      </Button>
    </Group>
  );
}
