import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useTexts } from "../i18n/use-texts.ts";
import { useErrorNotification } from "./use-error-notification.tsx";

/** Long enough to read it, to see what happened, and to come back to it. */
const SHOWN_MS = 15_000;

/** Says that something was taken away, and offers to bring it back. */
export function useUndoNotification() {
  const { t } = useTexts();
  const showError = useErrorNotification();
  return (text: string, undo: () => Promise<unknown>) => {
    const id = notifications.show({
      autoClose: SHOWN_MS,
      closeButtonProps: { "aria-label": t("dismiss") },
      message: (
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <Text fz="sm" style={{ overflowWrap: "anywhere" }}>
            {text}
          </Text>
          <Button
            size="xs"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(id);
              undo().catch(showError);
            }}
          >
            {t("undo")}
          </Button>
        </Group>
      ),
    });
  };
}
