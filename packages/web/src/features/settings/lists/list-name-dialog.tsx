import { type CrmListInFull, optionalMultiLanguage } from "@brygga/api-contract";
import { useMemo } from "react";
import { z } from "zod";
import { FormDialog } from "../../../components/form-dialog.tsx";
import { LanguageTextsInput } from "../../../components/language-texts-input.tsx";
import { hasText } from "../../../components/text-in-language.ts";
import { useDialogForm } from "../../../components/use-dialog-form.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useListWrites } from "../api/lists.ts";
import { useListsNavigation } from "./use-lists-navigation.ts";

const draftSchema = z.object({ names: optionalMultiLanguage, version: z.int() });

interface ListNameDialogProps {
  list?: CrmListInFull;
  onReload?: () => void;
}

/** Adds a list, or changes what it is called. */
export function ListNameDialog({ list, onReload }: ListNameDialogProps) {
  const { t } = useTexts();
  const { closeDialog, change } = useListsNavigation();
  const writes = useListWrites();
  const initial = useMemo(() => ({ names: list?.names ?? {}, version: list?.version ?? 0 }), [list]);
  const form = useDialogForm({
    name: `list.${list?.id ?? "new"}`,
    schema: draftSchema,
    initial,
    check: ({ names }) => ({ names: hasText(names) ? undefined : t("lists:nameMissing") }),
    save: ({ names, version }) =>
      list === undefined ? writes.createList(names) : writes.renameList({ id: list.id, version }, names),
    onClose: closeDialog,
    onSaved: ({ id }) => change({ dialog: undefined, list: id }),
  });
  return (
    <FormDialog
      title={t(list === undefined ? "lists:addTitle" : "lists:renameTitle")}
      form={form}
      {...(onReload === undefined ? {} : { onReload })}
    >
      <LanguageTextsInput
        label={t("terms:name")}
        required
        isFirst
        value={form.value.names}
        error={form.errors.names}
        onChange={(names) => form.set({ names })}
      />
    </FormDialog>
  );
}
