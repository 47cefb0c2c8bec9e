import { Alert, Button, Stack, Text } from "@mantine/core";
import { WarningCircleIcon } from "@phosphor-icons/react";
import { hasCode } from "../api/api-error.ts";
import { useTexts } from "../i18n/use-texts.ts";
import { describeError } from "./describe-error.ts";
import { Details } from "./details.tsx";

interface ErrorNoticeProps {
  error: unknown;
  onRetry?: () => void;
}

/**
 * An error in place: what happened, why, what to do, and the technical details on demand. What could not be read
 * because the server does not answer waits in one line: the page says why, and it is read again by itself.
 */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { t } = useTexts();
  const { title, advice, explanation, details, errors } = describeError(t, error);
  if (onRetry !== undefined && hasCode(error, "server-unreachable")) {
    return (
      <Text fz="sm" c="dimmed" p="xs">
        {t("unreachable.waiting")}
      </Text>
    );
  }
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={title}
      icon={<WarningCircleIcon size={20} aria-hidden="true" />}
    >
      <Stack gap={8} align="flex-start">
        {explanation === "" ? null : <Text fz="sm">{explanation}</Text>}
        {errors.map((text) => (
          <Text key={text} fz="sm">
            {text}
          </Text>
        ))}
        <Text fz="sm">{advice}</Text>
        <Details text={details} />
        {onRetry === undefined ? null : (
          <Button size="xs" variant="default" onClick={onRetry}>
            {t("retry")}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
