import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Panel } from "../../../components/panel.tsx";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasEnded, latestJobsQuery } from "../api/jobs.ts";
import { JOB_COLUMNS, JobRow } from "./job-row.tsx";
import classes from "./jobs-panel.module.css";

const LATEST = 20;
/** Of those that have ended. */
const SHOWN = 3;

/** Work in the background on the Sync tab: what is under way, and what ended last; nothing where there was none. */
export function JobsPanel({ onOpen }: { onOpen: (id: number) => void }) {
  const { t } = useTexts();
  const latest = useQuery(latestJobsQuery(LATEST)).data ?? [];
  // The Mappings dialog, which starts it, shows a pre-flight.
  const jobs = latest.filter(({ kind }) => kind !== "preflight");
  if (jobs.length === 0) return null;
  const shown = [...jobs.filter((job) => !hasEnded(job)), ...jobs.filter(hasEnded).slice(0, SHOWN)];
  return (
    <Panel
      title={t("jobs:title")}
      aside={
        <Anchor component={Link} to="/settings/quote-sync/log?view=jobs" fz="sm">
          {t("jobs:all")}
        </Anchor>
      }
    >
      <StackedTable
        aria-label={t("jobs:title")}
        minWidth={720}
        className={classes.table ?? ""}
        headers={JOB_COLUMNS.map((key) => ({ key, header: t(`jobs:columns.${key}`) }))}
      >
        {shown.map((job) => (
          <JobRow key={job.id} job={job} onOpen={onOpen} />
        ))}
      </StackedTable>
    </Panel>
  );
}
