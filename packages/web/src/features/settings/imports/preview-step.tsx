import { IMPORT_OUTCOMES, type ImportView } from "@brygga/api-contract";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { InfoIcon } from "@phosphor-icons/react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasBegun, previewLinesQuery, useImportWrites } from "../api/imports.ts";
import { LogList } from "../log/log-list.tsx";
import { FigureFilter } from "./figure-filter.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { LineDialog } from "./line-dialog.tsx";
import { LineSearch } from "./line-search.tsx";
import { PreviewRow } from "./preview-row.tsx";
import { StepFooter } from "./step-footer.tsx";
import { useImportNavigation } from "./use-import-navigation.ts";

/** Preview: one line for each actor with what will happen to it. Nothing has been written yet. */
export function PreviewStep({ view }: { view: ImportView }) {
  const { t } = useTexts();
  const { search, change, goTo } = useImportNavigation();
  const { run } = useImportWrites(view.id);
  const isFixed = hasBegun(view);
  const outcomes = view.outcomes;
  const willChange = outcomes === null ? 0 : outcomes.new + outcomes.updated + outcomes["linked-only"];
  // Without a step in the address, so that the page goes on to the result by itself.
  const begin = () =>
    mutateThen(run, undefined, {
      done: () => change({ step: undefined, outcome: undefined, q: undefined }, { replace: false }),
    });
  const next = isFixed
    ? { label: t("imports:steps.import"), onClick: () => goTo("import") }
    : {
        label: t("imports:preview.run"),
        reason:
          view.state === "previewing"
            ? t("imports:preview.wait")
            : willChange === 0
              ? t("imports:preview.nothing")
              : undefined,
        isPending: run.isPending,
        onClick: begin,
      };
  return (
    <Stack gap="md">
      {isFixed ? null : (
        <Alert color="fjord" variant="light" icon={<InfoIcon size={20} aria-hidden="true" />}>
          {t("imports:preview.nothingWritten")}
        </Alert>
      )}
      {view.state === "previewing" ? <ImportProgress view={view} /> : null}
      {view.state === "previewing" ? null : <Lines view={view} isFixed={isFixed} />}
      {run.error ? <ErrorNotice error={run.error} /> : null}
      <StepFooter back={{ label: t("imports:preview.back"), onClick: () => goTo("settings") }} next={next} />
      {search.line === undefined ? null : (
        <LineDialog view={view} lineId={search.line} onClose={() => change({ line: undefined })} />
      )}
    </Stack>
  );
}

function Lines({ view, isFixed }: { view: ImportView; isFixed: boolean }) {
  const { t } = useTexts();
  const { search, change } = useImportNavigation();
  const { outcome, q } = search;
  const { check } = useImportWrites(view.id);
  const lines = useInfiniteQuery(
    previewLinesQuery(view, {
      ...(outcome === undefined ? {} : { outcome }),
      ...(q === undefined ? {} : { q }),
    }),
  );
  const rows = lines.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="md">
      <OutcomeFilter view={view} />
      <Group justify="space-between" gap="sm" align="flex-end">
        <LineSearch />
        {isFixed ? null : <CheckAll view={view} check={check} />}
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
          <PreviewRow
            key={line.lineId}
            line={line}
            entity={view.entity}
            isFixed={isFixed}
            onCheck={(isChecked) => check.mutate({ lineIds: [line.lineId], isChecked })}
            onOpen={() => change({ line: line.lineId }, { replace: false })}
          />
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

/** Checks or unchecks everything that the filter shows, also what has not been scrolled to. */
function CheckAll({ view, check }: { view: ImportView; check: ReturnType<typeof useImportWrites>["check"] }) {
  const { t } = useTexts();
  const format = useFormat();
  const { search } = useImportNavigation();
  const { outcome } = search;
  const set = (isChecked: boolean) =>
    check.mutate({ all: true, isChecked, ...(outcome === undefined ? {} : { outcome }) });
  return (
    <Group gap={8}>
      {view.unchecked === 0 ? null : (
        <Text fz="sm" c="dimmed">
          {t("imports:preview.unchecked", {
            count: view.unchecked,
            formatted: format.number(view.unchecked),
          })}
        </Text>
      )}
      <Button size="xs" variant="default" disabled={check.isPending} onClick={() => set(true)}>
        {t(outcome === undefined ? "imports:preview.checkAll" : "imports:preview.checkThese")}
      </Button>
      <Button size="xs" variant="default" disabled={check.isPending} onClick={() => set(false)}>
        {t(outcome === undefined ? "imports:preview.uncheckAll" : "imports:preview.uncheckThese")}
      </Button>
    </Group>
  );
}
