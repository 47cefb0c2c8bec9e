import type { ImportView } from "@brygga/api-contract";
import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasEnded, useCancelJob } from "../api/jobs.ts";
import { JobProgress } from "../jobs/job-progress.tsx";
import { roundedTimeLeft } from "./time-left.ts";

/** How far the preview or the import is, how fast, and how long it will take; it can be cancelled, and left. */
export function ImportProgress({ view }: { view: ImportView }) {
  const { t } = useTexts();
  const cancel = useCancelJob();
  const { job, state } = view;
  if (job === null) return null;
  const isUnderWay = !hasEnded(job);
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <JobProgress job={job} />
        {isUnderWay ? (
          <Group justify="space-between" gap="sm">
            <Stack gap={2}>
              {job.nextAttemptAt === null ? <Rate view={view} /> : null}
              <Text fz="sm" c="dimmed">
                {t(state === "previewing" ? "imports:progress.previewGoesOn" : "imports:progress.goesOn")}
              </Text>
            </Stack>
            <Button
              variant="default"
              loading={cancel.isPending || job.isCancelling}
              onClick={() => cancel.mutate(job.id)}
            >
              {t(state === "previewing" ? "imports:progress.cancelPreview" : "imports:progress.cancel")}
            </Button>
          </Group>
        ) : null}
        {cancel.error ? <ErrorNotice error={cancel.error} /> : null}
      </Stack>
    </Paper>
  );
}

function Rate({ view: { progress } }: { view: ImportView }) {
  const { t } = useTexts();
  const format = useFormat();
  if (progress === null || progress.perSecond <= 0) return null;
  const perSecond = Math.round(progress.perSecond * 10) / 10;
  const rate = perSecond >= 10 ? Math.round(perSecond) : perSecond;
  const { secondsLeft } = progress;
  return (
    <Text fz="sm">
      {secondsLeft === null
        ? t("imports:progress.rate", { rate })
        : t("imports:progress.rateAndTime", { rate, time: format.duration(roundedTimeLeft(secondsLeft)) })}
    </Text>
  );
}
