import type { User } from "@brygga/api-contract";
import { useQuery } from "@tanstack/react-query";
import { mutateThen } from "../../../api/mutate-then.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useUndoNotification } from "../../../components/use-undo-notification.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { usePeopleWrites, userUsesQuery, useSetDisabled } from "../api/people.ts";
import { usePeopleNavigation } from "./use-people-navigation.ts";

/** Asks before a user is kept from signing in, and says what that means. */
export function DisableUser({ user }: { user: User }) {
  const { t } = useTexts();
  const { names } = useFormat();
  const { closeDialog } = usePeopleNavigation();
  const { updateUser } = usePeopleWrites();
  const showUndo = useUndoNotification();
  const uses = useQuery(userUsesQuery(user.id));
  const disable = useSetDisabled();
  const { displayName: name } = user;
  const alone = uses.data?.connections.filter(({ isOnlyOne }) => isOnlyOne) ?? [];
  const done = () => {
    closeDialog();
    showUndo(t("people:userDisabled", { name }), () => updateUser(user.id, { disabled: false }));
  };
  return (
    <ConfirmDialog
      title={t("people:disableTitle", { name })}
      texts={[
        t("people:disableText"),
        ...(alone.length > 0
          ? [t("people:disableAlone", { connections: names(alone.map((one) => one.name)) })]
          : []),
        ...(uses.data && uses.data.companyCount > 0
          ? [t("people:disableCompanies", { count: uses.data.companyCount })]
          : []),
        t("people:disableUndo"),
      ]}
      action={t("people:disable")}
      isPending={disable.isPending || uses.isFetching}
      error={disable.error ?? uses.error}
      onConfirm={() => mutateThen(disable, { id: user.id, disabled: true }, { done })}
      onClose={closeDialog}
    />
  );
}
