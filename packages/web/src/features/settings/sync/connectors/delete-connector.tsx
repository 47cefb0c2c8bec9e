import type { SyncConnector } from "@brygga/api-contract";
import { ConfirmDialog } from "../../../../components/confirm-dialog.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useDeleteConnector } from "../../api/sync-connectors.ts";

export function DeleteConnector({ connector, onClose }: { connector: SyncConnector; onClose: () => void }) {
  const { t } = useTexts();
  const remove = useDeleteConnector();
  return (
    <ConfirmDialog
      title={t("settings:connectors.deleteTitle", { name: connector.name })}
      texts={[t("settings:connectors.deleteText")]}
      action={t("terms:delete")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(connector.id, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
