import { Alert, Button, Stack, Text } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";

interface OutdatedNoticeProps {
  /** What somebody else has changed, and what becomes of it. */
  text: string;
  action: string;
  onLoad: () => void;
}

/** Says that what is being changed has been changed by somebody else, and gives up one's own changes on demand. */
export function OutdatedNotice({ text, action, onLoad }: OutdatedNoticeProps) {
  return (
    <Alert color="orange" role="alert" icon={<WarningIcon size={20} aria-hidden="true" />}>
      <Stack gap="xs" align="flex-start">
        <Text fz="sm">{text}</Text>
        <Button size="xs" variant="default" onClick={onLoad}>
          {action}
        </Button>
      </Stack>
    </Alert>
  );
}
