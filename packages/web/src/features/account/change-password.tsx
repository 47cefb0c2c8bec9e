import { MIN_PASSWORD_LENGTH } from "@brygga/api-contract";
import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { call } from "../../api/client.ts";
import { ErrorNotice } from "../../components/error-notice.tsx";
import { useTexts } from "../../i18n/use-texts.ts";

const EMPTY = { present: "", password: "" };

function usePasswordForm() {
  const { t } = useTexts();
  const [value, setValue] = useState(EMPTY);
  const [isChecked, setChecked] = useState(false);
  const change = useMutation({
    mutationFn: () => call("changeMyPassword", { body: value }),
    onSuccess: () => {
      setValue(EMPTY);
      setChecked(false);
      notifications.show({
        message: t("people:account.changed"),
        closeButtonProps: { "aria-label": t("dismiss") },
      });
    },
  });
  const wrong = {
    present: value.present === "" ? t("people:account.presentMissing") : undefined,
    password:
      value.password.length < MIN_PASSWORD_LENGTH
        ? t("people:passwordShort", { count: MIN_PASSWORD_LENGTH })
        : undefined,
  };
  return {
    value,
    errors: isChecked ? wrong : { present: undefined, password: undefined },
    change,
    set: (part: Partial<typeof EMPTY>) => {
      if (change.error !== null) change.reset();
      setValue((before) => ({ ...before, ...part }));
    },
    submit: (event: FormEvent) => {
      event.preventDefault();
      setChecked(true);
      if (wrong.present === undefined && wrong.password === undefined) change.mutate();
    },
  };
}

/** Changes one's own password; the present one is asked for, in case somebody else sits here. */
export function ChangePassword({ username }: { username: string }) {
  const { t } = useTexts();
  const { value, errors, change, set, submit } = usePasswordForm();
  const visibility = { visibilityToggleButtonProps: { "aria-label": t("showPassword") } };
  return (
    <form onSubmit={submit} noValidate>
      {/* A password manager has to know whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <Stack px="md" pb="md" gap="sm" align="stretch">
        <Text fz="sm">{t("people:account.passwordText")}</Text>
        <PasswordInput
          {...visibility}
          label={t("people:account.present")}
          required
          autoComplete="current-password"
          value={value.present}
          error={errors.present}
          onChange={(event) => set({ present: event.currentTarget.value })}
        />
        <PasswordInput
          {...visibility}
          label={t("people:newPassword")}
          description={t("people:account.hint", { count: MIN_PASSWORD_LENGTH })}
          required
          autoComplete="new-password"
          value={value.password}
          error={errors.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
        {change.error === null ? null : <ErrorNotice error={change.error} />}
        <Button type="submit" w="fit-content" loading={change.isPending}>
          {t("people:account.change")}
        </Button>
      </Stack>
    </form>
  );
}
