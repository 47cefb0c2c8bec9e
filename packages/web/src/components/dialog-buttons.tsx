import { Button, Group } from "@mantine/core";
import { useTexts } from "../i18n/use-texts.ts";
import { ReasonButton } from "./reason-button.tsx";

interface DialogButtonsProps {
  onClose: () => void;
  /** @default Cancel */
  closeText?: string;
  /** What the dialog is there for; a dialog in which nothing can be changed only closes. */
  action?: DialogAction | undefined;
}

interface DialogAction {
  text: string;
  onClick: () => void;
  isPending: boolean;
  /** Why it cannot be done now. */
  reason?: string | undefined;
}

/** The buttons at the foot of a dialog: leave it, and do what it is there for. */
export function DialogButtons({ onClose, closeText, action }: DialogButtonsProps) {
  const { t } = useTexts();
  return (
    <Group justify="flex-end" gap={8}>
      <Button variant="default" onClick={onClose}>
        {closeText ?? t("terms:cancel")}
      </Button>
      {action === undefined ? null : (
        <ReasonButton
          variant="filled"
          reason={action.reason}
          loading={action.isPending}
          onClick={action.onClick}
        >
          {action.text}
        </ReasonButton>
      )}
    </Group>
  );
}
