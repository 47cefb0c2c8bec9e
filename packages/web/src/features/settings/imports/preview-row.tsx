import type { ImportLine } from "@brygga/api-contract";
import { Anchor, Checkbox, Table } from "@mantine/core";
import { memo } from "react";
import { useAtOnce } from "../../../components/use-at-once.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { LineCells } from "./line-cells.tsx";

interface PreviewRowProps {
  line: ImportLine;
  /** Nothing can be unchecked now. */
  isFixed: boolean;
  onCheck: (lineId: number, isChecked: boolean) => void;
  onOpen: (lineId: number) => void;
}

/** A line of the preview: whether it is to happen, and what. Drawn anew only when something of it changes. */
export const PreviewRow = memo(function PreviewRow(props: PreviewRowProps) {
  const { line, isFixed, onCheck, onOpen } = props;
  const { t } = useTexts();
  const name = line.name || line.erpKey;
  const [isChecked, showChecked] = useAtOnce(line, line.isChecked);
  const happens = line.outcome !== "skipped" && line.outcome !== "problem";
  return (
    <Table.Tr>
      <Table.Td data-label={t("imports:steps.import")}>
        <Checkbox
          aria-label={t("imports:preview.check", { name })}
          checked={isChecked && happens}
          disabled={isFixed || !(happens || !line.isChecked)}
          onChange={({ currentTarget: { checked } }) => {
            showChecked(checked);
            onCheck(line.lineId, checked);
          }}
        />
      </Table.Td>
      <LineCells line={line} />
      <DetailsCell lineId={line.lineId} name={name} onOpen={onOpen} />
    </Table.Tr>
  );
});

const DetailsCell = memo(function DetailsCell(props: {
  lineId: number;
  name: string;
  onOpen: (lineId: number) => void;
}) {
  const { lineId, name, onOpen } = props;
  const { t } = useTexts();
  return (
    <Table.Td>
      <Anchor
        component="button"
        type="button"
        fz="sm"
        aria-label={t("imports:lines.detailsOf", { name })}
        onClick={() => onOpen(lineId)}
      >
        {t("imports:lines.details")}
      </Anchor>
    </Table.Td>
  );
});
