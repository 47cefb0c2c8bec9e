import type { JobItem } from "@brygga/api-contract";
import { Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { type Translate, textOf, useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/mappings.ts";
import { LogValue } from "../log/log-value.tsx";
import { RecordLink } from "../log/record-link.tsx";

/** A value that a job changed or would change, or what stands in its way. */
export function JobItemRow({ item }: { item: JobItem }) {
  const { t } = useTexts();
  const type = useCrmField(item)?.type;
  return (
    <Table.Tr>
      <RecordCell item={item} />
      <FieldCell item={item} />
      <Table.Td data-label={t("jobs:items.direction")} style={{ whiteSpace: "nowrap" }}>
        {item.target === null ? null : t(item.target === "crm" ? "log:toCrm" : "log:toErp")}
      </Table.Td>
      <Table.Td data-label={t("jobs:items.oldValue")}>
        {item.oldValue === null ? null : <LogValue value={item.oldValue} type={type} />}
      </Table.Td>
      <Table.Td data-label={t("jobs:items.newValue")}>
        {item.newValue === null ? null : <LogValue value={item.newValue} type={type} />}
      </Table.Td>
      <Table.Td data-label={t("jobs:items.why")}>
        <Text fz="sm">{reasonOf(t, item)}</Text>
      </Table.Td>
    </Table.Tr>
  );
}

/** A field, or a whole record, in which both sides differ. */
export function ComparedRow({ item }: { item: JobItem }) {
  const { t } = useTexts();
  const type = useCrmField(item)?.type;
  return (
    <Table.Tr>
      <RecordCell item={item} />
      <FieldCell item={item} />
      <Table.Td data-label={t("jobs:items.erpValue")}>
        {item.erpValue === null ? null : <LogValue value={item.erpValue} type={type} />}
      </Table.Td>
      <Table.Td data-label={t("jobs:items.crmValue")}>
        {item.crmValue === null ? null : <LogValue value={item.crmValue} type={type} />}
      </Table.Td>
      <Table.Td data-label={t("jobs:items.why")}>
        <Text fz="sm">{reasonOf(t, item)}</Text>
      </Table.Td>
    </Table.Tr>
  );
}

function RecordCell({ item }: { item: JobItem }) {
  const { t } = useTexts();
  const { entity, entityId, recordName, erpKey } = item;
  return (
    <Table.Td data-label={t("jobs:items.record")}>
      <Stack gap={0} align="flex-start">
        {entity === null || entityId === null ? null : (
          <RecordLink entity={entity} id={entityId} name={recordName} />
        )}
        {erpKey === null ? null : (
          <Text fz="xs" c="dimmed">
            ERP: {erpKey}
          </Text>
        )}
      </Stack>
    </Table.Td>
  );
}

function FieldCell({ item }: { item: JobItem }) {
  const { t } = useTexts();
  const field = useCrmField(item);
  const { entity, crmFieldKey, erpFieldName } = item;
  const known =
    field ??
    (entity === null || crmFieldKey === null ? undefined : { entity, key: crmFieldKey, label: null });
  const name = known === undefined ? "" : crmFieldLabel(t, known);
  return (
    <Table.Td data-label={t("jobs:items.field")}>{name || erpFieldName || t("log:wholeRecord")}</Table.Td>
  );
}

function useCrmField({ entity, crmFieldKey }: JobItem) {
  const fields = useQuery(crmFieldsQuery);
  return fields.data?.find((field) => field.entity === entity && field.key === crmFieldKey);
}

/** Reasons of jobs, of the log, and of the problem list, in this order. */
function reasonOf(t: Translate, { reason, details, category }: JobItem): string {
  const own = textOf(t, `jobs:because.${reason}`, details) || textOf(t, `log:reasons.${reason}`);
  if (own !== "" && category !== "problem") return own;
  const { text, advice } = syncProblemText(t, reason, details);
  return `${text} ${advice}`;
}
