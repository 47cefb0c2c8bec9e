import { Alert, Button, Stack, Text } from "@mantine/core";
import { WarningCircleIcon } from "@phosphor-icons/react";
import { useTexts } from "../i18n/use-texts.ts";
import { describeError } from "./describe-error.ts";
import { Details } from "./details.tsx";

interface ErrorNoticeProps {
  error: unknown;
  onRetry?: () => void;
}

/** An error in place: what happened, why, what to do, and the technical details on demand. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { t } = useTexts();
  const { title, advice, explanation, details, errors } = describeError(t, error);
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
