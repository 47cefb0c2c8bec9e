import type { User, UserGroup } from "@brygga/api-contract";
import { useMemo } from "react";
import { z } from "zod";
import { FormDialog } from "../../../components/form-dialog.tsx";
import { useDialogForm } from "../../../components/use-dialog-form.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { usePeopleWrites } from "../api/people.ts";
import { ChooseSeveral } from "./choose-several.tsx";
import { NameInput } from "./name-input.tsx";
import { usePeopleNavigation } from "./use-people-navigation.ts";

const draftSchema = z.object({ name: z.string(), userIds: z.array(z.int()), version: z.int() });

interface GroupDialogProps {
  group?: UserGroup;
  users: readonly User[];
  onReload?: () => void;
}

/** Adds a user group, or changes its name and members. */
export function GroupDialog({ group, users, onReload }: GroupDialogProps) {
  const { t } = useTexts();
  const { closeDialog, change } = usePeopleNavigation();
  const writes = usePeopleWrites();
  const initial = useMemo(
    () => ({ name: group?.name ?? "", userIds: group?.userIds ?? [], version: group?.version ?? 0 }),
    [group],
  );
  const form = useDialogForm({
    name: `group.${group?.id ?? "new"}`,
    schema: draftSchema,
    initial,
    check: ({ name }) => ({ name: name.trim() === "" ? t("people:nameMissing") : undefined }),
    save: ({ version, ...body }) =>
      group === undefined ? writes.createGroup(body) : writes.updateGroup(group.id, body, version),
    onClose: closeDialog,
    onSaved: ({ id }) => change({ dialog: undefined, group: id }),
  });
  const { value, set, errors } = form;
  const isNew = group === undefined;
  return (
    <FormDialog
      title={isNew ? t("people:addGroupTitle") : t("people:editGroupTitle", { name: group.name })}
      form={form}
      {...(onReload === undefined ? {} : { onReload })}
    >
      <NameInput value={value.name} error={errors.name} onChange={(name) => set({ name })} />
      <ChooseSeveral
        label={t("people:members")}
        nothingFound={t("people:noUserFound")}
        options={users
          .filter(({ id, disabledAt }) => disabledAt === null || value.userIds.includes(id))
          .map(({ id, displayName: name }) => ({ id, name }))}
        chosen={value.userIds}
        onChange={(userIds) => set({ userIds })}
      />
    </FormDialog>
  );
}
