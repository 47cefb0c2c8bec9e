import type { Job } from "@brygga/api-contract";
import { Group, Progress, Stack, Text } from "@mantine/core";
import { Details } from "../../../components/details.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasEnded } from "../api/jobs.ts";
import { JobState } from "./job-state.tsx";

/** How far a job is, as a bar and in words, and why it waits or failed. */
export function JobProgress({ job }: { job: Job }) {
  const { t } = useTexts();
  const format = useFormat();
  const { done, total, nextAttemptAt } = job;
  const isUnderWay = !hasEnded(job);
  const values = { done: format.number(done), total: format.number(total ?? 0) };
  const words = t(total === null ? "jobs:progress.done" : "jobs:progress.of", {
    ...values,
    count: total ?? done,
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
      {nextAttemptAt === null ? null : (
        <Text fz="sm" c="dimmed">
          {t("jobs:progress.nextAttempt", { time: format.dateTime(nextAttemptAt) })}
        </Text>
      )}
    </Stack>
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
