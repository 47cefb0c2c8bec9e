import type { LinkDifference, MatchJob } from "@brygga/api-contract";
import { Skeleton, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { previewQuery } from "../api/connect.ts";
import { crmFieldsQuery } from "../api/crm-fields.ts";
import { Blank } from "../blank.tsx";
import classes from "./match-many.module.css";

interface BothSidesProps {
  match: MatchJob;
  recordId: number;
  erpKey: string;
}

/** The mapped fields in which a record and an actor differ now, as the ERP tells them. */
export function BothSides({ match, recordId, erpKey }: BothSidesProps) {
  const { t } = useTexts();
  const { connectionId, entity, actorType } = match;
  const preview = useQuery(previewQuery({ connectionId, entity, entityId: recordId, actorType, erpKey }));
  const fields = useQuery(crmFieldsQuery(entity));
  if (preview.error) return <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />;
  if (preview.data === undefined) {
    return (
      <Stack gap={8} role="status" aria-label={t("crm:connect.comparing")}>
        <Skeleton height={28} />
        <Skeleton height={28} />
      </Stack>
    );
  }
  const { differences, equalCount } = preview.data;
  const typeOf = ({ crmFieldKey }: LinkDifference) =>
    fields.data?.find(({ key }) => key === crmFieldKey)?.type ?? "text";
  const headers = [t("matchMany:detail.field"), t("matchMany:detail.crm"), t("matchMany:detail.erp")];
  return (
    <Stack gap={6}>
      <Text fz="sm" fw={600}>
        {t("matchMany:detail.compare")}
      </Text>
      <Text fz="sm">
        {differences.length === 0
          ? t("crm:connect.allEqual")
          : equalCount > 0
            ? t("crm:connect.equal", { count: equalCount })
            : null}
      </Text>
      {differences.length === 0 ? null : (
        <StackedTable
          aria-label={t("matchMany:detail.table")}
          minWidth={420}
          headers={headers.map((header) => ({ key: header, header }))}
        >
          {differences.map((difference) => (
            <Table.Tr key={difference.fieldKey}>
              <Table.Th scope="row" fw={500}>
                {difference.displayName}
              </Table.Th>
              <Side header={headers[1]} type={typeOf(difference)} text={difference.crmText} />
              <Side header={headers[2]} type={typeOf(difference)} text={difference.erpText} />
            </Table.Tr>
          ))}
        </StackedTable>
      )}
    </Stack>
  );
}

function Side({ header, type, text }: { header: string | undefined; type: string; text: string }) {
  const readable = useReadable();
  return (
    <Table.Td data-label={header} className={classes.value ?? ""}>
      {text === "" ? <Blank /> : readable(type, text)}
    </Table.Td>
  );
}
