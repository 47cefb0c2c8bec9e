import { Box, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTexts } from "../i18n/use-texts.ts";
import classes from "./dialog.module.css";

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, from left to right. */
  footer: ReactNode;
  /** Asks before closing when something was changed. */
  isDirty?: boolean;
  size?: string | number;
  /** Another dialog is open above this one: Escape is meant for that one. */
  isCovered?: boolean;
  /** Short enough to stay a dialog on a phone, too. */
  isQuestion?: boolean;
  /** Focus goes to the content as a whole, where no single field is the natural first one. */
  focusContent?: boolean;
}

/** A dialog: fills the screen of a phone, keeps its buttons in view, and guards what was typed. */
export function Dialog(props: DialogProps) {
  const {
    title,
    onClose,
    children,
    footer,
    isDirty = false,
    size = 560,
    isCovered = false,
    isQuestion,
  } = props;
  const { t } = useTexts();
  const isNarrow = useMediaQuery("(max-width: 40em)") ?? false;
  const [isAsking, question] = useDisclosure(false);
  const close = () => (isDirty ? question.open() : onClose());
  return (
    <Modal.Root
      opened
      onClose={close}
      size={size}
      fullScreen={isNarrow && !isQuestion}
      centered
      returnFocus
      closeOnEscape={!isCovered && !isAsking}
      classNames={{ content: classes.content ?? "", header: classes.header ?? "", body: classes.body ?? "" }}
    >
      <Modal.Overlay backgroundOpacity={0.45} blur={2} />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title fw={640} lh={1.35}>
            {title}
          </Modal.Title>
          <Modal.CloseButton aria-label={t("terms:close")} />
        </Modal.Header>
        <Modal.Body {...(props.focusContent ? { tabIndex: 0, "data-autofocus": true } : {})}>
          {children}
        </Modal.Body>
        <Box className={classes.footer}>{footer}</Box>
        {isAsking ? <DiscardQuestion onStay={question.close} onDiscard={onClose} /> : null}
      </Modal.Content>
    </Modal.Root>
  );
}

function DiscardQuestion({ onStay, onDiscard }: { onStay: () => void; onDiscard: () => void }) {
  const { t } = useTexts();
  return (
    <Modal
      opened
      onClose={onStay}
      title={t("unsaved.title")}
      size={460}
      zIndex={400}
      closeButtonProps={{ "aria-label": t("terms:close") }}
    >
      <Stack>
        <Text fz="sm">{t("unsaved.text")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onStay} data-autofocus>
            {t("unsaved.stay")}
          </Button>
          <Button color="red.9" onClick={onDiscard}>
            {t("unsaved.discard")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
