import type { CrmEntity, CrmField } from "@brygga/api-contract";
import { Alert, Box, Button, Stack, Table, Text, Title } from "@mantine/core";
import { TrashIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { hasCode } from "../../../api/api-error.ts";
import { mutateThen } from "../../../api/mutate-then.ts";
import { MessagePage } from "../../../app/message-page.tsx";
import { usePageTitle } from "../../../app/use-page-title.ts";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { Panel } from "../../../components/panel.tsx";
import { useErrorNotification } from "../../../components/use-error-notification.tsx";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { storedRecordQuery, useRestoreRecord } from "../api/records.ts";
import { recordName } from "../entity.ts";
import { FieldValue } from "../field-value.tsx";
import { ListLink } from "../list-link.tsx";
import classes from "../page.module.css";
import { RecordSkeleton } from "./record-skeleton.tsx";

interface DeletedRecordProps {
  entity: CrmEntity;
  id: number;
  fields: readonly CrmField[];
}

/** A record that cannot be opened: it was deleted, and can be restored, or there never was one. */
export function DeletedRecord({ entity, id, fields }: DeletedRecordProps) {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  const showError = useErrorNotification();
  const { data: record, error, refetch } = useQuery(storedRecordQuery(entity, id));
  const restore = useRestoreRecord(entity);
  usePageTitle(record === undefined ? t(`crm:missing.${entity}`) : recordName(entity, record));
  if (hasCode(error, "not-found")) {
    return (
      <MessagePage title={t(`crm:missing.${entity}`)} text={t("crm:missing.text")}>
        <ListLink entity={entity} />
      </MessagePage>
    );
  }
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (record === undefined) return <RecordSkeleton />;
  const filled = fields.filter(({ key }) => (record[key] ?? null) !== null);
  return (
    <Box className={classes.page}>
      <ListLink entity={entity} />
      <Title order={1} mt={4} mb="md" style={{ overflowWrap: "anywhere" }}>
        {recordName(entity, record) || t("crm:record.unnamed")}
      </Title>
      <Stack gap="md">
        <Alert
          color="orange"
          title={t("recordLists:deleted.title")}
          icon={<TrashIcon size={20} aria-hidden="true" />}
        >
          <Stack gap="sm" align="flex-start">
            <Text fz="sm">
              {t("recordLists:deleted.text", { time: dateTime(record.deletedAt ?? record.updatedAt) })}
            </Text>
            <Text fz="sm">{t("recordLists:deleted.restoreText")}</Text>
            <Button
              loading={restore.isPending}
              onClick={() => mutateThen(restore, id, { failed: showError })}
            >
              {t("terms:restore")}
            </Button>
          </Stack>
        </Alert>
        <Panel title={t("recordLists:deleted.values")}>
          <Table aria-label={t("recordLists:deleted.values")}>
            <Table.Tbody>
              {filled.map((field) => (
                <Table.Tr key={field.key}>
                  <Table.Th scope="row" fw={500} w="40%">
                    {crmFieldLabel(t, field)}
                  </Table.Th>
                  <Table.Td style={{ overflowWrap: "anywhere" }}>
                    <FieldValue field={field} value={record[field.key] ?? null} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Panel>
      </Stack>
    </Box>
  );
}
