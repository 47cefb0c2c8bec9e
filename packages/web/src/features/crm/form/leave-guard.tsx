import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useTexts } from "../../../i18n/use-texts.ts";

interface LeaveGuardProps {
  isDirty: boolean;
  onDiscard: () => void;
}

/**
 * Asks before a page with unsaved changes is left. Its own tabs and dialogs are not leaving, and a session
 * that ended is no choice: what was typed waits until the user is signed in again.
 */
export function LeaveGuard({ isDirty, onDiscard }: LeaveGuardProps) {
  const { t } = useTexts();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => next.pathname !== current.pathname && next.pathname !== "/sign-in",
    enableBeforeUnload: isDirty,
    disabled: !isDirty,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  const leave = () => {
    onDiscard();
    blocker.proceed();
  };
  return (
    <Modal
      opened
      onClose={blocker.reset}
      title={t("unsaved.title")}
      size={460}
      zIndex={400}
      closeButtonProps={{ "aria-label": t("terms:close") }}
    >
      <Stack>
        <Text fz="sm">{t("crm:form.leaveText")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={blocker.reset} data-autofocus>
            {t("unsaved.stay")}
          </Button>
          <Button color="red.9" onClick={leave}>
            {t("unsaved.discard")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
