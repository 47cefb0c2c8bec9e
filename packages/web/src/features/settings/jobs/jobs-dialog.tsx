import { Alert, Skeleton, Stack, Text, Title } from "@mantine/core";
import { InfoIcon } from "@phosphor-icons/react";
import { useQueries } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasEnded, type JobDetails, jobQuery } from "../api/jobs.ts";
import { LinkToImport } from "../imports/link-to-import.tsx";
import { JobActions } from "./job-actions.tsx";
import { JobFigures } from "./job-figures.tsx";
import { JobItems } from "./job-items.tsx";
import { JobProgress } from "./job-progress.tsx";
import { jobTitle } from "./job-title.ts";
import { changesNothing, limitsOf } from "./start-again.ts";

interface JobsDialogProps {
  /** Jobs that were started together, one for each connection. */
  ids: readonly number[];
  /** Shows others instead, such as the work after its preview. */
  onShow: (ids: readonly number[]) => void;
  onClose: () => void;
}

/** Work in the background: how far it is, what it did or would do, and what can be done about it. */
export function JobsDialog({ ids, onShow, onClose }: JobsDialogProps) {
  const { t } = useTexts();
  const queries = useQueries({ queries: ids.map((id) => jobQuery(id)) });
  const jobs = queries.flatMap(({ data }) => data ?? []);
  const failed = queries.find(({ error, data }) => error !== null && data === undefined);
  const [first] = jobs;
  return (
    <Dialog
      title={first === undefined ? t("jobs:title") : jobTitle(t, first)}
      onClose={onClose}
      size={980}
      focusContent
      footer={
        <JobActions jobs={jobs} isComplete={jobs.length === ids.length} onShow={onShow} onClose={onClose} />
      }
    >
      <Stack gap="lg">
        {failed === undefined ? null : (
          <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />
        )}
        {jobs.length === 0 && failed === undefined ? <Skeleton height={120} /> : null}
        <PreviewNotice jobs={jobs} />
        {jobs.map((job) => (
          <JobSection key={job.id} job={job} />
        ))}
      </Stack>
    </Dialog>
  );
}

function JobSection({ job }: { job: JobDetails }) {
  const [category, setCategory] = useState("");
  const items = useRef<HTMLDivElement>(null);
  const show = (chosen: string) => {
    setCategory(chosen);
    items.current?.scrollIntoView({ block: "nearest" });
  };
  return (
    <Stack component="section" gap="sm" aria-label={job.connectionName}>
      <div>
        <Title order={3}>{job.connectionName}</Title>
        <JobLimits job={job} />
      </div>
      <JobProgress job={job} />
      <LinkToImport job={job} />
      <JobFigures job={job} onShow={show} />
      <div ref={items}>
        <JobItems job={job} category={category} onCategory={setCategory} />
      </div>
    </Stack>
  );
}

/** Which actor types were chosen, and whether blank values are held back. */
function JobLimits({ job }: { job: JobDetails }) {
  const { t } = useTexts();
  const { actorTypes, keepsValues } = limitsOf(job);
  const names = actorTypes.map((type) => actorTypeName(t, type));
  const limits = keepsValues ? [...names, t("jobs:resync.keepsValues")] : names;
  if (limits.length === 0) return null;
  return (
    <Text fz="sm" c="dimmed">
      {limits.join(" · ")}
    </Text>
  );
}

/** Says that nothing was changed, and that work goes on without the dialog. */
function PreviewNotice({ jobs }: { jobs: readonly JobDetails[] }) {
  const { t } = useTexts();
  const [first] = jobs;
  if (first === undefined) return null;
  const isDone = jobs.every(hasEnded);
  if (isDone && !first.isPreview) return null;
  const isChoice = ["resync", "undo", "undo-import"].includes(first.kind);
  const text = !first.isPreview
    ? t("jobs:notice.goesOn")
    : isDone && isChoice
      ? t(jobs.every(changesNothing) ? "jobs:notice.nothingWould" : "jobs:notice.lookThrough")
      : t("jobs:notice.writesNothing");
  return (
    <Alert color="fjord" variant="light" icon={<InfoIcon size={20} aria-hidden="true" />}>
      <Text fz="sm">{text}</Text>
    </Alert>
  );
}
