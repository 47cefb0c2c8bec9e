import type { MatchJob } from "@brygga/api-contract";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { CheckCircleIcon } from "@phosphor-icons/react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { isWorking } from "../api/match-jobs.ts";
import { useReviewNavigation } from "./use-review-navigation.ts";

/** What connecting has come to so far, and the way back; nothing before anything was connected. */
export function MatchResult({ match }: { match: MatchJob }) {
  const { t } = useTexts();
  const { change } = useReviewNavigation();
  const { connected, left, failed } = match.counts;
  if (connected + left + failed === 0 || match.work.some(isWorking)) return null;
  return (
    <Alert
      color="fjord"
      variant="light"
      role="status"
      icon={<CheckCircleIcon size={20} aria-hidden="true" />}
      title={t("matchMany:result.title", { connected })}
    >
      <Stack gap={8}>
        <Text fz="sm">
          {left === 0 ? null : t("matchMany:result.left", { count: left })}{" "}
          {failed === 0 ? null : t("matchMany:result.failed", { count: failed })}
        </Text>
        {connected === 0 ? null : (
          <Group>
            <Button size="xs" variant="default" onClick={() => change({ dialog: "disconnect" })}>
              {t("matchMany:result.disconnect")}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
