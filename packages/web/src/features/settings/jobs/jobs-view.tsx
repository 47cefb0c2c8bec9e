import { useInfiniteQuery } from "@tanstack/react-query";
import { useTexts } from "../../../i18n/use-texts.ts";
import { jobsQuery } from "../api/jobs.ts";
import { LogList } from "../log/log-list.tsx";
import { JOB_COLUMNS, JobRow } from "./job-row.tsx";

interface JobsViewProps {
  connectionId: number | undefined;
  onOpen: (id: number) => void;
}

/** Work in the background, newest first. */
export function JobsView({ connectionId, onOpen }: JobsViewProps) {
  const { t } = useTexts();
  const jobs = useInfiniteQuery(jobsQuery(connectionId));
  const rows = jobs.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <LogList
      query={jobs}
      count={rows.length}
      label={t("jobs:title")}
      empty={t("jobs:none")}
      minWidth={760}
      headers={JOB_COLUMNS.map((key) => t(`jobs:columns.${key}`))}
    >
      {rows.map((job) => (
        <JobRow key={job.id} job={job} onOpen={onOpen} />
      ))}
    </LogList>
  );
}
