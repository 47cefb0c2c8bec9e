import type { MatchJob } from "@brygga/api-contract";
import { Group, Paper, Text } from "@mantine/core";
import { ReasonButton } from "../../../components/reason-button.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import classes from "./match-many.module.css";
import { useReviewNavigation } from "./use-review-navigation.ts";

interface ConnectBarProps {
  match: MatchJob;
  isBusy: boolean;
}

/** How many are accepted, and the way to connecting them; it stays in view. */
export function ConnectBar({ match: { counts, isActive }, isBusy }: ConnectBarProps) {
  const { t } = useTexts();
  const { change } = useReviewNavigation();
  const reason = isBusy
    ? t("matchMany:busy")
    : !isActive
      ? t("matchMany:inactive")
      : counts.accepted === 0
        ? t("matchMany:nothingAccepted")
        : undefined;
  return (
    <Paper withBorder radius="lg" px="md" py="sm" className={classes.bar} shadow="sm">
      <Group justify="space-between" gap="sm">
        <Text fz="sm" fw={600} aria-live="polite">
          {t("matchMany:accepted", { count: counts.accepted })}
        </Text>
        <ReasonButton variant="filled" reason={reason} onClick={() => change({ dialog: "connect" })}>
          {t("matchMany:connect")}
        </ReasonButton>
      </Group>
    </Paper>
  );
}
