import { Alert, Stack, Text } from "@mantine/core";
import { CopyIcon, PlugsIcon } from "@phosphor-icons/react";
import type { Reply } from "../../../../api/client.ts";
import { Details } from "../../../../components/details.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";

/** What was found at a URL, where it is not simply a Sync Connector that nobody has added yet. */
export function ConnectorFinding({ finding }: { finding: Reply<"testSyncConnector"> }) {
  const { t } = useTexts();
  const { answer, duplicateOf } = finding;
  return (
    <>
      {answer.ok ? null : (
        <Alert
          color="orange"
          role="alert"
          title={t("connectors:failedTitle")}
          icon={<PlugsIcon size={20} aria-hidden="true" />}
        >
          <Stack gap={6}>
            <Text fz="sm">{answer.explanation}</Text>
            <Text fz="sm">{t("connectors:failedAdvice")}</Text>
            <Details text={answer.details} />
          </Stack>
        </Alert>
      )}
      {duplicateOf === null ? null : (
        <Alert
          color="orange"
          role="alert"
          title={t("connectors:duplicateTitle")}
          icon={<CopyIcon size={20} aria-hidden="true" />}
        >
          <Text fz="sm">{t("connectors:duplicateText", { name: duplicateOf })}</Text>
        </Alert>
      )}
    </>
  );
}
