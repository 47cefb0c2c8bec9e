import type { ErpConnection } from "@brygga/api-contract";
import { notifications } from "@mantine/notifications";
import { ConfirmDialog } from "../../../../components/confirm-dialog.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useDeleteConnection } from "../../api/erp-connections.ts";

/** Asks before a connection is deleted, and says how many links there are. */
export function DeleteConnection({
  connection,
  onClose,
}: {
  connection: ErpConnection;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const remove = useDeleteConnection();
  const links =
    connection.linkCount === 0
      ? t("settings:connections.deleteNoLinks")
      : t("settings:connections.deleteLinks", { count: connection.linkCount });
  const onConfirm = () =>
    remove.mutate(connection, {
      onSuccess: ({ warning }) => {
        onClose();
        if (warning === null) return;
        notifications.show({
          color: "orange",
          autoClose: 12_000,
          message: t("settings:connections.deleteWarning", { explanation: warning.explanation }),
          closeButtonProps: { "aria-label": t("dismiss") },
        });
      },
    });
  return (
    <ConfirmDialog
      title={t("settings:connections.deleteTitle", { name: connection.displayName })}
      texts={[links, t("settings:connections.deleteText")]}
      action={t("terms:delete")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}
