import type { SyncEngineState } from "@brygga/api-contract";
import { Box, Button } from "@mantine/core";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { useErrorNotification } from "../../../../components/use-error-notification.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { usePatchEngine } from "../../api/sync-engine.ts";

/** The On and Off buttons. */
export function EngineSwitch({ state }: { state: SyncEngineState }) {
  const { t } = useTexts();
  const failed = useErrorNotification();
  const patch = usePatchEngine();
  const wanted = patch.isPending ? patch.variables?.running : undefined;
  const turn = (running: boolean) => mutateThen(patch, { running }, { failed });
  return (
    <Box role="group" aria-label={t("engine:switchLabel")}>
      <Button.Group>
        <Button
          size="xs"
          w={64}
          variant={state.running ? "filled" : "default"}
          aria-pressed={state.running}
          loading={wanted === true}
          onClick={() => turn(true)}
        >
          {t("engine:on")}
        </Button>
        <Button
          size="xs"
          w={64}
          color="red"
          variant={state.running ? "default" : "light"}
          aria-pressed={!state.running}
          loading={wanted === false}
          onClick={() => turn(false)}
        >
          {t("engine:off")}
        </Button>
      </Button.Group>
    </Box>
  );
}
