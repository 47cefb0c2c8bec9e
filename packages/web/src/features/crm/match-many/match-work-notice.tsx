import type { MatchJob, MatchWork } from "@brygga/api-contract";
import { Alert, Button, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { WarningCircleIcon } from "@phosphor-icons/react";
import { useNavigate } from "@tanstack/react-router";
import { mutateThen } from "../../../api/mutate-then.ts";
import { Details } from "../../../components/details.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { isWorking, useCreateMatchJob, useMatchWork } from "../api/match-jobs.ts";

/** What is under way, or why the latest work came to nothing; nothing where all is well. */
export function MatchWorkNotice({ match }: { match: MatchJob }) {
  const [latest] = match.work;
  if (latest === undefined) return null;
  if (isWorking(latest)) return <UnderWay match={match} work={latest} />;
  if (latest.state === "failed") return <Failed match={match} work={latest} />;
  return latest.state === "cancelled" ? <Stopped match={match} work={latest} /> : null;
}

interface WorkProps {
  match: MatchJob;
  work: MatchWork;
}

function UnderWay({ match, work }: WorkProps) {
  const { t } = useTexts();
  const format = useFormat();
  const { cancel, tryNow } = useMatchWork(match.id);
  const showError = useErrorNotification();
  const { kind, done, total, nextAttemptAt, isCancelling, state, explanation, failure } = work;
  const isReading = kind === "propose" && done === 0;
  const words = isReading
    ? t("matchMany:work.reading")
    : t("matchMany:work.progress", { done, total: total ?? 0 });
  const isUnknown = isReading || total === null || total === 0;
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="xs">
        <Group justify="space-between" gap="sm">
          <Text fz="sm" fw={600}>
            {t(`matchMany:work.${kind}`)}
          </Text>
          <Button
            size="xs"
            variant="default"
            loading={cancel.isPending || isCancelling}
            onClick={() => mutateThen(cancel, undefined, { failed: showError })}
          >
            {t(isCancelling ? "matchMany:work.ending" : "matchMany:work.cancel")}
          </Button>
        </Group>
        <Progress.Root size="md">
          <Progress.Section
            value={isUnknown ? 100 : (100 * done) / total}
            animated={isUnknown}
            aria-label={t(`matchMany:work.${kind}`)}
            aria-valuetext={words}
          />
        </Progress.Root>
        <Text fz="sm" role="status">
          {state === "queued" && nextAttemptAt === null ? t("matchMany:work.waiting") : words}
        </Text>
        {nextAttemptAt === null ? null : (
          <Stack gap={4} align="flex-start">
            <Text fz="sm" c="var(--mantine-color-error)">
              {t("matchMany:work.nextAttempt", { time: format.time(nextAttemptAt) })} {explanation}
            </Text>
            <Details text={failure} />
            <Button
              size="xs"
              variant="default"
              loading={tryNow.isPending}
              onClick={() => mutateThen(tryNow, undefined, { failed: showError })}
            >
              {t("matchMany:work.tryNow")}
            </Button>
          </Stack>
        )}
        <Text fz="xs" c="dimmed">
          {t("matchMany:work.goesOn")}
        </Text>
      </Stack>
    </Paper>
  );
}

function Failed({ match, work }: WorkProps) {
  const { t } = useTexts();
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={t(`matchMany:work.failed.${work.kind}`)}
      icon={<WarningCircleIcon size={20} aria-hidden="true" />}
    >
      <Stack gap={8} align="flex-start">
        {work.explanation === "" ? null : <Text fz="sm">{work.explanation}</Text>}
        <Text fz="sm">{t("matchMany:work.failedText")}</Text>
        <Details text={work.failure} />
        <LookAgain match={match} work={work} />
      </Stack>
    </Alert>
  );
}

function Stopped({ match, work }: WorkProps) {
  const { t } = useTexts();
  return (
    <Alert color="orange" variant="light">
      <Stack gap={8} align="flex-start">
        <Text fz="sm">{t("matchMany:work.stopped")}</Text>
        <LookAgain match={match} work={work} />
      </Stack>
    </Alert>
  );
}

/** Proposals that were not finished are begun anew, for the same list. */
function LookAgain({ match, work }: WorkProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const create = useCreateMatchJob();
  const showError = useErrorNotification();
  if (work.kind !== "propose") return null;
  const { connectionId, entity, actorType, list } = match;
  const body = { connectionId, entity, actorType, list: { query: list.query } };
  return (
    <Button
      size="xs"
      variant="default"
      loading={create.isPending}
      onClick={() =>
        mutateThen(create, body, {
          done: ({ id }) => navigate({ to: "/match/$id", params: { id: String(id) } }),
          failed: showError,
        })
      }
    >
      {t("matchMany:work.again")}
    </Button>
  );
}
