import type { UncertainCreate } from "@brygga/api-contract";
import { Button, Table, Text } from "@mantine/core";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { Blank } from "../blank.tsx";

/** More columns than this say no more about which actor it is. */
const MAX_COLUMNS = 5;

interface CandidateTableProps {
  doubt: UncertainCreate;
  isBusy: boolean;
  onChoose: (erpKey: string) => void;
}

/** The actors of the ERP that may be the one that was sent. */
export function CandidateTable({ doubt, isBusy, onChoose }: CandidateTableProps) {
  const { t } = useTexts();
  const readable = useReadable();
  const { candidates, values } = doubt;
  // A search answers with mapped fields: what it did not ask for would look blank.
  const columns = doubt.columns
    .filter(({ fieldKey }) => (values[fieldKey] ?? "") !== "")
    .filter(({ fieldKey }) => candidates.some((one) => Object.hasOwn(one.values, fieldKey)))
    .slice(0, MAX_COLUMNS);
  return (
    <StackedTable
      aria-label={t("erpLink:doubt.candidates")}
      minWidth={Math.min(760, 220 + 120 * columns.length)}
      headers={[
        { key: "key", header: t("erpLink:doubt.key") },
        ...columns.map(({ fieldKey, displayName }) => ({ key: fieldKey, header: displayName })),
        { key: "state", header: t("crm:connect.state") },
        { key: "choose", header: "" },
      ]}
    >
      {candidates.map(({ erpKey, values: found, isNew, isSame }) => (
        <Table.Tr key={erpKey}>
          <Table.Td data-label={t("erpLink:doubt.key")}>{erpKey}</Table.Td>
          {columns.map(({ fieldKey, displayName, fieldType }) => (
            <Table.Td key={fieldKey} data-label={displayName}>
              {readable(fieldType, found[fieldKey] ?? "") || <Blank />}
            </Table.Td>
          ))}
          <Table.Td data-label={t("crm:connect.state")}>
            <Text fz="xs">
              {t(isNew ? "erpLink:doubt.new" : "erpLink:doubt.old")}
              {isSame ? ` · ${t("erpLink:doubt.same")}` : null}
            </Text>
          </Table.Td>
          <Table.Td>
            <Button
              size="xs"
              variant="default"
              disabled={isBusy}
              aria-label={t("erpLink:doubt.chooseKey", { erpKey })}
              onClick={() => onChoose(erpKey)}
            >
              {t("erpLink:doubt.choose")}
            </Button>
          </Table.Td>
        </Table.Tr>
      ))}
    </StackedTable>
  );
}
