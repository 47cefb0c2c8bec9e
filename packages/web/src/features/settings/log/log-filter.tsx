import { Anchor, Button, Collapse, Group, Pill } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { DownloadSimpleIcon, FunnelIcon } from "@phosphor-icons/react";
import { downloadUrl } from "../../../api/download-url.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { ConnectionFilter, DayFilter, DirectionFilter, TextFilter } from "./filter-controls.tsx";
import { CodeFilter, EntityFilter, FieldFilter, IgnoredFilter, ReasonFilter } from "./filter-selects.tsx";
import type { LogFilterProps } from "./log-filter-props.ts";
import { countConditions, type LogSearch, logFilterOf, NO_FILTER, problemFilterOf } from "./log-search.ts";

/** The conditions that the rows of a view have to meet. */
export function LogFilter(props: LogFilterProps) {
  const { t } = useTexts();
  const { search, onChange } = props;
  const { field, old, new: newValue, reason, entity } = search;
  const hasMore = [field, old, newValue, reason, entity].some((one) => one !== undefined);
  const [isOpen, more] = useDisclosure(hasMore);
  const isOfChanges = search.view === "changes";
  const hasRows = isOfChanges || search.view === "problems";
  // A phone would show nothing but filters.
  const isNarrow = useMediaQuery("(max-width: 40em)") ?? false;
  const often = (
    <>
      <DirectionFilter {...props} />
      <DayFilter {...props} name="from" />
      <DayFilter {...props} name="to" />
    </>
  );
  return (
    <Group gap="sm" mb="md" align="flex-end">
      {hasRows ? <TextFilter {...props} name="q" /> : null}
      <ConnectionFilter {...props} />
      {isOfChanges ? (
        <>
          {isNarrow ? null : often}
          <Button
            variant="default"
            leftSection={<FunnelIcon size={16} aria-hidden="true" />}
            aria-expanded={isOpen}
            onClick={more.toggle}
          >
            {t(isOpen ? "log:fewerFilters" : "log:moreFilters")}
          </Button>
        </>
      ) : null}
      {search.view === "problems" ? (
        <>
          <CodeFilter {...props} />
          <IgnoredFilter {...props} />
        </>
      ) : null}
      {isOfChanges ? (
        <Collapse expanded={isOpen} w="100%">
          <Group gap="sm" align="flex-end">
            {isNarrow ? often : null}
            <EntityFilter {...props} />
            <FieldFilter {...props} />
            <TextFilter {...props} name="old" />
            <TextFilter {...props} name="new" />
            <ReasonFilter {...props} />
          </Group>
        </Collapse>
      ) : null}
      <Chosen {...props} />
      {countConditions(search) === 0 ? null : (
        <Anchor component="button" type="button" fz="sm" lh="36px" onClick={() => onChange(NO_FILTER)}>
          {t("log:clearFilter")}
        </Anchor>
      )}
    </Group>
  );
}

/** Conditions that were chosen in a row. */
function Chosen({ search, onChange }: LogFilterProps) {
  const { t } = useTexts();
  const { run, record, entity, view } = search;
  if (view === "jobs" || view === "doubts") return null;
  const remove = { "aria-label": t("clear") };
  return (
    <>
      {record === undefined || entity === undefined ? null : (
        <Pill
          withRemoveButton
          removeButtonProps={remove}
          onRemove={() => onChange({ record: undefined, entity: undefined })}
        >
          {t("log:oneRecord", { entity: t(`terms:entities.${entity}`), id: String(record) })}
        </Pill>
      )}
      {run === undefined || view !== "changes" ? null : (
        <Pill withRemoveButton removeButtonProps={remove} onRemove={() => onChange({ run: undefined })}>
          {t("log:oneRun", { id: String(run) })}
        </Pill>
      )}
    </>
  );
}

/** The rows that meet the conditions, as a file; nothing where a view has none. */
export function LogCsv({ search }: { search: LogSearch }) {
  const { t } = useTexts();
  if (search.view === "jobs" || search.view === "doubts") return null;
  const url =
    search.view === "problems"
      ? downloadUrl("/problems.csv", problemFilterOf(search))
      : downloadUrl("/sync-log.csv", logFilterOf(search));
  return (
    <Anchor href={url} download fz="sm">
      <DownloadSimpleIcon size={14} aria-hidden="true" /> {t("jobs:csv")}
    </Anchor>
  );
}
