import type { CrmRecordBody } from "@brygga/api-contract";
import { Alert, Button, Group, Stack, Table, Text } from "@mantine/core";
import { UsersIcon } from "@phosphor-icons/react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
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
      <Stack gap="sm" align="flex-start">
        <Text fz="sm">{t("crm:conflict.text")}</Text>
        <Table.ScrollContainer minWidth={480} type="native" w="100%">
          <Table aria-label={t("crm:conflict.table")}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("crm:conflict.field")}</Table.Th>
                <Table.Th scope="col">{t("crm:conflict.before")}</Table.Th>
                <Table.Th scope="col">{t("crm:conflict.theirs")}</Table.Th>
                <Table.Th scope="col">{t("crm:conflict.mine")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {conflict.foreign.map((change) => (
                <ConflictRow key={change.field.key} change={change} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
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
      <Table.Td>
        <FieldValue field={field} value={before} />
      </Table.Td>
      <Table.Td>
        <FieldValue field={field} value={theirs} />
      </Table.Td>
      <Table.Td>
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
