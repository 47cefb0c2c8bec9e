import type { ImportView } from "@brygga/api-contract";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { hasBegun, useDeleteImport } from "../api/imports.ts";

/** Asks before an import is forgotten. What it brought in stays. */
export function DeleteImport({ view, onClose }: { view: ImportView; onClose: () => void }) {
  const { t } = useTexts();
  const remove = useDeleteImport();
  return (
    <ConfirmDialog
      title={t("imports:delete.title", { name: view.name })}
      texts={[t(hasBegun(view) ? "imports:delete.begun" : "imports:delete.draft"), t("imports:delete.final")]}
      action={t("terms:delete")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => mutateThen(remove, view.id, { done: onClose })}
      onClose={onClose}
    />
  );
}
