import type { Selection } from "@brygga/api-contract";
import { TextInput } from "@mantine/core";
import { useMemo } from "react";
import { z } from "zod";
import { FormDialog } from "../../../components/form-dialog.tsx";
import { useDialogForm } from "../../../components/use-dialog-form.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useSelectionWrites } from "../api/selections.ts";
import { useSelectionsNavigation } from "./use-selections-navigation.ts";

const draftSchema = z.object({ name: z.string() });

/** Gives a selection another name. */
export function RenameSelection({ selection: { id, name } }: { selection: Selection }) {
  const { t } = useTexts();
  const { closeDialog } = useSelectionsNavigation();
  const { rename } = useSelectionWrites();
  const initial = useMemo(() => ({ name }), [name]);
  const form = useDialogForm({
    name: `selection.${id}`,
    schema: draftSchema,
    initial,
    check: (value) => ({ name: value.name.trim() === "" ? t("selections:nameMissing") : undefined }),
    save: (value) => rename.mutateAsync({ id, name: value.name }),
    onClose: closeDialog,
  });
  return (
    <FormDialog title={t("selections:renameTitle")} form={form}>
      <TextInput
        label={t("terms:name")}
        required
        data-autofocus
        maxLength={200}
        value={form.value.name}
        error={form.errors.name}
        onChange={(event) => form.set({ name: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
