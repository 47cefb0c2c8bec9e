import type { UserDefinedField } from "@brygga/api-contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { textInLanguage } from "../../../components/text-in-language.ts";
import { useUndoNotification } from "../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { fieldUsesQuery, useFieldWrites } from "../api/crm-fields.ts";
import { useFieldsNavigation } from "./use-fields-navigation.ts";

/** Asks before a field is deleted, and says which mappings use it and how many records have a value. */
export function DeleteField({ field }: { field: UserDefinedField }) {
  const { t, i18n } = useTexts();
  const { closeDialog } = useFieldsNavigation();
  const { deleteField, restoreField } = useFieldWrites();
  const showUndo = useUndoNotification();
  const uses = useQuery(fieldUsesQuery(field));
  const remove = useMutation({ mutationFn: () => deleteField(field) });
  const name = textInLanguage(field.labels, i18n.language);
  const { recordCount = 0, mappings = [] } = uses.data ?? {};
  const isSynced = mappings.some(({ isActive }) => isActive);
  const done = () => {
    closeDialog();
    showUndo(t("userFields:deletedField", { name }), () => restoreField(field));
  };
  return (
    <ConfirmDialog
      title={t("userFields:deleteTitle", { name })}
      texts={[
        t("userFields:deleteText"),
        ...(uses.data ? [t("userFields:recordsWithValue", { count: recordCount })] : []),
        ...(uses.data && mappings.length === 0 ? [t("userFields:notMapped")] : []),
        ...mappings.map(({ connection, actorType, erpField, isActive }) =>
          t(isActive ? "userFields:mappedActive" : "userFields:mappedInactive", {
            connection,
            actor: actorTypeName(t, actorType),
            field: erpField,
          }),
        ),
        ...(isSynced ? [t("userFields:deactivateFirst")] : []),
      ]}
      action={t("terms:delete")}
      isPending={remove.isPending || uses.isFetching}
      reason={isSynced ? t("userFields:isSynced") : undefined}
      error={remove.error ?? uses.error}
      onConfirm={() => mutateThen(remove, undefined, { done })}
      onClose={closeDialog}
    />
  );
}
