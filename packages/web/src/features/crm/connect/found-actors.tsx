import { Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { TableSkeleton } from "../../../components/table-skeleton.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { FoundInErp } from "../api/connect.ts";
import { useRecordNavigation } from "../record/use-record-navigation.ts";
import { SlowErp } from "../slow-erp.tsx";
import { ActorTable } from "./actor-table.tsx";
import type { ConnectStepProps } from "./connect-step-props.ts";

interface FoundActorsProps extends ConnectStepProps {
  found: UseQueryResult<FoundInErp>;
  /** What was searched for; "" where it was not a text. */
  text: string;
}

/** What a search found, or why it found nothing. */
export function FoundActors({ entity, record, section, found, text }: FoundActorsProps) {
  const { t } = useTexts();
  const { change } = useRecordNavigation();
  return (
    <>
      {section.parent === null ? null : (
        <Text fz="xs" c="dimmed">
          {t("crm:connect.onlyChildren")}
        </Text>
      )}
      {found.error ? <ErrorNotice error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isLoading ? (
        <>
          <TableSkeleton rows={4} />
          <SlowErp />
        </>
      ) : null}
      {found.data ? (
        <ActorTable
          entity={entity}
          record={record}
          columns={found.data.columns}
          actors={found.data.items}
          total={found.data.total}
          text={text}
          isStale={found.isFetching}
          onChoose={(erpKey) => change({ erpKey, noMatch: undefined }, { replace: false })}
        />
      ) : null}
    </>
  );
}
