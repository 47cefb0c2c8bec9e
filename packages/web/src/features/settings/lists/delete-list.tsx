import type { CrmListInFull } from "@brygga/api-contract";
import { useMutation } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { textInLanguage } from "../../../components/text-in-language.ts";
import { useUndoNotification } from "../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useListWrites } from "../api/lists.ts";
import { useListsNavigation } from "./use-lists-navigation.ts";

/** Asks before a list that no field uses is deleted. */
export function DeleteList({ list }: { list: CrmListInFull }) {
  const { t, i18n } = useTexts();
  const { closeDialog } = useListsNavigation();
  const { deleteList, restoreList } = useListWrites();
  const showUndo = useUndoNotification();
  const remove = useMutation({ mutationFn: () => deleteList(list) });
  const name = textInLanguage(list.names, i18n.language);
  const done = () => {
    closeDialog();
    showUndo(t("lists:deletedList", { name }), () => restoreList(list.id));
  };
  return (
    <ConfirmDialog
      title={t("lists:deleteTitle", { name })}
      texts={[t("lists:deleteText", { count: list.items.length })]}
      action={t("terms:delete")}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => mutateThen(remove, undefined, { done })}
      onClose={closeDialog}
    />
  );
}
