import type { ErpConnection } from "@brygga/api-contract";
import { notifications } from "@mantine/notifications";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../../components/confirm-dialog.tsx";
import { useUndoNotification } from "../../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useDeleteConnection, useRestoreConnection } from "../../api/erp-connections.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";

/** Asks before a connection is deleted, and says how many links there are. */
export function DeleteConnection({ connection }: { connection: ErpConnection }) {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  const showUndo = useUndoNotification();
  const restore = useRestoreConnection();
  const remove = useDeleteConnection();
  const { displayName: name } = connection;
  const links =
    connection.linkCount === 0
      ? t("connections:deleteNoLinks")
      : t("connections:deleteLinks", { count: connection.linkCount });
  const onConfirm = () =>
    mutateThen(remove, connection, {
      done: ({ warning }) => {
        closeDialog();
        showUndo(t("connections:deleted", { name }), () => restore.mutateAsync(connection));
        if (warning === null) return;
        notifications.show({
          color: "orange",
          autoClose: 12_000,
          message: t("connections:deleteWarning", { explanation: warning.explanation }),
          closeButtonProps: { "aria-label": t("dismiss") },
        });
      },
    });
  return (
    <ConfirmDialog
      title={t("connections:deleteTitle", { name })}
      texts={[links, t("connections:deleteText")]}
      action={t("terms:delete")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={onConfirm}
      onClose={() => closeDialog()}
    />
  );
}
