import type { ErpConnection } from "@brygga/api-contract";
import { Button, Group, Loader, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { call } from "../../../../api/client.ts";
import { queryKeys } from "../../../../api/query-keys.ts";
import { Dialog } from "../../../../components/dialog.tsx";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { TestAnswer } from "../test-answer.tsx";
import { useSyncNavigation } from "../use-sync-navigation.ts";

/** Tests a saved connection and shows what the Sync Connector says. */
export function TestConnection({ connection }: { connection: ErpConnection }) {
  const { t } = useTexts();
  const { closeDialog } = useSyncNavigation();
  // A test is run when the dialog opens, anew each time: its answer is never kept.
  const test = useQuery({
    queryKey: [...queryKeys.erpConnections.one(connection.id), "test"],
    queryFn: ({ signal }) => call("testErpConnection", { params: { id: connection.id }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const footer = (
    <Group justify="flex-end" gap={8}>
      <Button variant="default" loading={test.isFetching} onClick={() => void test.refetch()}>
        {t("retry")}
      </Button>
      <Button onClick={() => closeDialog()} data-autofocus>
        {t("terms:close")}
      </Button>
    </Group>
  );
  return (
    <Dialog
      title={`${t("connections:test")}: ${connection.displayName}`}
      onClose={() => closeDialog()}
      footer={footer}
      size={520}
    >
      {test.isFetching ? (
        <Group gap="sm" role="status">
          <Loader size={18} aria-hidden="true" />
          <Text fz="sm">{t("connectionForm:obstacles.testing")}</Text>
        </Group>
      ) : null}
      {test.data && !test.isFetching ? <TestAnswer answer={test.data} /> : null}
      {test.error && !test.isFetching ? <ErrorNotice error={test.error} /> : null}
    </Dialog>
  );
}
