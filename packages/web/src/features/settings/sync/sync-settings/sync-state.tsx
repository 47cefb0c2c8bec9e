import type { ConnectionSync } from "@brygga/api-contract";
import { List, Text } from "@mantine/core";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";

/** How far the background scan is, and which links are paused. */
export function SyncState({ sync }: { sync: ConnectionSync }) {
  const { t } = useTexts();
  const format = useFormat();
  const { lastRound, round, paused, readsEverything } = sync;
  const lines = [
    lastRound === null
      ? t("syncSettings:noRound")
      : t("syncSettings:lastRound", {
          ...{ identical: lastRound.identical, count: lastRound.compared },
          time: format.dateTime(lastRound.at),
        }),
    round === null
      ? ""
      : t("syncSettings:round", {
          ...{ compared: round.compared, count: round.links },
          time: format.dateTime(round.startedAt),
        }),
    readsEverything ? t("syncSettings:readsEverything") : "",
    paused.missingInErp > 0 ? t("syncSettings:pausedErp", { count: paused.missingInErp }) : "",
    paused.missingInCrm > 0 ? t("syncSettings:pausedCrm", { count: paused.missingInCrm }) : "",
    paused.waitingForParent > 0 ? t("syncSettings:pausedParent", { count: paused.waitingForParent }) : "",
    paused.missingInErp + paused.missingInCrm + paused.waitingForParent === 0
      ? t("syncSettings:noPaused")
      : "",
  ].filter((line) => line !== "");
  return (
    <section aria-label={t("syncSettings:state")}>
      <Text fz="sm" fw={600} mb={4}>
        {t("syncSettings:state")}
      </Text>
      <List fz="sm" spacing={2}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </section>
  );
}
