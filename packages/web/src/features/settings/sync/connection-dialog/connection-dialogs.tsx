import { Button, Group, LoadingOverlay } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { queryKeys } from "../../../../api/query-keys.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { connectionQuery } from "../../api/erp-connections.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { ConnectionDialog } from "./connection-dialog.tsx";

/** Define new ERP connection. */
export function DefineConnectionDialog() {
  return <ConnectionDialog connection={undefined} onLoadPresent={() => undefined} />;
}

/** Configure ERP connection: reads it first, and again when somebody else has changed it meanwhile. */
export function ConfigureConnectionDialog({ id }: { id: number }) {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  const queryClient = useQueryClient();
  const [reading, setReading] = useState(0);
  const query = useQuery(connectionQuery(id));
  const loadPresent = async () => {
    await queryClient.refetchQueries({ queryKey: queryKeys.erpConnections.one(id), exact: true });
    setReading((count) => count + 1);
  };
  if (query.data !== undefined && query.data.deletedAt === null) {
    return (
      <ConnectionDialog key={reading} connection={query.data} onLoadPresent={() => void loadPresent()} />
    );
  }
  if (query.isPending) return <LoadingOverlay visible />;
  return (
    <Dialog
      title={t("connections:configure")}
      onClose={() => closeDialog()}
      footer={
        <Group justify="flex-end">
          <Button onClick={() => closeDialog()}>{t("terms:close")}</Button>
        </Group>
      }
    >
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
    </Dialog>
  );
}
