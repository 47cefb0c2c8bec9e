import { Button, Group, Stack, Text } from "@mantine/core";
import { useTexts } from "../i18n/use-texts.ts";
import { Dialog } from "./dialog.tsx";
import { ErrorNotice } from "./error-notice.tsx";
import { ReasonButton } from "./reason-button.tsx";

interface ConfirmDialogProps {
  title: string;
  /** What will happen, one paragraph each. */
  texts: readonly string[];
  /** The verb of the action. */
  action: string;
  isPending: boolean;
  /** Why it cannot be done now; it can where there is no reason. */
  reason?: string | undefined;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is taken away, and says what that means. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTexts();
  const { title, texts, action, isPending, reason, error, onConfirm, onClose } = props;
  const footer = (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose} data-autofocus>
        {t("terms:cancel")}
      </Button>
      <ReasonButton variant="filled" color="red.9" loading={isPending} reason={reason} onClick={onConfirm}>
        {action}
      </ReasonButton>
    </Group>
  );
  return (
    <Dialog title={title} onClose={onClose} footer={footer} size={460} isQuestion>
      <Stack gap="sm">
        {texts.map((text) => (
          <Text key={text} fz="sm">
            {text}
          </Text>
        ))}
        {error === null || error === undefined ? null : <ErrorNotice error={error} />}
      </Stack>
    </Dialog>
  );
}
