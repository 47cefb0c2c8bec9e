import type { ConnectorAnswer } from "@brygga/api-contract";
import { Alert, Stack, Text } from "@mantine/core";
import { CheckCircleIcon, WarningCircleIcon } from "@phosphor-icons/react";
import { Details } from "../../../components/details.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";

/** What a connector answered to a test: success is shown too, with what it had to say. */
export function TestAnswer({ answer }: { answer: ConnectorAnswer }) {
  const { t } = useTexts();
  return (
    <Alert
      color={answer.ok ? "fjord" : "red"}
      role={answer.ok ? "status" : "alert"}
      title={t(answer.ok ? "connectionForm:testSucceeded" : "connectionForm:testFailed")}
      icon={
        answer.ok ? (
          <CheckCircleIcon size={20} aria-hidden="true" />
        ) : (
          <WarningCircleIcon size={20} aria-hidden="true" />
        )
      }
    >
      {answer.explanation === "" && answer.details === "" ? null : (
        <Stack gap={6}>
          {answer.explanation === "" ? null : (
            <Text fz="sm" style={{ whiteSpace: "pre-line" }}>
              {answer.explanation}
            </Text>
          )}
          <Details text={answer.details} />
        </Stack>
      )}
    </Alert>
  );
}
