import type { CrmListInFull, ListItemInFull } from "@brygga/api-contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { textInLanguage } from "../../../components/text-in-language.ts";
import { useUndoNotification } from "../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { itemUsesQuery, useListWrites } from "../api/lists.ts";
import { useListsNavigation } from "./use-lists-navigation.ts";

/** Asks before an item is deleted, and says how many records have it and which list mappings name it. */
export function DeleteItem({ list, item }: { list: CrmListInFull; item: ListItemInFull }) {
  const { t, i18n } = useTexts();
  const { closeDialog } = useListsNavigation();
  const { deleteItem, restoreItem } = useListWrites();
  const showUndo = useUndoNotification();
  const uses = useQuery(itemUsesQuery(list.id, item.key));
  const remove = useMutation({ mutationFn: () => deleteItem(list, item.key) });
  const name = textInLanguage(item.names, i18n.language);
  const done = () => {
    closeDialog();
    showUndo(t("lists:deletedItem", { name }), () => restoreItem(list.id, item.key));
  };
  const { records = [], mappings = [] } = uses.data ?? {};
  return (
    <ConfirmDialog
      title={t("lists:deleteItemTitle", { name })}
      texts={[
        t("lists:deleteItemText"),
        ...records.map((field) =>
          t("lists:itemRecords", {
            count: field.count,
            field: `${t(`terms:entities.${field.entity}`)}: ${crmFieldLabel(t, field)}`,
          }),
        ),
        ...mappings.map(({ connection, erpItem }) => t("lists:itemMapped", { connection, item: erpItem })),
        ...(uses.data && records.length + mappings.length === 0 ? [t("lists:itemUnused")] : []),
      ]}
      action={t("terms:delete")}
      isPending={remove.isPending || uses.isFetching}
      error={remove.error ?? uses.error}
      onConfirm={() => mutateThen(remove, undefined, { done })}
      onClose={closeDialog}
    />
  );
}
