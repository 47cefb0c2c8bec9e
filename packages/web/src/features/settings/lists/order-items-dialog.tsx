import type { CrmListInFull } from "@brygga/api-contract";
import { Button, Text } from "@mantine/core";
import { SortAscendingIcon } from "@phosphor-icons/react";
import { useMemo, useState } from "react";
import { z } from "zod";
import { FormDialog } from "../../../components/form-dialog.tsx";
import { SortableList } from "../../../components/sortable-list.tsx";
import { textInLanguage } from "../../../components/text-in-language.ts";
import { useDialogForm } from "../../../components/use-dialog-form.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { useListWrites } from "../api/lists.ts";
import { useListsNavigation } from "./use-lists-navigation.ts";

const draftSchema = z.object({ keys: z.array(z.string()), version: z.int() });

/** Puts the items of a list in order; the deleted ones keep their place among the others. */
export function OrderItemsDialog({ list, onReload }: { list: CrmListInFull; onReload: () => void }) {
  const { t, i18n } = useTexts();
  const { closeDialog } = useListsNavigation();
  const { orderItems } = useListWrites();
  const [isDragging, setDragging] = useState(false);
  const initial = useMemo(() => ({ keys: list.items.map(({ key }) => key), version: list.version }), [list]);
  const form = useDialogForm({
    name: `list.${list.id}.order`,
    schema: draftSchema,
    initial,
    check: () => ({}),
    save: ({ keys, version }) => orderItems({ id: list.id, version }, keys),
    onClose: closeDialog,
  });
  const nameOf = (key: string) => {
    const item = list.items.find((one) => one.key === key);
    return item === undefined ? key : textInLanguage(item.names, i18n.language);
  };
  const rows = form.value.keys.map((key) => ({ id: key, name: nameOf(key) }));
  const sortByName = () => {
    const collator = new Intl.Collator(i18n.language, { numeric: true });
    form.set({ keys: rows.toSorted((a, b) => collator.compare(a.name, b.name)).map(({ id }) => id) });
  };
  const title = t("lists:orderTitle", { name: textInLanguage(list.names, i18n.language) });
  return (
    <FormDialog title={title} form={form} onReload={onReload} isCovered={isDragging} focusContent>
      <Text fz="sm">{t("lists:orderText")}</Text>
      <Button
        variant="default"
        w="fit-content"
        leftSection={<SortAscendingIcon size={16} aria-hidden="true" />}
        onClick={sortByName}
      >
        {t("lists:sortByName")}
      </Button>
      <SortableList
        label={title}
        items={rows}
        onChange={(items) => form.set({ keys: items.map(({ id }) => id) })}
        onDragging={setDragging}
        render={({ name }) => <Text fz="sm">{name}</Text>}
      />
    </FormDialog>
  );
}
