import { Button, Group, Stack } from "@mantine/core";
import { Dialog } from "../../../../components/dialog.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { ReasonList } from "./reason-list.tsx";
import type { ActivationOutcome } from "./use-activation.ts";

interface ActivationReasonsProps {
  outcome: ActivationOutcome;
  onClose: () => void;
}

/** Why a connection cannot be activated, or what is worth knowing: each with the way to mend it. */
export function ActivationReasons({ outcome, onClose }: ActivationReasonsProps) {
  const { t } = useTexts();
  const { activated, reasons, connection } = outcome;
  const name = connection.displayName;
  const footer = (
    <Group justify="flex-end">
      <Button onClick={onClose} data-autofocus>
        {t("terms:close")}
      </Button>
    </Group>
  );
  return (
    <Dialog
      title={t(activated ? "connections:activation.warningTitle" : "connections:activation.title", { name })}
      onClose={onClose}
      footer={footer}
    >
      <Stack gap="md">
        <ReasonList
          intro={t("connections:activation.intro")}
          reasons={reasons.filter(({ severity }) => severity === "error")}
          connectionId={connection.id}
          onLeave={onClose}
        />
        <ReasonList
          intro={t("connections:activation.warnings")}
          reasons={reasons.filter(({ severity }) => severity === "warning")}
          connectionId={connection.id}
          onLeave={onClose}
        />
      </Stack>
    </Dialog>
  );
}
