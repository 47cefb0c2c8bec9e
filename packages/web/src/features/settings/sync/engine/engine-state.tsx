import type { SyncEngineState } from "@brygga/api-contract";
import { Group, Loader, Text } from "@mantine/core";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";

/** What the engine is doing, in words; red when it does nothing by itself. */
export function EngineState({ state }: { state: SyncEngineState }) {
  const { t } = useTexts();
  const format = useFormat();
  const isBusy = state.busy.length > 0;
  return (
    <Group gap="sm" mih={36} aria-live="polite">
      {state.running ? (
        <Text fz="sm">{t("engine:stateOn")}</Text>
      ) : (
        <Text fz="sm" fw={600} c="var(--mantine-color-error)">
          {t("engine:stateOff")}
        </Text>
      )}
      {isBusy ? (
        <Group gap={6}>
          <Loader size={14} aria-hidden="true" />
          <Text fz="sm" c="dimmed">
            {t("engine:busy")}
          </Text>
        </Group>
      ) : null}
      {!isBusy && state.running && state.nextCycleAt !== null ? (
        <Text fz="sm" c="dimmed">
          {t("engine:nextCycle", { time: format.time(state.nextCycleAt) })}
        </Text>
      ) : null}
    </Group>
  );
}
