import type { CrmEntity, CrmRecordBody } from "@brygga/api-contract";
import { useNavigate } from "@tanstack/react-router";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useUndoNotification } from "../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useDeleteRecord, useRestoreRecord } from "../api/records.ts";
import { LIST_PATHS, recordName } from "../entity.ts";

interface DeleteRecordProps {
  entity: CrmEntity;
  record: CrmRecordBody;
  onClose: () => void;
}

/** Asks before a record is deleted, and says what becomes of its links. */
export function DeleteRecord({ entity, record, onClose }: DeleteRecordProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const remove = useDeleteRecord(entity);
  const restore = useRestoreRecord(entity);
  const offerUndo = useUndoNotification();
  const name = recordName(entity, record);
  const confirm = () =>
    mutateThen(remove, record, {
      done: async () => {
        await navigate({ to: LIST_PATHS[entity], ignoreBlocker: true });
        offerUndo(t("recordLists:deleted.toast", { name }), () => restore.mutateAsync(record.id));
      },
    });
  return (
    <ConfirmDialog
      title={t("crm:delete.title", { name })}
      texts={[t("crm:delete.text"), t("crm:delete.links")]}
      action={t("terms:delete")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
