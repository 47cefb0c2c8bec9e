import { Button, Checkbox, Group, Stack } from "@mantine/core";
import { useState } from "react";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasEnded, type JobDetails, useCancelJob, useStartResync, useUndo } from "../api/jobs.ts";
import { changesNothing, resyncOf, undoTargetOf } from "./start-again.ts";

interface JobActionsProps {
  jobs: readonly JobDetails[];
  /** Whether all of them have been read. */
  isComplete: boolean;
  onShow: (ids: readonly number[]) => void;
  onClose: () => void;
}

/** Buttons of the jobs that are shown: cancel, do what was previewed, take back, close. */
export function JobActions({ jobs, isComplete, onShow, onClose }: JobActionsProps) {
  const { t } = useTexts();
  const cancel = useCancelJob();
  const underWay = jobs.filter((job) => !hasEnded(job));
  const error = cancel.error;
  return (
    <Stack gap="sm">
      {error === null ? null : <ErrorNotice error={error} />}
      <Group justify="flex-end" gap={8}>
        {underWay.length > 0 ? (
          <Button
            variant="default"
            loading={cancel.isPending || underWay.every(({ isCancelling }) => isCancelling)}
            onClick={() => {
              for (const { id } of underWay) cancel.mutate(id);
            }}
          >
            {t("jobs:cancel")}
          </Button>
        ) : null}
        {jobs.length === 1 && jobs[0]?.canUndo ? <UndoJob job={jobs[0]} onShow={onShow} /> : null}
        <Button variant="default" onClick={onClose}>
          {t("terms:close")}
        </Button>
        <StartResync jobs={jobs} isReady={isComplete && underWay.length === 0} onShow={onShow} />
        <UndoPreviewed job={jobs[0]} isReady={isComplete && underWay.length === 0} onShow={onShow} />
      </Group>
    </Stack>
  );
}

interface StartProps {
  isReady: boolean;
  onShow: (ids: readonly number[]) => void;
}

/** Does what the previews told. */
function StartResync({ jobs, isReady, onShow }: StartProps & { jobs: readonly JobDetails[] }) {
  const { t } = useTexts();
  const start = useStartResync();
  const body = resyncOf(jobs);
  if (body === null) return null;
  const hasFailed = jobs.some(({ state }) => state !== "completed");
  const reason = !isReady
    ? t("jobs:start.wait")
    : hasFailed
      ? t("jobs:start.incomplete")
      : jobs.every(changesNothing)
        ? t("jobs:notice.nothingWould")
        : undefined;
  return (
    <>
      {start.error ? <ErrorNotice error={start.error} /> : null}
      <ReasonButton
        variant="filled"
        reason={reason}
        loading={start.isPending}
        onClick={() =>
          mutateThen(start, body, { done: (started) => onShow(started.jobs.map(({ id }) => id)) })
        }
      >
        {t("jobs:start.resync")}
      </ReasonButton>
    </>
  );
}

function UndoPreviewed({ job, isReady, onShow }: StartProps & { job: JobDetails | undefined }) {
  const { t } = useTexts();
  const undo = useUndo();
  const [force, setForce] = useState(false);
  const target = job === undefined ? null : undoTargetOf(job);
  if (job === undefined || target === null) return null;
  const hasOverwritten = (job.itemCounts["not-undone"] ?? 0) > 0;
  const reason = !isReady
    ? t("jobs:start.wait")
    : job.state === "completed"
      ? undefined
      : t("jobs:start.incomplete");
  return (
    <>
      {undo.error ? <ErrorNotice error={undo.error} /> : null}
      {hasOverwritten ? (
        <Checkbox
          label={t("jobs:start.force")}
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
        />
      ) : null}
      <ReasonButton
        variant="filled"
        reason={reason}
        loading={undo.isPending}
        onClick={() => mutateThen(undo, { ...target, force }, { done: ({ id }) => onShow([id]) })}
      >
        {t(job.isRedo ? "jobs:start.redo" : "jobs:start.undo")}
      </ReasonButton>
    </>
  );
}

/** Shows first what would be taken back; taking back an undo is doing it again. */
function UndoJob({ job, onShow }: { job: JobDetails; onShow: StartProps["onShow"] }) {
  const { t } = useTexts();
  const undo = useUndo();
  const doesAgain = job.kind === "undo" && !job.isRedo;
  return (
    <>
      {undo.error ? <ErrorNotice error={undo.error} /> : null}
      <Button
        variant="default"
        loading={undo.isPending}
        onClick={() =>
          mutateThen(
            undo,
            { of: "job", id: job.id, preview: true },
            { done: (preview) => onShow([preview.id]) },
          )
        }
      >
        {t(doesAgain ? "jobs:redo" : "jobs:undo")}
      </Button>
    </>
  );
}
