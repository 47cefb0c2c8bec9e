import type { CrmRecordBody } from "@brygga/api-contract";
import { Alert, Button, Group, Stack, Table, Text } from "@mantine/core";
import { UsersIcon } from "@phosphor-icons/react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { FieldValue } from "../field-value.tsx";
import { type ForeignChange, isConflict } from "./compare-versions.ts";
import type { RecordForm } from "./use-record-form.ts";

interface ConflictNoticeProps {
  form: RecordForm;
  conflict: { current: CrmRecordBody; foreign: readonly ForeignChange[] };
}

/** Somebody else changed the same fields meanwhile: what they say now, what was typed, and who shall stand. */
export function ConflictNotice({ form, conflict }: ConflictNoticeProps) {
  const { t } = useTexts();
  return (
    <Alert
      color="orange"
      role="alert"
      title={t("errors:version-conflict.title")}
      icon={<UsersIcon size={20} aria-hidden="true" />}
    >
      <Stack gap="sm">
        <Text fz="sm">{t("crm:conflict.text")}</Text>
        <StackedTable
          aria-label={t("crm:conflict.table")}
          minWidth={480}
          headers={(["field", "before", "theirs", "mine"] as const).map((key) => ({
            key,
            header: t(`crm:conflict.${key}`),
          }))}
        >
          {conflict.foreign.map((change) => (
            <ConflictRow key={change.field.key} change={change} />
          ))}
        </StackedTable>
        <Group gap={8}>
          <Button variant="default" onClick={form.takeTheirs}>
            {t("crm:conflict.takeTheirs")}
          </Button>
          <Button onClick={form.keepMine} loading={form.isSaving}>
            {t("crm:conflict.keepMine")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function ConflictRow({ change }: { change: ForeignChange }) {
  const { t } = useTexts();
  const { field, before, theirs, mine } = change;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={isConflict(change) ? 640 : 400}>
        {crmFieldLabel(t, field)}
      </Table.Th>
      <Table.Td data-label={t("crm:conflict.before")}>
        <FieldValue field={field} value={before} />
      </Table.Td>
      <Table.Td data-label={t("crm:conflict.theirs")}>
        <FieldValue field={field} value={theirs} />
      </Table.Td>
      <Table.Td data-label={t("crm:conflict.mine")}>
        {mine === undefined ? (
          <Text fz="sm" c="dimmed">
            {t("crm:conflict.untouched")}
          </Text>
        ) : (
          <FieldValue field={field} value={mine} />
        )}
      </Table.Td>
    </Table.Tr>
  );
}
