import type { Job } from "@brygga/api-contract";
import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { mutateThen } from "../../../api/mutate-then.ts";
import { Details } from "../../../components/details.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasEnded, useTryJobNow } from "../api/jobs.ts";
import { JobState } from "./job-state.tsx";

/** How far a job is, as a bar and in words, and why it waits or failed. */
export function JobProgress({ job }: { job: Job }) {
  const { t } = useTexts();
  const { done, total, nextAttemptAt } = job;
  const isUnderWay = !hasEnded(job);
  const words = t(total === null ? "jobs:progress.done" : "jobs:progress.of", {
    ...{ done, total: total ?? 0, count: total ?? done },
  });
  return (
    <Stack gap={6}>
      <Group gap="sm" justify="space-between">
        <Text fz="sm" role="status">
          {words}
        </Text>
        <JobState job={job} />
      </Group>
      {isUnderWay ? (
        <Progress.Root size="md">
          <Progress.Section
            value={total === null || total === 0 ? 100 : (100 * done) / total}
            animated={total === null}
            aria-label={t("jobs:progress.label")}
            aria-valuetext={words}
          />
        </Progress.Root>
      ) : null}
      <Failure job={job} />
      {nextAttemptAt === null ? null : <NextAttempt id={job.id} at={nextAttemptAt} />}
    </Stack>
  );
}

/** When it is tried again by itself; whoever knows that the ERP is back does not have to wait for that. */
function NextAttempt({ id, at }: { id: number; at: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const tryNow = useTryJobNow();
  const failed = useErrorNotification();
  return (
    <Group gap="sm">
      <Text fz="sm" c="dimmed">
        {t("jobs:progress.nextAttempt", { time: format.dateTime(at) })}
      </Text>
      <Button
        size="xs"
        variant="default"
        loading={tryNow.isPending}
        onClick={() => mutateThen(tryNow, id, { failed })}
      >
        {t("jobs:progress.tryNow")}
      </Button>
    </Group>
  );
}

function Failure({ job: { explanation, failure, state } }: { job: Job }) {
  const { t } = useTexts();
  if (explanation === "" && failure === "") return null;
  return (
    <Stack gap={4}>
      <Text fz="sm" c="var(--mantine-color-error)">
        {explanation || t(state === "failed" ? "jobs:progress.failed" : "jobs:progress.interrupted")}
      </Text>
      <Details text={failure} />
    </Stack>
  );
}
