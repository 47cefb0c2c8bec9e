import type { ImportLine } from "@brygga/api-contract";
import { Stack, Table, Text } from "@mantine/core";
import { shallowEqual as isShallowEqual } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { memo } from "react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/mappings.ts";
import { RecordLink } from "../log/record-link.tsx";
import { lineReason } from "./line-reason.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

/** Whether two lines look the same here: checking one changes nothing of what it tells. */
const looksTheSame = (before: { line: ImportLine }, after: { line: ImportLine }): boolean =>
  isShallowEqual({ ...before.line, isChecked: null }, { ...after.line, isChecked: null });

/** The cells that every list of lines has: the actor, what becomes or became of it, the record, and why. */
export const LineCells = memo(function LineCells({ line }: { line: ImportLine }) {
  const { t } = useTexts();
  const { name, erpKey, parentName, record } = line;
  return (
    <>
      <Table.Th scope="row">
        <Stack gap={0}>
          <span>{name || erpKey}</span>
          <Text fz="xs" c="dimmed" fw={400}>
            {parentName === null || parentName === "" ? erpKey : `${erpKey} · ${parentName}`}
          </Text>
        </Stack>
      </Table.Th>
      <Table.Td data-label={t("imports:lines.outcome")}>
        <OutcomeBadge line={line} />
      </Table.Td>
      <Table.Td data-label={t("imports:lines.record")}>
        {record === null ? null : <RecordLink entity={record.entity} id={record.id} name={record.name} />}
      </Table.Td>
      <Table.Td data-label={t("imports:lines.why")}>
        <Why line={line} />
      </Table.Td>
    </>
  );
}, looksTheSame);

function Why({ line }: { line: ImportLine }) {
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery);
  const fieldName = (key: string) => {
    const field = fields.data?.find((one) => one.entity === line.entity && one.key === key);
    return field === undefined ? key : crmFieldLabel(t, field);
  };
  const reason = lineReason(t, line, fieldName);
  const { values, problems } = line;
  const isDone = line.result !== null;
  const parts = [
    reason,
    reason === "" && values > 0
      ? t(isDone ? "imports:lines.valuesWritten" : "imports:lines.values", { count: values })
      : "",
    problems > 0 ? t("imports:lines.problems", { count: problems }) : "",
  ];
  return <Text fz="sm">{parts.filter((part) => part !== "").join(" ")}</Text>;
}
