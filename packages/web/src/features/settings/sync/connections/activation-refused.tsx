import { Alert, Stack } from "@mantine/core";
import { WarningCircleIcon } from "@phosphor-icons/react";
import type { ApiError } from "../../../../api/api-error.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { reasonsOfRefusal } from "./mending-places.ts";
import { ReasonList } from "./reason-list.tsx";

/** Why a connection could not be saved as active. What was typed is kept while its reasons are mended. */
export function ActivationRefused({ error, connectionId }: { error: ApiError; connectionId: number }) {
  const { t } = useTexts();
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      title={t("errors:activation-refused.title")}
      icon={<WarningCircleIcon size={20} aria-hidden="true" />}
    >
      <Stack gap="xs">
        <ReasonList
          intro={t("connections:activation.intro")}
          reasons={reasonsOfRefusal(error.problem.errors ?? [])}
          connectionId={connectionId}
          onLeave={() => undefined}
        />
      </Stack>
    </Alert>
  );
}
