import type { ImportLine } from "@brygga/api-contract";
import { Anchor, Checkbox, Table } from "@mantine/core";
import { useTexts } from "../../../i18n/use-texts.ts";
import { LineCells } from "./line-cells.tsx";

interface PreviewRowProps {
  line: ImportLine;
  entity: string;
  /** Nothing can be unchecked now. */
  isFixed: boolean;
  onCheck: (isChecked: boolean) => void;
  onOpen: () => void;
}

/** A line of the preview: whether it is to happen, and what. */
export function PreviewRow({ line, entity, isFixed, onCheck, onOpen }: PreviewRowProps) {
  const { t } = useTexts();
  const name = line.name || line.erpKey;
  const happens = line.outcome !== "skipped" && line.outcome !== "problem";
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={t("imports:preview.check", { name })}
          checked={line.isChecked && happens}
          disabled={isFixed || !(happens || !line.isChecked)}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />
      </Table.Td>
      <LineCells line={line} entity={entity} />
      <Table.Td>
        <Anchor
          component="button"
          type="button"
          fz="sm"
          aria-label={t("imports:lines.detailsOf", { name })}
          onClick={onOpen}
        >
          {t("imports:lines.details")}
        </Anchor>
      </Table.Td>
    </Table.Tr>
  );
}
