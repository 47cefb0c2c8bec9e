import type { UserGroup } from "@brygga/api-contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useUndoNotification } from "../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { groupUsesQuery, usePeopleWrites } from "../api/people.ts";
import { usePeopleNavigation } from "./use-people-navigation.ts";

/** Asks before a user group is deleted, and names the connections that its members lose. */
export function DeleteGroup({ group }: { group: UserGroup }) {
  const { t } = useTexts();
  const { names } = useFormat();
  const { closeDialog } = usePeopleNavigation();
  const { deleteGroup, restoreGroup } = usePeopleWrites();
  const showUndo = useUndoNotification();
  const uses = useQuery(groupUsesQuery(group.id));
  const remove = useMutation({ mutationFn: () => deleteGroup(group.id, group.version) });
  const connections = uses.data?.connections ?? [];
  const alone = connections.filter(({ isOnlyOne }) => isOnlyOne);
  const { name } = group;
  const done = () => {
    closeDialog();
    showUndo(t("people:groupDeleted", { name }), () => restoreGroup(group.id));
  };
  return (
    <ConfirmDialog
      title={t("people:deleteGroupTitle", { name })}
      texts={[
        t("people:deleteGroupMembers", { count: group.userIds.length }),
        connections.length === 0
          ? t("people:deleteGroupUnused")
          : t("people:deleteGroupScopes", { connections: names(connections.map((one) => one.name)) }),
        ...(alone.length === 0
          ? []
          : [t("people:deleteGroupAlone", { connections: names(alone.map((one) => one.name)) })]),
        t("people:deleteGroupUndo"),
      ]}
      action={t("terms:delete")}
      isPending={remove.isPending || uses.isFetching}
      error={remove.error ?? uses.error}
      onConfirm={() => mutateThen(remove, undefined, { done })}
      onClose={closeDialog}
    />
  );
}
