import { MIN_PASSWORD_LENGTH, type User } from "@brygga/api-contract";
import { PasswordInput, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { z } from "zod";
import { FormDialog } from "../../../components/form-dialog.tsx";
import { useDialogForm } from "../../../components/use-dialog-form.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { usePeopleWrites } from "../api/people.ts";
import { usePeopleNavigation } from "./use-people-navigation.ts";

const draftSchema = z.object({ password: z.string() });
const EMPTY = { password: "" };
const nothing = () => EMPTY;

/** Gives a user a new password, to be told to the user by other means. */
export function PasswordDialog({ user }: { user: User }) {
  const { t } = useTexts();
  const { closeDialog } = usePeopleNavigation();
  const { resetPassword } = usePeopleWrites();
  const form = useDialogForm({
    name: `password.${user.id}`,
    schema: draftSchema,
    initial: EMPTY,
    keep: nothing,
    check: ({ password }) => ({
      password:
        password.length < MIN_PASSWORD_LENGTH
          ? t("people:passwordShort", { count: MIN_PASSWORD_LENGTH })
          : undefined,
    }),
    save: ({ password }) => resetPassword(user.id, password),
    onClose: closeDialog,
    onSaved: () => {
      notifications.show({
        message: t("people:passwordSet", { name: user.displayName }),
        closeButtonProps: { "aria-label": t("dismiss") },
      });
      closeDialog();
    },
  });
  return (
    <FormDialog title={t("people:setPasswordTitle", { name: user.displayName })} form={form} size={460}>
      <Text fz="sm">{t("people:setPasswordText")}</Text>
      <PasswordInput
        label={t("people:newPassword")}
        description={t("people:passwordHint", { count: MIN_PASSWORD_LENGTH })}
        required
        data-autofocus
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
        value={form.value.password}
        error={form.errors.password}
        onChange={(event) => form.set({ password: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
