import type { ImportView } from "@brygga/api-contract";
import { Button, Group, Skeleton, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Reply } from "../../../api/client.ts";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { previewLineQuery } from "../api/imports.ts";
import { crmFieldsQuery } from "../api/mappings.ts";
import { LogValue } from "../log/log-value.tsx";
import { OutcomeBadge } from "./outcome-badge.tsx";

type Field = Reply<"getPreviewLine">["fields"][number];

interface LineDialogProps {
  view: ImportView;
  lineId: number;
  onClose: () => void;
}

/** One line of the preview field by field, as the ERP has it now. */
export function LineDialog({ view, lineId, onClose }: LineDialogProps) {
  const { t } = useTexts();
  const query = useQuery(previewLineQuery(view.id, lineId));
  const line = query.data?.line;
  return (
    <Dialog
      title={line === undefined ? t("imports:line.title") : line.name || line.erpKey}
      size={920}
      onClose={onClose}
      focusContent
      footer={
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("terms:close")}
          </Button>
        </Group>
      }
    >
      <Stack gap="md">
        {query.error ? <ErrorNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? (
          <Stack gap="xs" role="status" aria-label={t("imports:line.reading")}>
            <Text fz="sm" c="dimmed">
              {t("imports:line.reading")}
            </Text>
            <Skeleton height={160} />
          </Stack>
        ) : null}
        {query.data === undefined ? null : (
          <>
            <OutcomeBadge line={query.data.line} />
            <StackedTable
              aria-label={t("imports:line.fields")}
              minWidth={680}
              headers={(["field", "erpValue", "crmValue", "newValue", "effect"] as const).map((key) => ({
                key,
                header: t(`imports:line.${key}`),
              }))}
            >
              {query.data.fields.map((field) => (
                <FieldRow
                  key={`${field.fieldKey}.${field.crmFieldKey}`}
                  field={field}
                  entity={query.data.line.entity}
                />
              ))}
            </StackedTable>
          </>
        )}
      </Stack>
    </Dialog>
  );
}

function FieldRow({ field, entity }: { field: Field; entity: string }) {
  const { t } = useTexts();
  const fields = useQuery(crmFieldsQuery);
  const crmField = fields.data?.find((one) => one.entity === entity && one.key === field.crmFieldKey);
  const type = crmField?.type;
  const problem =
    field.effect === "problem" && field.code !== null
      ? syncProblemText(t, field.code, field.details).text
      : "";
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Stack gap={0}>
          <span>{crmField === undefined ? field.crmFieldKey : crmFieldLabel(t, crmField)}</span>
          <Text fz="xs" c="dimmed" fw={400}>
            {field.displayName}
          </Text>
        </Stack>
      </Table.Th>
      <Table.Td data-label={t("imports:line.erpValue")}>
        <LogValue value={field.erpValue} type={type} />
      </Table.Td>
      <Table.Td data-label={t("imports:line.crmValue")}>
        <LogValue value={field.crmValue} type={type} />
      </Table.Td>
      <Table.Td data-label={t("imports:line.newValue")} fw={field.effect === "written" ? 600 : 400}>
        <LogValue value={field.newValue} type={type} />
      </Table.Td>
      <Table.Td data-label={t("imports:line.effect")}>
        <Text fz="sm">{problem || t(`imports:effects.${field.toErp ? "toErp" : field.effect}`)}</Text>
      </Table.Td>
    </Table.Tr>
  );
}
