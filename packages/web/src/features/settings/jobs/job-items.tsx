import { Anchor, Group, Select, Stack } from "@mantine/core";
import { DownloadSimpleIcon } from "@phosphor-icons/react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { downloadUrl } from "../../../api/download-url.ts";
import { useFormat } from "../../../components/use-format.ts";
import { textOf, useTexts } from "../../../i18n/use-texts.ts";
import { hasEnded, type JobDetails, jobItemsQuery } from "../api/jobs.ts";
import { LogList } from "../log/log-list.tsx";
import { ComparedRow, JobItemRow } from "./job-item-row.tsx";

interface JobItemsProps {
  job: JobDetails;
  /** "": all. */
  category: string;
  onCategory: (category: string) => void;
}

/** What a job has to tell of records and fields, page by page; nothing where it tells nothing. */
export function JobItems({ job, category, onCategory }: JobItemsProps) {
  const { t } = useTexts();
  const items = useInfiniteQuery(jobItemsQuery(job.id, category));
  const rows = items.data?.pages.flatMap((page) => page.items) ?? [];
  const isComparison = job.kind === "compare";
  const Row = isComparison ? ComparedRow : JobItemRow;
  const hasItems = Object.keys(job.itemCounts).length > 0;
  if (!hasItems) return null;
  const headers = isComparison
    ? (["record", "field", "erpValue", "crmValue", "why"] as const)
    : (["record", "field", "direction", "oldValue", "newValue", "why"] as const);
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end" gap="sm">
        <CategorySelect job={job} value={category} onChange={onCategory} />
        {hasEnded(job) ? (
          <Anchor
            href={downloadUrl(`/jobs/${job.id}/items.csv`, category === "" ? {} : { category })}
            fz="sm"
            download
          >
            <DownloadSimpleIcon size={14} aria-hidden="true" /> {t("jobs:csv")}
          </Anchor>
        ) : null}
      </Group>
      <LogList
        query={items}
        count={rows.length}
        label={t("jobs:items.label")}
        empty={t("jobs:items.empty")}
        minWidth={760}
        headers={headers.map((name) => t(`jobs:items.${name}`))}
      >
        {rows.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </LogList>
    </Stack>
  );
}

interface CategorySelectProps {
  job: JobDetails;
  value: string;
  onChange: (category: string) => void;
}

function CategorySelect({ job: { itemCounts }, value, onChange }: CategorySelectProps) {
  const { t } = useTexts();
  const format = useFormat();
  const total = Object.values(itemCounts).reduce((sum, count) => sum + count, 0);
  const named = (name: string, count: number) =>
    `${textOf(t, `jobs:categories.${name}`) || name} (${format.number(count)})`;
  return (
    <Select
      w={{ base: "100%", xs: 320 }}
      label={t("jobs:items.show")}
      allowDeselect={false}
      data={[
        { value: "", label: named("all", total) },
        ...Object.entries(itemCounts).map(([name, count]) => ({ value: name, label: named(name, count) })),
      ]}
      value={value}
      onChange={(category) => onChange(category ?? "")}
    />
  );
}
