import { Pill } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTexts } from "../../../i18n/use-texts.ts";
import { selectionQuery } from "../api/selections.ts";

/** The selection whose members the list shows. */
export function SelectionChip({ id, onClear }: { id: number; onClear: () => void }) {
  const { t } = useTexts();
  const { data } = useQuery(selectionQuery(id));
  return (
    <Pill
      size="lg"
      mt="sm"
      withRemoveButton
      removeButtonProps={{ "aria-label": t("recordLists:clearSelection") }}
      onRemove={onClear}
    >
      {t("recordLists:selection", { name: data?.name ?? String(id) })}
    </Pill>
  );
}
