import type { SyncConnector } from "@brygga/api-contract";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../../components/confirm-dialog.tsx";
import { useUndoNotification } from "../../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useDeleteConnector, useRestoreConnector } from "../../api/sync-connectors.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";

/** Asks before a Sync Connector is deleted; afterwards it can be brought back at once. */
export function DeleteConnector({ connector: { id, name } }: { connector: SyncConnector }) {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  const showUndo = useUndoNotification();
  const restore = useRestoreConnector();
  const remove = useDeleteConnector();
  const done = () => {
    closeDialog();
    showUndo(t("connectors:deleted", { name }), () => restore.mutateAsync(id));
  };
  return (
    <ConfirmDialog
      title={t("connectors:deleteTitle", { name })}
      texts={[t("connectors:deleteText")]}
      action={t("terms:delete")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => mutateThen(remove, id, { done })}
      onClose={() => closeDialog()}
    />
  );
}
