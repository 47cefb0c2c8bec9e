import { CRM_ENTITIES, LOG_REASONS } from "@brygga/api-contract";
import { Checkbox, Select } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/mappings.ts";
import { problemsQuery } from "../api/sync-log.ts";
import type { LogFilterProps } from "./log-filter-props.ts";

export function EntityFilter({ search, onChange }: LogFilterProps) {
  const { t } = useTexts();
  return (
    <Select
      w={{ base: "100%", xs: 160 }}
      label={t("log:recordsOf")}
      placeholder={t("log:all")}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      data={CRM_ENTITIES.map((entity) => ({ value: entity, label: t(`terms:entitiesMany.${entity}`) }))}
      value={search.entity ?? null}
      onChange={(entity) => onChange({ entity: entity ?? undefined, record: undefined })}
    />
  );
}

/** Fields of the CRM by their names; those of several entities that have one key are one. */
export function FieldFilter({ search, onChange }: LogFilterProps) {
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery).data ?? [];
  const shown = fields.filter(({ entity }) => search.entity === undefined || entity === search.entity);
  const names = new Map(shown.map((field) => [field.key, crmFieldLabel(t, field)]));
  if (search.field !== undefined && !names.has(search.field)) names.set(search.field, search.field);
  return (
    <Select
      w={{ base: "100%", xs: 200 }}
      label={t("log:field")}
      placeholder={t("log:all")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      data={[...names]
        .map(([value, label]) => ({ value, label }))
        .sort((a, b) => a.label.localeCompare(b.label))}
      value={search.field ?? null}
      onChange={(field) => onChange({ field: field ?? undefined })}
    />
  );
}

export function ReasonFilter({ search, onChange }: LogFilterProps) {
  const { t } = useTexts();
  return (
    <Select
      w={{ base: "100%", xs: 180 }}
      label={t("log:reason")}
      placeholder={t("log:all")}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      data={LOG_REASONS.map((reason) => ({ value: reason, label: t(`log:reasons.${reason}`) }))}
      value={search.reason ?? null}
      onChange={(reason) => onChange({ reason: reason ?? undefined })}
    />
  );
}

/** What is wrong, with how many there are of it. */
export function CodeFilter({ search, onChange }: LogFilterProps) {
  const { t } = useTexts();
  const format = useFormat();
  const codes = useInfiniteQuery(problemsQuery(search)).data?.pages[0]?.codes ?? {};
  const known = search.code === undefined ? codes : { [search.code]: 0, ...codes };
  return (
    <Select
      w={{ base: "100%", xs: 340 }}
      label={t("log:problem")}
      placeholder={t("log:all")}
      clearable
      clearButtonProps={{ "aria-label": t("clear") }}
      data={Object.entries(known).map(([code, count]) => ({
        value: code,
        label: `${syncProblemText(t, code).text} (${format.number(count)})`,
      }))}
      value={search.code ?? null}
      onChange={(code) => onChange({ code: code ?? undefined })}
    />
  );
}

export function IgnoredFilter({ search, onChange }: LogFilterProps) {
  const { t } = useTexts();
  return (
    <Checkbox
      mb={8}
      label={t("log:showIgnored")}
      checked={search.ignored === true}
      onChange={(event) =>
        onChange({ ignored: event.currentTarget.checked ? true : undefined, code: undefined })
      }
    />
  );
}
