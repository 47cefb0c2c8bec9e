import { type CrmListInFull, type ListItemInFull, optionalMultiLanguage } from "@brygga/api-contract";
import { useMemo } from "react";
import { z } from "zod";
import { FormDialog } from "../../../components/form-dialog.tsx";
import { LanguageTextsInput } from "../../../components/language-texts-input.tsx";
import { hasText, textInLanguage } from "../../../components/text-in-language.ts";
import { useDialogForm } from "../../../components/use-dialog-form.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useListWrites } from "../api/lists.ts";
import { useListsNavigation } from "./use-lists-navigation.ts";

const draftSchema = z.object({
  names: optionalMultiLanguage,
  tooltips: optionalMultiLanguage,
  version: z.int(),
});

interface ItemDialogProps {
  list: CrmListInFull;
  item?: ListItemInFull;
  onReload: () => void;
}

/** Adds an item to a list, or changes its texts. */
export function ItemDialog({ list, item, onReload }: ItemDialogProps) {
  const { t, i18n } = useTexts();
  const { closeDialog, change } = useListsNavigation();
  const writes = useListWrites();
  const initial = useMemo(
    () => ({ names: item?.names ?? {}, tooltips: item?.tooltips ?? {}, version: list.version }),
    [list, item],
  );
  const form = useDialogForm({
    name: `list.${list.id}.item.${item?.key ?? "new"}`,
    schema: draftSchema,
    initial,
    check: ({ names }) => ({ names: hasText(names) ? undefined : t("lists:nameMissing") }),
    save: ({ version, ...body }) =>
      item === undefined
        ? writes.createItem({ id: list.id, version }, body)
        : writes.updateItem({ id: list.id, version }, item.key, body),
    onClose: closeDialog,
    onSaved: (saved) => {
      const added = saved.items.find(({ key }) => !list.items.some((one) => one.key === key));
      change({ dialog: undefined, ...(added === undefined ? {} : { item: added.key }) });
    },
  });
  const name = textInLanguage(list.names, i18n.language);
  return (
    <FormDialog
      title={item === undefined ? t("lists:addItemTitle", { name }) : t("lists:editItemTitle")}
      form={form}
      onReload={onReload}
    >
      <LanguageTextsInput
        label={t("terms:name")}
        required
        isFirst
        value={form.value.names}
        error={form.errors.names}
        onChange={(names) => form.set({ names })}
      />
      <LanguageTextsInput
        label={t("lists:tooltip")}
        value={form.value.tooltips}
        onChange={(tooltips) => form.set({ tooltips })}
      />
    </FormDialog>
  );
}
