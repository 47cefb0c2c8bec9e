import type { ErpConnection } from "@brygga/api-contract";
import { Button, Group, Stack, Text, Tooltip } from "@mantine/core";
import { hasCode } from "../../../../api/api-error.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { Reveal } from "../../../../components/reveal.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { ActivationRefused } from "../connections/activation-refused.tsx";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { ConfigSection } from "./config-section.tsx";
import { ConnectionBasics, DescriptionField } from "./connection-basics.tsx";
import { ScopeSection } from "./scope-section.tsx";
import { TestSection } from "./test-section.tsx";
import { useConnectionForm } from "./use-connection-form.ts";
import { useObstacleText } from "./use-obstacle-text.ts";
import { useSaveConnection } from "./use-save-connection.ts";

interface ConnectionDialogProps {
  /** undefined: a new one. */
  connection: ErpConnection | undefined;
  /** Reads the connection again, after somebody else has changed it. */
  onLoadPresent: () => void;
}

/** Define new ERP connection, Configure ERP connection. */
export function ConnectionDialog({ connection, onLoadPresent }: ConnectionDialogProps) {
  const { t } = useTexts();
  const { search, closeDialog } = useSyncNavigation();
  const form = useConnectionForm(connection);
  const obstacleText = useObstacleText();
  const close = (saved?: ErpConnection) => {
    form.draft.clear();
    closeDialog(saved === undefined ? {} : { connection: saved.id });
  };
  const saving = useSaveConnection(form, close);
  const obstacle = obstacleText(form.obstacle);
  const loadPresent = () => {
    form.draft.clear();
    onLoadPresent();
  };
  return (
    <Dialog
      title={t(connection === undefined ? "connections:define" : "connections:configure")}
      size={720}
      isDirty={form.isDirty}
      isCovered={search.scope === true}
      onClose={() => close()}
      footer={
        <Group justify="space-between" gap="sm">
          <Text fz="xs" c="dimmed" flex="1 1 200px" aria-live="polite">
            {obstacle}
          </Text>
          <Group gap={8}>
            {connection === undefined ? null : (
              <Tooltip label={t("connectionForm:restoreHint")} disabled={!form.isDirty}>
                <ReasonButton
                  reason={form.isDirty ? undefined : t("connectionForm:unchanged")}
                  onClick={() => {
                    saving.reset();
                    form.draft.clear();
                  }}
                >
                  {t("connectionForm:restore")}
                </ReasonButton>
              </Tooltip>
            )}
            <Button variant="default" onClick={() => close()}>
              {t("terms:cancel")}
            </Button>
            <ReasonButton variant="filled" reason={obstacle} loading={saving.isPending} onClick={saving.save}>
              {t("terms:ok")}
            </ReasonButton>
          </Group>
        </Group>
      }
    >
      <Stack gap="md">
        <ConnectionBasics form={form} />
        <ScopeSection draft={form.draft} />
        <ConfigSection form={form} />
        <DescriptionField form={form} />
        <TestSection form={form} />
        <Reveal of={saving.error}>
          {hasCode(saving.error, "activation-refused") && connection !== undefined ? (
            <ActivationRefused error={saving.error} connectionId={connection.id} />
          ) : saving.error ? (
            <ErrorNotice error={saving.error} />
          ) : null}
          {hasCode(saving.error, "version-conflict") ? (
            <Button size="xs" mt="sm" onClick={loadPresent}>
              {t("loadPresent")}
            </Button>
          ) : null}
        </Reveal>
      </Stack>
    </Dialog>
  );
}
