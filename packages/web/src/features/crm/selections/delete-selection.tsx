import type { Selection } from "@brygga/api-contract";
import { Alert, Button, Group, Radio, Stack, Text } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";
import { useState } from "react";
import { mutateThen } from "../../../api/mutate-then.ts";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useUndoNotification } from "../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useSelectionWrites } from "../api/selections.ts";
import { useSelectionsNavigation } from "./use-selections-navigation.ts";

const WHAT = ["selection", "records"] as const;

/** Deletes a selection alone, or with its records; both can be undone. */
export function DeleteSelection({ selection }: { selection: Selection }) {
  const { t } = useTexts();
  const { closeDialog } = useSelectionsNavigation();
  const { remove, removeRecords, restore, restoreRecords } = useSelectionWrites();
  const [what, setWhat] = useState<(typeof WHAT)[number]>("selection");
  const showUndo = useUndoNotification();
  const { id, name, count } = selection;
  const isPending = remove.isPending || removeRecords.isPending;
  const error = remove.error ?? removeRecords.error;
  const values = { name, count };
  const deleteIt = () =>
    what === "selection"
      ? mutateThen<unknown, number>(remove, id, {
          done: () => {
            closeDialog();
            showUndo(t("selections:deleted", { name }), () => restore.mutateAsync(id));
          },
        })
      : mutateThen<unknown, number>(removeRecords, id, {
          done: () => {
            closeDialog();
            showUndo(t("selections:recordsDeleted", values), () => restoreRecords.mutateAsync(id));
          },
        });
  const footer = (
    <Group justify="flex-end" gap={8}>
      <Button variant="default" onClick={closeDialog} data-autofocus>
        {t("terms:cancel")}
      </Button>
      <Button color="red.9" loading={isPending} onClick={deleteIt}>
        {t("terms:delete")}
      </Button>
    </Group>
  );
  return (
    <Dialog
      title={t("selections:deleteTitle", { name })}
      onClose={closeDialog}
      footer={footer}
      size={520}
      isQuestion
    >
      <Stack gap="md">
        <Radio.Group
          label={t("selections:deleteWhat")}
          value={what}
          onChange={(chosen) => setWhat(WHAT.find((one) => one === chosen) ?? "selection")}
        >
          <Stack gap={10} mt={6}>
            <Radio
              value="selection"
              label={t("selections:deleteAlone")}
              description={t("selections:deleteAloneHint")}
            />
            <Radio
              value="records"
              disabled={count === 0}
              label={t("selections:deleteRecords", values)}
              description={t("selections:deleteRecordsHint")}
            />
          </Stack>
        </Radio.Group>
        {what === "records" ? (
          <Alert color="orange" icon={<WarningIcon size={20} aria-hidden="true" />}>
            <Text fz="sm">{t("selections:deleteRecordsWarning")}</Text>
          </Alert>
        ) : null}
        {error === null ? null : <ErrorNotice error={error} />}
      </Stack>
    </Dialog>
  );
}
