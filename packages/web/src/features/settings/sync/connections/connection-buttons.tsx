import type { ErpConnection } from "@brygga/api-contract";
import { notifications } from "@mantine/notifications";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { useErrorNotification } from "../../../../components/use-error-notification.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { useRestoreConnection } from "../../api/erp-connections.ts";
import { useSyncNavigation } from "../use-sync-navigation.ts";
import { DeleteConnection } from "./delete-connection.tsx";
import { TestConnection } from "./test-connection.tsx";

interface ConnectionButtonsProps {
  selected: ErpConnection | undefined;
  hasConnector: boolean;
  /** Whether there is any that is not deleted. */
  hasConnections: boolean;
}

/** Add, Delete or Restore, Configure, and Test below the list ERP connections. */
export function ConnectionButtons({ selected, hasConnector, hasConnections }: ConnectionButtonsProps) {
  const { t } = useTexts();
  const { search, openDialog } = useSyncNavigation();
  const failed = useErrorNotification();
  const restore = useRestoreConnection();
  const isDeleted = selected !== undefined && selected.deletedAt !== null;
  const missing = selected === undefined ? t("settings:list.selectFirst") : undefined;
  const unusable = missing ?? (isDeleted ? t("settings:list.isDeleted") : undefined);
  const restoreNow = (connection: ErpConnection) =>
    mutateThen(restore, connection, {
      failed,
      done: ({ displayName }) =>
        notifications.show({ message: t("connections:restored", { name: displayName }) }),
    });
  const about = isDeleted || selected?.id !== search.connection ? undefined : selected;
  const show = (dialog: "delete-connection" | "test-connection") =>
    openDialog(dialog, { connection: selected?.id });
  return (
    <>
      <ReasonButton
        variant="filled"
        reason={hasConnector ? undefined : t("connections:noConnector")}
        onClick={() => openDialog("add-connection")}
      >
        {t("terms:add")}
      </ReasonButton>
      {isDeleted ? (
        <ReasonButton loading={restore.isPending} onClick={() => restoreNow(selected)}>
          {t("terms:restore")}
        </ReasonButton>
      ) : (
        <ReasonButton reason={missing} onClick={() => show("delete-connection")}>
          {t("terms:delete")}
        </ReasonButton>
      )}
      <ReasonButton
        reason={hasConnections ? undefined : t("order:priority.noConnections")}
        onClick={() => openDialog("sync-priority")}
      >
        {t("terms:setPriority")}
      </ReasonButton>
      <ReasonButton
        reason={unusable}
        onClick={() => openDialog("configure-connection", { connection: selected?.id })}
      >
        {t("connections:configure")}
      </ReasonButton>
      <ReasonButton reason={unusable} onClick={() => show("test-connection")}>
        {t("connections:test")}
      </ReasonButton>
      <ReasonButton
        reason={unusable ?? (selected?.active ? undefined : t("jobs:resync.notActive"))}
        onClick={() => openDialog("resync-from-erp", { connection: selected?.id })}
      >
        {t("terms:resyncErp")}
      </ReasonButton>
      {about !== undefined && search.dialog === "delete-connection" ? (
        <DeleteConnection connection={about} />
      ) : null}
      {about !== undefined && search.dialog === "test-connection" ? (
        <TestConnection connection={about} />
      ) : null}
    </>
  );
}
