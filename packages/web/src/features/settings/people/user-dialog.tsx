import { LANGUAGES, MIN_PASSWORD_LENGTH, ROLES, type User, type UserGroup } from "@brygga/api-contract";
import { PasswordInput, Radio, Stack, TextInput } from "@mantine/core";
import { useMemo } from "react";
import { z } from "zod";
import { FormDialog } from "../../../components/form-dialog.tsx";
import { LanguageSelect } from "../../../components/language-select.tsx";
import { type FormErrors, useDialogForm } from "../../../components/use-dialog-form.ts";
import { type Translate, useTexts } from "../../../i18n/use-texts.ts";
import { usePeopleWrites } from "../api/people.ts";
import { ChooseSeveral } from "./choose-several.tsx";
import { NameInput } from "./name-input.tsx";
import { usePeopleNavigation } from "./use-people-navigation.ts";

const draftSchema = z.object({
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES).nullable(),
  groupIds: z.array(z.int()),
  password: z.string(),
  /** Of the user as it was read; 0 for a new one. */
  version: z.int(),
});
type UserDraft = z.output<typeof draftSchema>;

const draftOf = (user: User | undefined): UserDraft => ({
  username: user?.username ?? "",
  displayName: user?.displayName ?? "",
  role: user?.role ?? "user",
  language: user?.language ?? null,
  groupIds: user?.groupIds ?? [],
  password: "",
  version: user?.version ?? 0,
});

const wrongIn = (t: Translate, draft: UserDraft, isNew: boolean): FormErrors<UserDraft> => ({
  displayName: draft.displayName.trim() === "" ? t("people:nameMissing") : undefined,
  username: /^\S+$/.test(draft.username.trim()) ? undefined : t("people:usernameInvalid"),
  password:
    isNew && draft.password.length < MIN_PASSWORD_LENGTH
      ? t("people:passwordShort", { count: MIN_PASSWORD_LENGTH })
      : undefined,
});

interface UserDialogProps {
  user?: User;
  groups: readonly UserGroup[];
  onReload?: () => void;
}

function useUserForm(user: User | undefined) {
  const { t } = useTexts();
  const { closeDialog, change } = usePeopleNavigation();
  const writes = usePeopleWrites();
  const isNew = user === undefined;
  const initial = useMemo(() => draftOf(user), [user]);
  return useDialogForm({
    name: `user.${user?.id ?? "new"}`,
    schema: draftSchema,
    initial,
    keep: withoutPassword,
    check: (draft) => wrongIn(t, draft, isNew),
    save: ({ username, password, version, ...settings }) =>
      isNew
        ? writes.createUser({ ...settings, username: username.trim(), password })
        : writes.updateUser(user.id, settings, version),
    onClose: closeDialog,
    onSaved: ({ id }) => change({ dialog: undefined, user: id }),
  });
}

const withoutPassword = (draft: UserDraft): UserDraft => ({ ...draft, password: "" });

/** Adds a user, or changes what one is called and may do. */
export function UserDialog({ user, groups, onReload }: UserDialogProps) {
  const { t } = useTexts();
  const form = useUserForm(user);
  const { value, set, errors } = form;
  const isNew = user === undefined;
  return (
    <FormDialog
      title={isNew ? t("people:addUserTitle") : t("people:editUserTitle", { name: user.displayName })}
      form={form}
      {...(onReload === undefined ? {} : { onReload })}
    >
      <NameInput
        value={value.displayName}
        error={errors.displayName}
        onChange={(displayName) => set({ displayName })}
      />
      <TextInput
        label={t("signIn.username")}
        description={t(isNew ? "people:usernameHint" : "people:usernameFixed")}
        required={isNew}
        disabled={!isNew}
        maxLength={100}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={value.username}
        error={errors.username}
        onChange={(event) => set({ username: event.currentTarget.value })}
      />
      {isNew ? (
        <PasswordInput
          label={t("signIn.password")}
          description={t("people:passwordHint", { count: MIN_PASSWORD_LENGTH })}
          required
          autoComplete="new-password"
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
          value={value.password}
          error={errors.password}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
      ) : null}
      <Radio.Group
        label={t("people:role")}
        value={value.role}
        onChange={(role) => set({ role: role === "administrator" ? "administrator" : "user" })}
      >
        <Stack gap={8} mt={6}>
          <Radio value="user" label={t("user.user")} description={t("people:userHint")} />
          <Radio
            value="administrator"
            label={t("user.administrator")}
            description={t("people:administratorHint")}
          />
        </Stack>
      </Radio.Group>
      <ChooseSeveral
        label={t("people:groupsOfUser")}
        nothingFound={t("people:noGroupFound")}
        options={groups.filter(({ deletedAt }) => deletedAt === null)}
        chosen={value.groupIds}
        onChange={(groupIds) => set({ groupIds })}
      />
      <LanguageSelect value={value.language} onChange={(language) => set({ language })} />
    </FormDialog>
  );
}
